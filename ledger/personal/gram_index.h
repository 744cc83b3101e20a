#ifndef LEDGER_PERSONAL_GRAM_INDEX_H_
#define LEDGER_PERSONAL_GRAM_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace timecredit::personal {

// Which entries may hold a word that another begins or contains: for each group of hashed letter
// sequences one bit an entry, so that a search intersects a few rows of bits and looks at what is
// left. 128 bytes an entry. Never misses an entry; may name some that hold no such word. Not
// thread-safe.
class GramIndex {
 public:
  // Words shorter than this, in bytes, are found by the beginning of a word only.
  static constexpr size_t kShortestInner = 3;

  using Bits = std::vector<uint64_t>;  // entry n is bit n % 64 of element n / 64

  // Adds the word to entry `slot`. Slots are small numbers, used again after Clear.
  void Add(size_t slot, std::string_view word);

  // Forgets the entry's words.
  void Clear(size_t slot);

  // Keeps in `candidates` those that may hold `part`: as a word's beginning or, unless it is too
  // short, anywhere within a word.
  void Intersect(std::string_view part, Bits& candidates) const;

  // All slots that were ever used.
  Bits Everything() const { return Bits(columns_, ~uint64_t{0}); }

 private:
  static constexpr size_t kRows = 1024;

  void Grow(size_t columns);

  size_t columns_ = 0;          // elements of a row that are in use
  size_t capacity_ = 0;         // elements of a row
  std::vector<uint64_t> bits_;  // row by row
};

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_GRAM_INDEX_H_
