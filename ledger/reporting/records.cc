#include "ledger/reporting/records.h"

#include <cstdint>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/number.h"
#include "ledger/journal/record.h"
#include "ledger/journal/record_codec.h"
#include "ledger/journal/rows.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {

absl::StatusOr<journal::Record> RecordOf(const storage::Snapshot& snapshot,
                                         domain::SchemeNumber scheme, domain::Sequence sequence) {
  const auto stored = snapshot.Find<journal::StoredRecord>({scheme, sequence});
  if (!stored.ok()) return stored.status();
  if (*stored == nullptr) return absl::DataLossError("a record that the journal lacks");
  return journal::DecodeRecord((*stored)->bytes);
}

absl::StatusOr<journal::Record> RecordOf(const storage::Store& store, domain::SchemeNumber scheme,
                                         domain::Sequence sequence) {
  std::optional<journal::Record> found;
  const auto status = store.View([&](const storage::Snapshot& snapshot) {
    auto record = RecordOf(snapshot, scheme, sequence);
    if (!record.ok()) return record.status();
    found = *std::move(record);
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return *std::move(found);
}

absl::StatusOr<domain::Sequence> FirstSince(const storage::Snapshot& snapshot,
                                            domain::SchemeNumber scheme, absl::Time since) {
  const auto head = snapshot.Find<journal::Head>({scheme});
  if (!head.ok()) return head.status();
  uint64_t first = 1;
  uint64_t beyond = *head == nullptr ? 1 : (*head)->last_sequence.value + 1;
  while (first < beyond) {
    const uint64_t middle = first + (beyond - first) / 2;
    const auto record = RecordOf(snapshot, scheme, domain::Sequence(middle));
    if (!record.ok()) return record.status();
    if (record->recorded_at < since) {
      first = middle + 1;
    } else {
      beyond = middle;
    }
  }
  return domain::Sequence(first);
}

absl::StatusOr<absl::Time> RecordedAt(const storage::Store& store, domain::SchemeNumber scheme,
                                      domain::Sequence sequence) {
  const auto record = RecordOf(store, scheme, sequence);
  if (!record.ok()) return record.status();
  return record->recorded_at;
}

}  // namespace timecredit::reporting
