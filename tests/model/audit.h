#ifndef TESTS_MODEL_AUDIT_H_
#define TESTS_MODEL_AUDIT_H_

#include <map>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/record.h"
#include "tests/model/contents.h"
#include "tests/model/expected_rows.h"
#include "tests/model/invariants.h"
#include "tests/model/ledger.h"
#include "tests/model/model.h"

namespace timecredit::model {

// Follows a ledger: reads what each operation changed and checks everything that can be checked.
// Every function returns OK, or INTERNAL with what is wrong.
class Audit {
 public:
  // Takes in what a ledger that was just opened holds by itself.
  absl::Status Begin(const Ledger& ledger);

  // Takes note of a command that the model has just accepted and carried out.
  void Note(const Expected& expected, const Model& model);

  // The ledger recorded what was noted since the last time, and nothing else; it holds what the
  // model holds, and keeps all invariants. Without anything noted (it was refused, or answered
  // before) not a byte may have changed.
  absl::Status Follow(const Ledger& ledger, const Model& model);

  // What is too slow to look at after every operation: scans and reads by key, what is sealed
  // about persons, and that the projections can be built again from the records, byte for byte.
  absl::Status LookThoroughly(const Ledger& ledger, const Model& model) const;

  // Records as they are stored; null when there is none.
  const journal::Record* RecordAt(domain::SchemeNumber scheme, domain::Sequence sequence) const;
  const journal::ConfidentialRecord* RecordAt(domain::SchemeNumber scheme,
                                              domain::ConfidentialSequence sequence) const;

  const Tables& tables() const { return contents_.tables(); }

 private:
  absl::Status ReadRecords(const Contents::Changes& changes, const Ledger& ledger);
  absl::Status CheckRecords(const Contents::Changes& changes) const;

  Contents contents_;
  Journal journal_;
  Statements statements_;
  std::vector<Expected> noted_;
  std::map<journal::StoredRecord::Key, journal::Record> records_;
  std::map<journal::SealedRecord::Key, journal::ConfidentialRecord> confidential_;
};

// The record without what the model does not foretell: postings, verdicts, text, request mark.
journal::Record Blank(journal::Record record);
journal::ConfidentialRecord Blank(journal::ConfidentialRecord record);

}  // namespace timecredit::model

#endif  // TESTS_MODEL_AUDIT_H_
