#ifndef TESTS_JOURNAL_DAMAGED_BYTES_H_
#define TESTS_JOURNAL_DAMAGED_BYTES_H_

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace timecredit::tests {

// What disks, and people with an editor, do to stored bytes. The same seed does the same damage.
class DamagedBytes {
 public:
  explicit DamagedBytes(uint64_t seed) : random_(seed) {}

  // One to four changes to `bytes`, which is not empty.
  std::string Next(std::string_view bytes) {
    std::string damaged(bytes);
    const size_t changes = 1 + Below(4);
    for (size_t change = 0; change < changes && !damaged.empty(); ++change) Change(damaged);
    return damaged;
  }

 private:
  size_t Below(size_t limit) {
    return static_cast<size_t>(random_() % limit);  // the bias does not matter here
  }

  void Change(std::string& bytes) {
    const size_t at = Below(bytes.size());
    const size_t length = 1 + Below(bytes.size() - at);
    switch (Below(6)) {
      case 0:  // one bit
        bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << Below(8)));
        break;
      case 1:  // one byte
        bytes[at] = static_cast<char>(Below(256));
        break;
      case 2:  // one byte more
        bytes.insert(at, 1, static_cast<char>(Below(256)));
        break;
      case 3:  // a piece less
        bytes.erase(at, length);
        break;
      case 4:  // a piece twice
        bytes.insert(at, std::string(bytes, at, length));
        break;
      default:  // a piece elsewhere
        const std::string piece(bytes, at, length);
        bytes.erase(at, length);
        bytes.insert(Below(bytes.size() + 1), piece);
    }
  }

  std::mt19937_64 random_;
};

}  // namespace timecredit::tests

#endif  // TESTS_JOURNAL_DAMAGED_BYTES_H_
