#include "ledger/storage/memory/memory_store.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "ledger/journal/rows.h"
#include "ledger/storage/layout/keys.h"
#include "ledger/storage/layout/rows.h"
#include "ledger/storage/memory/versioned_map.h"

namespace timecredit::storage {
namespace {

using FoundRow = absl::StatusOr<std::shared_ptr<const journal::Row>>;

FoundRow Decode(const journal::RowKey& key, const std::optional<std::string>& value) {
  if (!value) return nullptr;
  absl::StatusOr<journal::Row> row = DecodeRow(key, *value);
  if (!row.ok()) return row.status();
  return std::make_shared<const journal::Row>(*std::move(row));
}

class MemorySnapshot : public Snapshot {
 public:
  explicit MemorySnapshot(VersionedMap& map) : map_(map), version_(map.Hold()) {}
  ~MemorySnapshot() override { map_.Release(version_); }
  MemorySnapshot(const MemorySnapshot&) = delete;
  MemorySnapshot& operator=(const MemorySnapshot&) = delete;

  absl::Status VisitBytes(
      absl::FunctionRef<bool(std::string_view, std::string_view)> visit) const override {
    auto entry = map_.Next("", /*beyond=*/false, Direction::kForward, version_);
    while (entry && visit(entry->first, entry->second)) {
      entry = map_.Next(entry->first, /*beyond=*/true, Direction::kForward, version_);
    }
    return absl::OkStatus();
  }

 private:
  FoundRow FindRow(const journal::RowKey& key) const override {
    return Decode(key, map_.Find(EncodeKey(key), version_));
  }

  absl::Status ScanRows(const journal::RowKey& from, Direction direction,
                        absl::FunctionRef<bool(const journal::Row&)> visit) const override {
    const std::string prefix = TablePrefix(from);
    auto entry = map_.Next(EncodeKey(from), /*beyond=*/false, direction, version_);
    while (entry && entry->first.starts_with(prefix)) {
      absl::StatusOr<journal::RowKey> key = DecodeKey(entry->first);
      if (!key.ok()) return key.status();
      const FoundRow row = Decode(*key, entry->second);
      if (!row.ok()) return row.status();
      if (!visit(**row)) break;
      entry = map_.Next(entry->first, /*beyond=*/true, direction, version_);
    }
    return absl::OkStatus();
  }

  VersionedMap& map_;
  const VersionedMap::Version version_;
};

// The running update: its own writes before everything written already.
class MemoryTransaction : public Transaction {
 public:
  explicit MemoryTransaction(const VersionedMap& map) : map_(map) {}

  void Put(journal::Row row) override {
    writes_[EncodeKey(journal::KeyOf(row))] = EncodeValue(row);
  }
  void Erase(const journal::RowKey& key) override { writes_[EncodeKey(key)] = std::nullopt; }

  void WriteTo(VersionedMap& map) {
    for (auto& [key, value] : writes_) map.Write(key, std::move(value));
  }

 private:
  FoundRow FindRow(const journal::RowKey& key) const override {
    const std::string bytes = EncodeKey(key);
    const auto own = writes_.find(bytes);
    return Decode(key, own != writes_.end() ? own->second : map_.FindNewest(bytes));
  }

  const VersionedMap& map_;
  std::map<std::string, std::optional<std::string>> writes_;
};

}  // namespace

class MemoryStore::State : public Engine {
 public:
  State(const domain::Clock& clock, const SequencerOptions& options)
      : sequencer_(options, clock, *this) {}

  absl::Status Execute(absl::AnyInvocable<absl::Status(Transaction&)>& decide) override {
    MemoryTransaction transaction(map_);
    const absl::Status status = decide(transaction);
    if (status.ok()) transaction.WriteTo(map_);
    return status;
  }

  absl::Status Commit() override {
    map_.Publish();
    return absl::OkStatus();
  }

  VersionedMap& map() { return map_; }
  Sequencer& sequencer() { return sequencer_; }

 private:
  VersionedMap map_;
  Sequencer sequencer_;  // last: its thread uses everything else
};

MemoryStore::MemoryStore(const domain::Clock& clock, const SequencerOptions& options)
    : state_(std::make_unique<State>(clock, options)) {}

MemoryStore::~MemoryStore() = default;

absl::Status MemoryStore::View(absl::FunctionRef<absl::Status(const Snapshot&)> read) const {
  return read(MemorySnapshot(state_->map()));
}

void MemoryStore::Submit(Update update) { state_->sequencer().Submit(std::move(update)); }

SequencerStatistics MemoryStore::statistics() const { return state_->sequencer().statistics(); }

}  // namespace timecredit::storage
