#ifndef LEDGER_STORAGE_STORE_H_
#define LEDGER_STORAGE_STORE_H_

#include <cstdint>
#include <functional>
#include <string_view>
#include <variant>

#include "absl/functional/any_invocable.h"
#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ledger/journal/projections.h"
#include "ledger/journal/rows.h"

namespace timecredit::storage {

enum class Direction { kForward, kBackward };

// The store as it was at one moment. Thread-safe.
class Snapshot : public journal::ProjectionReader {
 public:
  // Visits the rows of one type within the scheme of `from`, in key order, beginning with the first
  // at or after `from` (at or before it when going backward), until `visit` returns false.
  template <class RowType>
  absl::Status Scan(const typename RowType::Key& from, Direction direction,
                    absl::FunctionRef<bool(const RowType&)> visit) const {
    return ScanRows(journal::RowKey(from), direction,
                    [&](const journal::Row& row) { return visit(*std::get_if<RowType>(&row)); });
  }

  // Visits every stored key and value as bytes, in ascending order of the keys, personal and
  // journal rows included, until `visit` returns false. The layout is documented in layout/.
  virtual absl::Status VisitBytes(
      absl::FunctionRef<bool(std::string_view key, std::string_view value)> visit) const = 0;

 private:
  virtual absl::Status ScanRows(const journal::RowKey& from, Direction direction,
                                absl::FunctionRef<bool(const journal::Row&)> visit) const = 0;
};

// What one update does to the store. Point reads and writes only: what needs a scan is found in a
// snapshot first and checked again here.
using Transaction = journal::Projections;

enum class Priority {
  kInteractive,  // somebody waits for it
  kBulk,         // a batch, an import, a sweep: never starves interactive updates
};

struct Update {
  Priority priority = Priority::kInteractive;
  // An update still queued then is dropped unexecuted: DEADLINE_EXCEEDED.
  absl::Time deadline = absl::InfiniteFuture();
  // Runs on the store's thread, alone, against the effects of every update before it. May be run
  // again from the start, so it has no side effects but its writes, and must not block. A status
  // other than OK undoes its writes.
  absl::AnyInvocable<absl::Status(Transaction&)> decide;
  // Called exactly once, after the writes are durable or with the reason why there are none: the
  // status of `decide`; RESOURCE_EXHAUSTED when the queue is full (a payload carries the advised
  // delay, see RetryDelayOf); DEADLINE_EXCEEDED; UNAVAILABLE when the store is closing. Runs on
  // the store's or the caller's thread and must not block.
  absl::AnyInvocable<void(absl::Status)> done;
};

// Where a scheme's journal and its projections live. All functions are thread-safe.
//
// Updates are strictly serialisable: they take effect one after another, in an order that agrees
// with real time, and a snapshot sees every update acknowledged before it was taken.
class Store {
 public:
  virtual ~Store() = default;

  // Runs `read` on the caller's thread against a snapshot; returns its status.
  virtual absl::Status View(absl::FunctionRef<absl::Status(const Snapshot&)> read) const = 0;

  // Queues an update and returns at once.
  virtual void Submit(Update update) = 0;

  // Submits an update and waits for it. Never call it from `decide` or `done`.
  absl::Status Run(absl::AnyInvocable<absl::Status(Transaction&)> decide,
                   Priority priority = Priority::kInteractive,
                   absl::Time deadline = absl::InfiniteFuture());
};

// The error of a full queue, and the delay after which a caller may try again (none for other
// errors: absl::ZeroDuration()).
absl::Status QueueFull(absl::Duration retry_after);
absl::Duration RetryDelayOf(const absl::Status& status);

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_STORE_H_
