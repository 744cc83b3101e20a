#include "ledger/exchange/overlay.h"

#include <cstddef>
#include <memory>
#include <utility>
#include <variant>

#include "absl/status/statusor.h"
#include "ledger/journal/projections.h"
#include "ledger/journal/rows.h"

namespace timecredit::exchange {
namespace {

using journal::Row;
using journal::RowKey;

// Of rows that were read, at once.
constexpr size_t kMostRead = 10'000;

// The row of a key whose type is known only when the program runs.
template <size_t kType = 0>
absl::StatusOr<std::shared_ptr<const Row>> FindIn(const journal::ProjectionReader& reader,
                                                  const RowKey& key) {
  if constexpr (kType == std::variant_size_v<Row>) {
    return nullptr;
  } else {
    if (key.index() != kType) return FindIn<kType + 1>(reader, key);
    const auto found =
        reader.Find<std::variant_alternative_t<kType, Row>>(*std::get_if<kType>(&key));
    if (!found.ok()) return found.status();
    if (*found == nullptr) return nullptr;
    return std::make_shared<const Row>(**found);
  }
}

}  // namespace

void Overlay::Put(Row row) {
  RowKey key = journal::KeyOf(row);
  fresh_[std::move(key)] = std::make_shared<const Row>(std::move(row));
}

void Overlay::Erase(const RowKey& key) { fresh_[key] = nullptr; }

void Overlay::Keep() {
  for (auto& [key, row] : fresh_) kept_[key] = std::move(row);
  fresh_.clear();
}

absl::StatusOr<Overlay::RowPointer> Overlay::FindRow(const RowKey& key) const {
  for (const Rows* rows : {&fresh_, &kept_, static_cast<const Rows*>(&read_)}) {
    if (const auto found = rows->find(key); found != rows->end()) return found->second;
  }
  auto found = FindIn(below_, key);
  if (!found.ok()) return found;
  if (read_.size() >= kMostRead) read_.clear();
  read_[key] = *found;
  return found;
}

}  // namespace timecredit::exchange
