#include "tests/model/tally.h"

#include "absl/strings/str_cat.h"

namespace timecredit::model {

int64_t Tally::CountOf(const std::string& operation, const std::string& answer) const {
  const auto found = answers.find(operation);
  if (found == answers.end()) return 0;
  const auto count = found->second.find(answer);
  return count == found->second.end() ? 0 : count->second;
}

void Tally::Add(const Tally& other) {
  for (const auto& [operation, counts] : other.answers) {
    for (const auto& [answer, count] : counts) answers[operation][answer] += count;
  }
}

int64_t Tally::Total() const {
  int64_t total = 0;
  for (const auto& [operation, counts] : answers) {
    for (const auto& [answer, count] : counts) total += count;
  }
  return total;
}

std::string Tally::InWords() const {
  std::string words;
  for (const auto& [operation, counts] : answers) {
    absl::StrAppend(&words, operation, ":");
    for (const auto& [answer, count] : counts) {
      absl::StrAppend(&words, " ", answer, " ", count, ",");
    }
    words.back() = '\n';
  }
  return words;
}

}  // namespace timecredit::model
