#include "ledger/importing/duration_cell.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/numeric/int128.h"
#include "absl/status/statusor.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "ledger/domain/refusal.h"
#include "ledger/importing/cell.h"

namespace timecredit::importing {
namespace {

// More than any day has, and far from overflow.
constexpr int64_t kLargest = 1'000'000;

// Time in parts of a second so small that the decimals of any number of hours come to whole ones:
// no digit is lost before it is known how to round.
constexpr size_t kMostDecimals = 18;
constexpr int64_t kParts = 1'000'000'000'000'000'000;  // of a second
constexpr int64_t kSecondsOfAMinute = 60;
constexpr int64_t kSecondsOfAnHour = 3600;

using Time = absl::int128;

// The words for units, in all languages and with their mutations.
constexpr std::string_view kHours[] = {"h",   "hr",    "hrs",   "hour",  "hours",
                                       "awr", "oriau", "heure", "heures"};
constexpr std::string_view kMinutes[] = {"m",   "min",   "mins",  "minute",  "minutes",
                                         "mun", "munud", "funud", "munudau", "funudau"};

absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }

template <class Words>
bool IsOneOf(const Words& words, std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool IsDigit(char letter) { return absl::ascii_isdigit(static_cast<unsigned char>(letter)); }

// "1.5" of so many seconds.
std::optional<Time> Decimal(std::string_view text, DecimalMark mark, int64_t seconds) {
  const size_t point = text.find(static_cast<char>(mark));
  const auto whole = WholeNumber(text.substr(0, point), 6);
  if (!whole.has_value()) return std::nullopt;
  Time time = Time(*whole) * seconds * kParts;
  if (point == std::string_view::npos) return time;
  const std::string_view decimals = text.substr(point + 1);
  const auto fraction = WholeNumber(decimals, kMostDecimals);
  if (!fraction.has_value()) return std::nullopt;
  int64_t scale = kParts;
  for (size_t i = 0; i < decimals.size(); ++i) scale /= 10;
  return time + Time(*fraction) * scale * seconds;
}

// "1:30" or "1:30:00".
std::optional<Time> HoursAndMinutes(std::string_view text, bool& has_seconds) {
  const std::vector<std::string> parts = absl::StrSplit(ToAbsl(text), ':');
  if (parts.size() != 2 && parts.size() != 3) return std::nullopt;
  has_seconds = parts.size() == 3;
  const auto hours = WholeNumber(parts[0], 4);
  if (!hours.has_value()) return std::nullopt;
  int64_t seconds = *hours * kSecondsOfAnHour;
  int64_t unit = kSecondsOfAMinute;
  for (size_t i = 1; i < parts.size(); ++i, unit = 1) {
    const auto number = WholeNumber(parts[i], 2);
    if (parts[i].size() != 2 || !number.has_value() || *number > 59) return std::nullopt;
    seconds += *number * unit;
  }
  return Time(seconds) * kParts;
}

// Takes what goes on as the first letter does: a number, or a word.
std::string_view TakeToken(std::string_view& text, DecimalMark mark) {
  const auto is_number = [mark](char letter) {
    return IsDigit(letter) || letter == static_cast<char>(mark);
  };
  const bool takes_number = is_number(text.front());
  size_t end = 0;
  while (end < text.size() && text[end] != ' ' && is_number(text[end]) == takes_number) ++end;
  const std::string_view token = text.substr(0, end);
  text.remove_prefix(std::min(text.size(), text.find_first_not_of(' ', end)));
  return token;
}

// "1h 15m": hours, minutes, or one behind the other, when the word for minutes may be left out.
std::optional<Time> WithUnits(std::string_view text, DecimalMark mark) {
  const std::string lower = absl::AsciiStrToLower(ToAbsl(text));
  std::string_view rest = lower;
  std::optional<Time> hours;
  std::optional<Time> minutes;
  while (!rest.empty() && !minutes.has_value()) {
    const std::string_view number = TakeToken(rest, mark);
    const std::string_view word = rest.empty() ? std::string_view() : TakeToken(rest, mark);
    std::optional<Time>* part = &minutes;
    if (!hours.has_value() && IsOneOf(kHours, word)) {
      part = &hours;
    } else if (!IsOneOf(kMinutes, word) && (!word.empty() || !hours.has_value())) {
      return std::nullopt;
    }
    *part = Decimal(number, mark, part == &hours ? kSecondsOfAnHour : kSecondsOfAMinute);
    if (!part->has_value()) return std::nullopt;
  }
  if (!rest.empty() || (!hours.has_value() && !minutes.has_value())) return std::nullopt;
  return hours.value_or(0) + minutes.value_or(0);
}

const char* ExampleOf(const DurationForm& form) {
  switch (form.unit) {
    case DurationUnit::kMinutes:
      return "90";
    case DurationUnit::kHours:
      return form.decimal_mark == DecimalMark::kComma ? "1,5" : "1.5";
    case DurationUnit::kHoursAndMinutes:
      return "1:30";
  }
  return "";
}

std::optional<Time> InUnit(std::string_view text, const DurationForm& form, DurationRead& read) {
  switch (form.unit) {
    case DurationUnit::kMinutes:
      return Decimal(text, form.decimal_mark, kSecondsOfAMinute);
    case DurationUnit::kHours:
      return Decimal(text, form.decimal_mark, kSecondsOfAnHour);
    case DurationUnit::kHoursAndMinutes:
      return HoursAndMinutes(text, read.has_seconds);
  }
  return std::nullopt;
}

}  // namespace

absl::StatusOr<DurationRead> ReadDuration(std::string_view text, const DurationForm& form,
                                          std::string_view column) {
  DurationRead read;
  auto time = InUnit(text, form, read);
  if (!time.has_value()) {
    read = {.names_its_units = true};
    time = WithUnits(text, form.decimal_mark);
  }
  const Time minute = Time(kSecondsOfAMinute) * kParts;
  if (!time.has_value() || *time > minute * kLargest) {
    return domain::RefuseArgument(
        "DURATION_NOT_AS_DECLARED", column,
        {{"value", std::string(text)}, {"form", std::string(ExampleOf(form))}});
  }
  const Time rest = *time % minute;
  if (rest != 0 && form.rounding == MinuteRounding::kRefused) {
    return domain::RefuseArgument("DURATION_PART_OF_MINUTE", column,
                                  {{"value", std::string(text)}});
  }
  const bool goes_up = form.rounding == MinuteRounding::kUp ||
                       (form.rounding == MinuteRounding::kNearest && rest * 2 >= minute);
  read.was_rounded = rest != 0;
  read.minutes = static_cast<int64_t>((*time - rest) / minute) + (rest != 0 && goes_up ? 1 : 0);
  return read;
}

}  // namespace timecredit::importing
