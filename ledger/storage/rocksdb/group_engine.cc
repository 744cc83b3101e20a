#include "ledger/storage/rocksdb/group_engine.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "ledger/journal/rows.h"
#include "ledger/storage/layout/rows.h"
#include "ledger/storage/layout/tables.h"
#include "ledger/storage/rocksdb/errors.h"

namespace timecredit::storage {
namespace {

rocksdb::Slice Slice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }

}  // namespace

GroupEngine::GroupEngine(const Database& database, size_t row_cache_bytes)
    : database_(database),
      rows_(
          [this](const journal::RowKey& key, std::string_view bytes) {
            rows_loaded_.fetch_add(1, std::memory_order_relaxed);
            return database_.Find(key, bytes, rocksdb::ReadOptions());
          },
          row_cache_bytes) {}

absl::Status GroupEngine::Execute(absl::AnyInvocable<absl::Status(Transaction&)>& decide) {
  absl::Status status = decide(rows_);
  if (status.ok()) {
    rows_.Keep();
  } else {
    rows_.Undo();
  }
  return status;
}

absl::Status GroupEngine::Commit() {
  if (rows_.HasWrites()) {
    Failure& failure = database_.failure();
    if (failure.has_stopped()) return failure.Answer();
    if (absl::Status status = Write(); !status.ok()) {
      failure.Stop({status.message().data(), status.message().size()});
      return status;
    }
    // What a file could not take in the background, no write tells of.
    if (failure.has_stopped()) return failure.Answer();
  }
  rows_.Settle();
  return absl::OkStatus();
}

absl::Status GroupEngine::Write() {
  batch_.Clear();
  uint64_t rows = 0;
  rocksdb::Status status;
  rows_.VisitWrites([&](Table table, std::string_view key, const journal::Row* row) {
    if (!status.ok()) return size_t{0};
    ++rows;
    rocksdb::ColumnFamilyHandle* family = database_.family_of(table);
    const std::string value = row == nullptr ? std::string() : EncodeValue(*row);
    status = row == nullptr ? batch_.Delete(family, Slice(key))
                            : batch_.Put(family, Slice(key), Slice(value));
    return value.size();
  });
  rocksdb::WriteOptions durably;
  durably.sync = true;
  if (status.ok()) status = database_.engine().Write(durably, &batch_);
  if (!status.ok()) {
    return absl::UnavailableError(ToStatus(status, "writing a group of updates").message());
  }
  if (absl::Status noted = database_.NoteSynced(); !noted.ok()) {
    return absl::UnavailableError(noted.message());
  }
  rows_written_.fetch_add(rows, std::memory_order_relaxed);
  bytes_written_.fetch_add(batch_.GetDataSize(), std::memory_order_relaxed);
  return absl::OkStatus();
}

}  // namespace timecredit::storage
