#include "ledger/personal/gram_index.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace timecredit::personal {
namespace {

// Spreads the letters of a gram, and whether it begins a word, over all bits (SplitMix64's mixer).
size_t HashOf(std::string_view gram, bool begins) {
  uint64_t mixed = begins ? 1 : 2;
  for (const char letter : gram) mixed = (mixed << 8) | static_cast<unsigned char>(letter);
  mixed *= 0x9E3779B97F4A7C15u;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
  return static_cast<size_t>(mixed ^ (mixed >> 31));
}

}  // namespace

void GramIndex::Add(size_t slot, std::string_view word) {
  const size_t column = slot / 64;
  if (column >= columns_) Grow(column + 1);
  const uint64_t bit = uint64_t{1} << (slot % 64);
  const auto set = [&](size_t hash) { bits_[hash % kRows * capacity_ + column] |= bit; };
  for (size_t length = 1; length < kShortestInner && length <= word.size(); ++length) {
    set(HashOf(word.substr(0, length), true));
  }
  for (size_t at = 0; at + kShortestInner <= word.size(); ++at) {
    set(HashOf(word.substr(at, kShortestInner), false));
  }
}

void GramIndex::Clear(size_t slot) {
  const size_t column = slot / 64;
  if (column >= columns_) return;
  const uint64_t others = ~(uint64_t{1} << (slot % 64));
  for (size_t row = 0; row < kRows; ++row) bits_[row * capacity_ + column] &= others;
}

void GramIndex::Intersect(std::string_view part, Bits& candidates) const {
  const auto intersect = [&](size_t hash) {
    const uint64_t* const row = bits_.data() + hash % kRows * capacity_;
    for (size_t column = 0; column < candidates.size(); ++column) candidates[column] &= row[column];
  };
  if (part.size() < kShortestInner) return intersect(HashOf(part, true));
  for (size_t at = 0; at + kShortestInner <= part.size(); ++at) {
    intersect(HashOf(part.substr(at, kShortestInner), false));
  }
}

void GramIndex::Grow(size_t columns) {
  if (columns > capacity_) {
    const size_t capacity = std::max(columns, capacity_ * 2);
    std::vector<uint64_t> bits(kRows * capacity);
    for (size_t row = 0; row < kRows; ++row) {
      std::copy_n(bits_.begin() + static_cast<std::ptrdiff_t>(row * capacity_), columns_,
                  bits.begin() + static_cast<std::ptrdiff_t>(row * capacity));
    }
    bits_ = std::move(bits);
    capacity_ = capacity;
  }
  columns_ = columns;
}

}  // namespace timecredit::personal
