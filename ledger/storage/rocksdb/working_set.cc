#include "ledger/storage/rocksdb/working_set.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "ledger/domain/wallet.h"
#include "ledger/storage/layout/keys.h"

namespace timecredit::storage {
namespace {

constexpr int kMostPassedOver = 8;

// Of every row, whatever is in it: its place in the tables and in the round, what malloc adds to
// four blocks, and the row itself, which is as large as the largest.
constexpr size_t kBytesOfAnyRow = 160 + sizeof(journal::Row);

// Of the lots in a row, which take ten times as much as they do encoded. Nothing else does: texts
// are as long either way.
size_t BytesOfLots(const journal::Row& row) {
  return std::visit(
      [](const auto& sort) -> size_t {
        if constexpr (requires { sort.portions; }) {
          return sort.portions.capacity() * sizeof(domain::Portion);
        } else if constexpr (requires { sort.wallet; }) {
          return sort.wallet.lots.capacity() * sizeof(domain::Portion);
        } else {
          return 0;
        }
      },
      row);
}

}  // namespace

struct WorkingSet::Entry {
  std::string key;
  Table table{};
  bool known = false;                       // whether `row` says what is stored, or is to be
  bool written = false;                     // by the group
  bool touched = false;                     // written by the running update
  bool used = false;                        // since the hand last came by
  bool stays = false;                       // beyond the group, as long as there is room
  size_t weight = 0;                        // in memory, about
  std::shared_ptr<const journal::Row> row;  // null: there is none
};

struct WorkingSet::Undoable {
  Entry* entry;
  bool known;
  bool written;
  std::shared_ptr<const journal::Row> row;
};

WorkingSet::WorkingSet(Load load, size_t most_bytes)
    : load_(std::move(load)), most_bytes_(most_bytes) {}

WorkingSet::~WorkingSet() = default;

WorkingSet::Entry& WorkingSet::EntryOf(const journal::RowKey& key) const {
  scratch_.clear();
  AppendKey(key, &scratch_);
  const Table table = TableOf(key);
  const bool appended = IsAppended(table);
  Entries& entries = appended ? passing_ : kept_;
  const auto found = entries.find(absl::string_view(scratch_));
  if (found != entries.end()) {
    found->second->used = true;
    return *found->second;
  }
  auto made = std::make_unique<Entry>();
  made->key = scratch_;
  made->table = table;
  made->stays = !appended;
  Entry& entry = *made;
  entries.emplace(absl::string_view(entry.key), std::move(made));
  if (entry.stays) round_.push_back(&entry);
  Weigh(entry, 0);
  return entry;
}

void WorkingSet::Weigh(Entry& entry, size_t encoded_bytes) const {
  if (!entry.stays) return;
  bytes_ -= entry.weight;
  entry.weight = sizeof(Entry) + kBytesOfAnyRow + entry.key.capacity() + encoded_bytes;
  if (entry.row != nullptr) entry.weight += BytesOfLots(*entry.row);
  bytes_ += entry.weight;
}

absl::StatusOr<std::shared_ptr<const journal::Row>> WorkingSet::FindRow(
    const journal::RowKey& key) const {
  Entry& entry = EntryOf(key);
  if (!entry.known) {
    auto loaded = load_(key, entry.key);
    if (!loaded.ok()) return loaded.status();
    entry.row = std::move(loaded->row);
    entry.known = true;
    Weigh(entry, loaded->bytes);
  }
  return entry.row;
}

void WorkingSet::Write(Entry& entry, std::shared_ptr<const journal::Row> row) {
  if (!entry.touched) {
    undo_.push_back({&entry, entry.known, entry.written, std::move(entry.row)});
    entry.touched = true;
  }
  entry.row = std::move(row);
  entry.known = true;
  entry.written = true;
}

void WorkingSet::Put(journal::Row row) {
  Entry& entry = EntryOf(journal::KeyOf(row));
  Write(entry, std::make_shared<const journal::Row>(std::move(row)));
}

void WorkingSet::Erase(const journal::RowKey& key) { Write(EntryOf(key), nullptr); }

void WorkingSet::Keep() {
  for (const Undoable& undoable : undo_) {
    undoable.entry->touched = false;
    if (!undoable.written) written_.push_back(undoable.entry);
  }
  undo_.clear();
}

void WorkingSet::Undo() {
  for (Undoable& undoable : undo_) {
    Entry& entry = *undoable.entry;
    entry.touched = false;
    entry.known = undoable.known;
    entry.written = undoable.written;
    entry.row = std::move(undoable.row);
  }
  undo_.clear();
}

void WorkingSet::VisitWrites(
    absl::FunctionRef<size_t(Table, std::string_view, const journal::Row*)> visit) {
  // Neighbours go beside each other in the memtable too.
  std::sort(written_.begin(), written_.end(),
            [](const Entry* left, const Entry* right) { return left->key < right->key; });
  for (Entry* entry : written_) Weigh(*entry, visit(entry->table, entry->key, entry->row.get()));
}

void WorkingSet::Settle() {
  for (Entry* entry : written_) entry->written = false;
  written_.clear();
  passing_.clear();
  MakeRoom();
}

// Called between groups, when no row is written and not yet stored. The hand passes over a row used
// since it last came by, but not over many in a row: nobody waits while it goes all the way round.
void WorkingSet::MakeRoom() {
  while (bytes_ > most_bytes_ && !round_.empty()) {
    Entry* entry = nullptr;
    for (int chances = kMostPassedOver; chances >= 0; --chances) {
      hand_ = hand_ + 1 < round_.size() ? hand_ + 1 : 0;
      entry = round_[hand_];
      if (!entry->used) break;
      entry->used = false;
    }
    // The newest takes its place, just behind the hand.
    round_[hand_] = round_.back();
    round_.pop_back();
    bytes_ -= entry->weight;
    kept_.erase(absl::string_view(entry->key));
  }
}

}  // namespace timecredit::storage
