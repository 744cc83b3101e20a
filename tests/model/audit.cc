#include "tests/model/audit.h"

#include <variant>

#include "absl/strings/str_cat.h"
#include "ledger/journal/record_codec.h"
#include "ledger/personal/case_reader.h"
#include "tests/model/agreement.h"
#include "tests/model/rebuilding.h"

namespace timecredit::model {
namespace {

absl::Status Wrong(absl::string_view what) { return absl::InternalError(what); }

// How many keys of one type of row there are.
template <class RowType>
size_t CountOf(const std::vector<journal::RowKey>& keys) {
  size_t count = 0;
  for (const journal::RowKey& key : keys) {
    count += std::holds_alternative<typename RowType::Key>(key) ? 1 : 0;
  }
  return count;
}

absl::Status CheckRecord(const Expected& expected, const journal::Record* record) {
  if (record == nullptr) return Wrong("a record is missing");
  if (!(Blank(*record) == *expected.record)) {
    return Wrong(absl::StrCat("record ", record->sequence.value, " says something else"));
  }
  if (record->text.has_value() != expected.has_text) return Wrong("a text too many or too few");
  if (record->request.has_value() != expected.has_request) {
    return Wrong("a request mark too many or too few");
  }
  return absl::OkStatus();
}

absl::Status CheckRecord(const Expected& expected, const journal::ConfidentialRecord* record) {
  if (record == nullptr) return Wrong("a confidential record is missing");
  if (!(Blank(*record) == *expected.confidential)) {
    return Wrong(
        absl::StrCat("confidential record ", record->sequence.value, " says something else"));
  }
  if (record->request.has_value() != expected.confidential_has_request) {
    return Wrong("a request mark too many or too few");
  }
  return absl::OkStatus();
}

}  // namespace

journal::Record Blank(journal::Record record) {
  record.postings.clear();
  record.verdicts.clear();
  record.text.reset();
  record.request.reset();
  return record;
}

journal::ConfidentialRecord Blank(journal::ConfidentialRecord record) {
  record.postings.clear();
  record.verdicts.clear();
  record.request.reset();
  return record;
}

const journal::Record* Audit::RecordAt(domain::SchemeNumber scheme,
                                       domain::Sequence sequence) const {
  const auto found = records_.find({scheme, sequence});
  return found == records_.end() ? nullptr : &found->second;
}

const journal::ConfidentialRecord* Audit::RecordAt(domain::SchemeNumber scheme,
                                                   domain::ConfidentialSequence sequence) const {
  const auto found = confidential_.find({scheme, sequence});
  return found == confidential_.end() ? nullptr : &found->second;
}

absl::Status Audit::ReadRecords(const Contents::Changes& changes, const Ledger& ledger) {
  for (const journal::RowKey& key : changes.added) {
    if (const auto* place = std::get_if<journal::StoredRecord::Key>(&key)) {
      const auto* row = contents_.tables().Find<journal::StoredRecord>(*place);
      auto record = journal::DecodeRecord(row->bytes);
      if (!record.ok()) return record.status();
      if (record->scheme != place->scheme || record->sequence != place->sequence) {
        return Wrong("a record under another's key");
      }
      if (auto status = journal_.Add(*record); !status.ok()) return status;
      records_.emplace(*place, *std::move(record));
    }
  }
  return ledger.store().View([&](const storage::Snapshot& snapshot) {
    const personal::CaseReader cases(snapshot, ledger.exchange().keyring(),
                                     ledger.exchange().digests());
    for (const journal::RowKey& key : changes.added) {
      const auto* place = std::get_if<journal::SealedRecord::Key>(&key);
      if (place == nullptr) continue;
      auto record = cases.Open(*contents_.tables().Find<journal::SealedRecord>(*place));
      if (!record.ok()) return record.status();
      if (auto status = journal_.Add(*record); !status.ok()) return status;
      confidential_.emplace(*place, *std::move(record));
    }
    return absl::OkStatus();
  });
}

absl::Status Audit::CheckRecords(const Contents::Changes& changes) const {
  size_t records = 0;
  size_t confidential = 0;
  for (const Expected& one : noted_) {
    if (one.record.has_value()) {
      ++records;
      auto status = CheckRecord(one, RecordAt(one.record->scheme, one.record->sequence));
      if (!status.ok()) return status;
    }
    if (one.confidential.has_value()) {
      ++confidential;
      auto status =
          CheckRecord(one, RecordAt(one.confidential->scheme, one.confidential->sequence));
      if (!status.ok()) return status;
    }
  }
  if (CountOf<journal::StoredRecord>(changes.added) != records ||
      CountOf<journal::SealedRecord>(changes.added) != confidential) {
    return Wrong("records that nobody asked for");
  }
  return absl::OkStatus();
}

void Audit::Note(const Expected& expected, const Model& model) {
  statements_.Add(expected, model);
  noted_.push_back(expected);
}

absl::Status Audit::Begin(const Ledger& ledger) {
  return contents_.Refresh(ledger.store()).status();
}

absl::Status Audit::Follow(const Ledger& ledger, const Model& model) {
  const auto changes = contents_.Refresh(ledger.store());
  if (!changes.ok()) return changes.status();
  if (noted_.empty()) {
    return changes->IsEmpty() ? absl::OkStatus() : Wrong("something changed, and nothing should");
  }
  const Tables& tables = contents_.tables();
  absl::Status status = CheckAppendedOnly(*changes);
  if (status.ok()) status = ReadRecords(*changes, ledger);
  if (status.ok()) status = CheckRecords(*changes);
  if (status.ok()) status = CheckBooks(journal_);
  if (status.ok()) status = CheckAccounts(tables, journal_);
  if (status.ok()) status = CheckLines(tables);
  if (status.ok()) status = CheckIndexes(tables, journal_);
  if (status.ok()) status = CheckSealedKeys(tables, model);
  if (status.ok()) status = CheckRows(tables, model, statements_, journal_);
  if (!status.ok()) return status;
  noted_.clear();
  return ledger.store().View([&](const storage::Snapshot& snapshot) {
    return CheckCases(snapshot, ledger.exchange(), model);
  });
}

absl::Status Audit::LookThoroughly(const Ledger& ledger, const Model& model) const {
  if (auto status = contents_.CheckReads(ledger.store()); !status.ok()) return status;
  const auto status = ledger.store().View([&](const storage::Snapshot& snapshot) {
    return CheckPersons(snapshot, ledger.exchange(), model);
  });
  return status.ok() ? CheckRebuilt(ledger) : status;
}

}  // namespace timecredit::model
