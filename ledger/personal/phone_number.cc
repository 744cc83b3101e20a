#include "ledger/personal/phone_number.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"

namespace timecredit::personal {
namespace {

// With its calling code, the shortest number that is taken for one although it lacks the +.
constexpr size_t kShortestWithCallingCode = 11;

bool IsDigit(char character) { return absl::ascii_isdigit(static_cast<unsigned char>(character)); }

bool IsBetweenDigits(char character) {
  return std::string_view(" \t()-.").find(character) != std::string_view::npos;
}

// Letters, in any script: whatever is not ASCII counts as one.
bool IsLetter(char character) {
  const auto byte = static_cast<unsigned char>(character);
  return absl::ascii_isalpha(byte) || !absl::ascii_isascii(byte);
}

// The run that begins at `at`; nullopt when none does.
std::optional<NumberRun> RunAt(std::string_view text, size_t at) {
  NumberRun run{.begin = at, .end = at, .groups = {}, .has_plus = text[at] == '+'};
  size_t next = run.has_plus ? at + 1 : at;
  while (next < text.size()) {
    if (!IsDigit(text[next])) {
      if (!IsBetweenDigits(text[next])) break;
      ++next;
      continue;
    }
    size_t end = next;
    while (end < text.size() && IsDigit(text[end])) ++end;
    if (end < text.size() && IsLetter(text[end])) break;  // "12b" is no number
    run.groups.emplace_back(text.substr(next, end - next));
    run.end = end;
    next = end;
  }
  if (run.groups.empty()) return std::nullopt;
  return run;
}

std::string JoinGroups(const NumberRun& run) {
  std::string digits;
  for (const auto& group : run.groups) digits += group;
  return digits;
}

// What follows the calling code of the country, as it is dialled there.
std::string WithTrunkPrefix(std::string_view national) {
  if (national.starts_with('0')) national.remove_prefix(1);  // "+44 (0)29"
  if (national.empty()) return {};
  return "0" + std::string(national);
}

std::string International(std::string digits, std::string_view calling_code) {
  if (digits.starts_with("00")) digits.erase(0, 2);
  if (!digits.starts_with(calling_code)) return digits;
  return WithTrunkPrefix(std::string_view(digits).substr(calling_code.size()));
}

// Begins with +, 00, or the bare calling code: that only if it is long enough to be a number.
bool IsInternational(const NumberRun& run, std::string_view digits, std::string_view calling_code) {
  return run.has_plus || digits.starts_with("00") ||
         (digits.size() >= kShortestWithCallingCode && digits.starts_with(calling_code));
}

}  // namespace

std::vector<NumberRun> NumberRuns(std::string_view text) {
  std::vector<NumberRun> runs;
  size_t at = 0;
  while (at < text.size()) {
    const bool may_begin = IsDigit(text[at]) || text[at] == '+';
    auto run = may_begin ? RunAt(text, at) : std::nullopt;
    if (run.has_value()) {
      at = run->end;
      runs.push_back(*std::move(run));
    } else if (IsDigit(text[at]) || IsLetter(text[at])) {
      // A word, with whatever digits are attached to it.
      while (at < text.size() && (IsDigit(text[at]) || IsLetter(text[at]))) ++at;
    } else {
      ++at;
    }
  }
  return runs;
}

std::string DigitsToKeep(const NumberRun& run, std::string_view calling_code) {
  std::string digits = JoinGroups(run);
  if (IsInternational(run, digits, calling_code)) {
    return International(std::move(digits), calling_code);
  }
  return digits.starts_with('0') ? digits : "0" + digits;
}

std::string DigitsToSeek(const NumberRun& run, std::string_view calling_code) {
  std::string digits = JoinGroups(run);
  if (IsInternational(run, digits, calling_code)) {
    return International(std::move(digits), calling_code);
  }
  return digits;
}

}  // namespace timecredit::personal
