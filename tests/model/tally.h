#ifndef TESTS_MODEL_TALLY_H_
#define TESTS_MODEL_TALLY_H_

#include <cstdint>
#include <map>
#include <string>

namespace timecredit::model {

// How often each operation was answered how: what histories reached, and what they did not.
struct Tally {
  // By operation, and by "done", "answered before", "dry run" or the reason of the refusal.
  std::map<std::string, std::map<std::string, int64_t>> answers;

  void Count(const std::string& operation, const std::string& answer) {
    ++answers[operation][answer];
  }
  int64_t CountOf(const std::string& operation, const std::string& answer) const;
  void Add(const Tally& other);
  int64_t Total() const;

  // One line an operation.
  std::string InWords() const;
};

}  // namespace timecredit::model

#endif  // TESTS_MODEL_TALLY_H_
