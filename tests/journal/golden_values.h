#ifndef TESTS_JOURNAL_GOLDEN_VALUES_H_
#define TESTS_JOURNAL_GOLDEN_VALUES_H_

#include <string>
#include <vector>

#include "ledger/domain/member_fields.h"
#include "ledger/domain/obligation.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/record.h"
#include "tests/journal/golden_file.h"

// The values whose stored bytes the files in golden/ fix. What is written there for version 2 never
// changes, so neither do these.
namespace timecredit::tests {

template <class Value>
struct Golden {
  std::string name;
  Value value;
};

// Every body, every optional field with and without, in the order of the body's field numbers.
std::vector<Golden<journal::Record>> GoldenRecords();

std::vector<Golden<journal::ConfidentialRecord>> GoldenConfidentialRecords();
std::vector<Golden<domain::Obligation>> GoldenObligations();
std::vector<Golden<journal::ConfidentialHours>> GoldenConfidentialHours();
std::vector<Golden<journal::Envelope>> GoldenEnvelopes();
std::vector<Golden<domain::MemberFields>> GoldenMemberFields();

// What today's codecs make of them: the entries that golden/record_v2.txt and golden/sealed_v2.txt
// should have.
std::vector<GoldenEntry> RecordEntries();
std::vector<GoldenEntry> SealedEntries();

}  // namespace timecredit::tests

#endif  // TESTS_JOURNAL_GOLDEN_VALUES_H_
