#include "tests/service/failing_store.h"

#include <cstddef>
#include <memory>
#include <mutex>
#include <string_view>
#include <utility>
#include <variant>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/journal/rows.h"
#include "ledger/storage/store.h"

namespace timecredit::service {
namespace {

using journal::Row;
using journal::RowKey;

// Calls `with` for the type of row that a key is of.
template <size_t kType = 0, class Result, class With>
Result ForType(const RowKey& key, const With& with) {
  if constexpr (kType == std::variant_size_v<Row>) {
    return absl::InternalError("no such type");
  } else {
    if (key.index() != kType) return ForType<kType + 1, Result>(key, with);
    return with.template operator()<std::variant_alternative_t<kType, Row>>(
        *std::get_if<kType>(&key));
  }
}

class FailingSnapshot : public storage::Snapshot {
 public:
  FailingSnapshot(const FailingStore& store, const storage::Snapshot& snapshot)
      : store_(store), snapshot_(snapshot) {}

  absl::Status VisitBytes(
      absl::FunctionRef<bool(std::string_view, std::string_view)> visit) const override {
    return snapshot_.VisitBytes(visit);
  }

 private:
  using Found = absl::StatusOr<std::shared_ptr<const Row>>;

  Found FindRow(const RowKey& key) const override {
    if (auto status = store_.Read(); !status.ok()) return status;
    return ForType<0, Found>(key, [this]<class RowType>(const typename RowType::Key& row) -> Found {
      const auto found = snapshot_.Find<RowType>(row);
      if (!found.ok()) return found.status();
      return *found == nullptr ? nullptr : std::make_shared<const Row>(**found);
    });
  }

  absl::Status ScanRows(const RowKey& from, storage::Direction direction,
                        absl::FunctionRef<bool(const Row&)> visit) const override {
    if (auto status = store_.Read(); !status.ok()) return status;
    return ForType<0, absl::Status>(
        from, [&]<class RowType>(const typename RowType::Key& key) -> absl::Status {
          return snapshot_.Scan<RowType>(key, direction,
                                         [&](const RowType& row) { return visit(Row(row)); });
        });
  }

  const FailingStore& store_;
  const storage::Snapshot& snapshot_;
};

}  // namespace

void FailingStore::FailAfterCommit(int nth, absl::Status error) {
  const std::lock_guard<std::mutex> lock(mutex_);
  is_armed_ = true;
  is_counting_ = false;
  has_failed_ = false;
  reads_left_ = nth;
  error_ = std::move(error);
}

bool FailingStore::Mend() {
  const std::lock_guard<std::mutex> lock(mutex_);
  is_armed_ = is_counting_ = false;
  return std::exchange(has_failed_, false);
}

absl::Status FailingStore::Read() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (!is_counting_) return absl::OkStatus();
  if (reads_left_ > 0) --reads_left_;
  if (reads_left_ > 0) return absl::OkStatus();
  has_failed_ = true;
  return error_;
}

absl::Status FailingStore::View(
    absl::FunctionRef<absl::Status(const storage::Snapshot&)> read) const {
  return store_.View(
      [&](const storage::Snapshot& snapshot) { return read(FailingSnapshot(*this, snapshot)); });
}

void FailingStore::Submit(storage::Update update) {
  update.done = [this, done = std::move(update.done)](absl::Status status) mutable {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (status.ok() && is_armed_) is_counting_ = true;
    }
    done(std::move(status));
  };
  store_.Submit(std::move(update));
}

}  // namespace timecredit::service
