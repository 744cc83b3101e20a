#ifndef TESTS_JOURNAL_ANY_VALUE_H_
#define TESTS_JOURNAL_ANY_VALUE_H_

#include "ledger/domain/member_fields.h"
#include "ledger/domain/obligation.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"

// Any value that can be stored, whether or not it makes sense, drawn by RapidCheck: call these from
// within a property.
namespace timecredit::tests {

void Fill(journal::Record& record);
void Fill(journal::ConfidentialRecord& record);
void Fill(domain::Obligation& obligation);
void Fill(journal::ConfidentialHours& hours);
void Fill(journal::Envelope& envelope);
void Fill(domain::MemberFields& fields);
void Fill(journal::Row& row);

template <class Value>
Value Any() {
  Value value;
  Fill(value);
  return value;
}

}  // namespace timecredit::tests

#endif  // TESTS_JOURNAL_ANY_VALUE_H_
