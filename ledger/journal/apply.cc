#include "ledger/journal/apply.h"

#include <utility>
#include <variant>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/journal/agreement.h"
#include "ledger/journal/books.h"
#include "ledger/journal/fold.h"
#include "ledger/journal/owner_changes.h"
#include "ledger/journal/record_codec.h"
#include "ledger/journal/rows.h"

namespace timecredit::journal {
namespace {

absl::StatusOr<Head> FollowingHead(const Record& record, const Projections& projections) {
  const auto stored = projections.Find<Head>({record.scheme});
  if (!stored.ok()) return stored.status();
  Head head;
  head.scheme = record.scheme;
  head.last_recorded_at = absl::InfinitePast();
  if (*stored != nullptr) head = **stored;
  if (record.sequence.value != head.last_sequence.value + 1) {
    return absl::InternalError("a record out of sequence");
  }
  if (record.recorded_at <= head.last_recorded_at) {
    return absl::InternalError("a record that was not recorded after the one before it");
  }
  head.last_sequence = record.sequence;
  head.last_recorded_at = record.recorded_at;
  return head;
}

void PutOutcome(const Record& record, Projections& projections) {
  if (!record.request.has_value()) return;
  const bool creates_scheme = std::holds_alternative<SchemeCreated>(record.body);
  Outcome outcome;
  outcome.scheme = creates_scheme ? domain::SchemeNumber() : record.scheme;
  outcome.request = record.request->key;
  outcome.body = record.request->body;
  outcome.committed_in = record.scheme;
  outcome.sequence = record.sequence;
  projections.Put(outcome);
}

}  // namespace

absl::Status Apply(const Record& record, Projections& projections) {
  auto head = FollowingHead(record, projections);
  if (!head.ok()) return head.status();
  if (auto status = CheckEntry(record.postings); !status.ok()) return status;

  OwnerChanges owners(record, projections);
  for (const Posting& posting : record.postings) {
    if (domain::BookOf(posting.account.kind) == domain::Book::kObligation) {
      return absl::InternalError("a posting of the obligation book in a public record");
    }
    if (auto status = owners.Post(posting); !status.ok()) return status;
  }
  Fold fold(record, *head, owners, projections);
  auto status = std::visit([&](const auto& body) { return fold(body); }, record.body);
  if (!status.ok()) return status;

  owners.Write();
  if (record.effective.has_value()) {
    projections.Put(EffectiveEntry{
        .scheme = record.scheme, .date = record.effective->date, .sequence = record.sequence});
  }
  PutOutcome(record, projections);
  projections.Put(*std::move(head));
  return absl::OkStatus();
}

absl::Status Append(const Record& record, Projections& projections) {
  if (auto status = CheckAgreement(record); !status.ok()) return status;
  projections.Put(StoredRecord{
      .scheme = record.scheme, .sequence = record.sequence, .bytes = EncodeRecord(record)});
  return Apply(record, projections);
}

}  // namespace timecredit::journal
