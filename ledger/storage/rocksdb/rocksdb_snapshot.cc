#include "ledger/storage/rocksdb/rocksdb_snapshot.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ledger/storage/layout/keys.h"
#include "ledger/storage/layout/rows.h"
#include "ledger/storage/rocksdb/errors.h"
#include "rocksdb/iterator.h"

namespace timecredit::storage {
namespace {

// Read ahead when everything is read.
constexpr size_t kReadAheadBytes = 2 << 20;

std::string_view View(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

// The first bytes after all that begin with `prefix`; empty when there are none.
std::string AfterAllOf(std::string prefix) {
  while (!prefix.empty() && prefix.back() == '\xff') prefix.pop_back();
  if (!prefix.empty()) prefix.back() = static_cast<char>(prefix.back() + 1);
  return prefix;
}

}  // namespace

RocksDbSnapshot::RocksDbSnapshot(const Database& database)
    : database_(database), moment_(&database.engine()) {
  as_of_then_.snapshot = moment_.snapshot();
  // Some memtables are hash tables: iterate all of them in the order of the keys all the same.
  as_of_then_.total_order_seek = true;
}

absl::StatusOr<std::shared_ptr<const journal::Row>> RocksDbSnapshot::FindRow(
    const journal::RowKey& key) const {
  auto found = database_.Find(key, EncodeKey(key), as_of_then_);
  if (!found.ok()) return found.status();
  return std::move(found->row);
}

absl::Status RocksDbSnapshot::ScanRows(const journal::RowKey& from, Direction direction,
                                       absl::FunctionRef<bool(const journal::Row&)> visit) const {
  const std::string first = TablePrefix(from);
  const std::string end = AfterAllOf(first);
  const rocksdb::Slice lower(first);
  const rocksdb::Slice upper(end);
  rocksdb::ReadOptions how = as_of_then_;
  how.iterate_lower_bound = &lower;
  if (!end.empty()) how.iterate_upper_bound = &upper;
  const std::unique_ptr<rocksdb::Iterator> rows(
      database_.engine().NewIterator(how, database_.family_of(TableOf(from))));
  const bool forward = direction == Direction::kForward;
  const std::string start = EncodeKey(from);
  forward ? rows->Seek(start) : rows->SeekForPrev(start);
  for (; rows->Valid(); forward ? rows->Next() : rows->Prev()) {
    const absl::StatusOr<journal::RowKey> key = DecodeKey(View(rows->key()));
    if (!key.ok()) return key.status();
    const absl::StatusOr<journal::Row> row = DecodeRow(*key, View(rows->value()));
    if (!row.ok()) return row.status();
    if (!visit(*row)) break;
  }
  return ToStatus(rows->status(), "scanning rows");
}

absl::Status RocksDbSnapshot::VisitBytes(
    absl::FunctionRef<bool(std::string_view, std::string_view)> visit) const {
  rocksdb::ReadOptions how = as_of_then_;
  how.readahead_size = kReadAheadBytes;
  how.fill_cache = false;
  std::vector<std::unique_ptr<rocksdb::Iterator>> families;
  for (size_t index = 0; index < kFamilies; ++index) {
    families.emplace_back(
        database_.engine().NewIterator(how, database_.family(static_cast<Family>(index))));
    families.back()->SeekToFirst();
  }
  // Families interleave: a key begins with the scheme, and each scheme has rows in several.
  while (true) {
    rocksdb::Iterator* next = nullptr;
    for (const auto& family : families) {
      if (!family->Valid()) {
        if (!family->status().ok()) return ToStatus(family->status(), "reading all rows");
      } else if (next == nullptr || family->key().compare(next->key()) < 0) {
        next = family.get();
      }
    }
    if (next == nullptr || !visit(View(next->key()), View(next->value()))) break;
    next->Next();
  }
  return absl::OkStatus();
}

}  // namespace timecredit::storage
