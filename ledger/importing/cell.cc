#include "ledger/importing/cell.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/refusal.h"

namespace timecredit::importing {
namespace {

// More than any day has, and far from overflow.
constexpr int64_t kLargest = 1'000'000;

absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }

// A number of 1 to `most_digits` digits and nothing else.
std::optional<int64_t> WholeNumber(absl::string_view text, size_t most_digits) {
  if (text.empty() || text.size() > most_digits) return std::nullopt;
  for (const char letter : text) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(letter))) return std::nullopt;
  }
  int64_t number = 0;
  if (!absl::SimpleAtoi(text, &number)) return std::nullopt;
  return number;
}

// Where year, month and day stand, and what is between them.
struct FormOfDate {
  char separator;
  std::array<size_t, 3> places;  // of year, month, day
  const char* example;
};

FormOfDate FormOf(DateForm form) {
  switch (form) {
    case DateForm::kYearMonthDay:
      return {'-', {0, 1, 2}, "2026-05-31"};
    case DateForm::kDayMonthYear:
      return {'/', {2, 1, 0}, "31/05/2026"};
    case DateForm::kMonthDayYear:
      return {'/', {2, 0, 1}, "05/31/2026"};
  }
  return {'-', {0, 1, 2}, ""};
}

std::optional<int64_t> Hours(std::string_view text) {
  const std::vector<absl::string_view> parts = absl::StrSplit(ToAbsl(text), '.');
  if (parts.size() > 2) return std::nullopt;
  const auto whole = WholeNumber(parts[0], 4);
  if (!whole.has_value()) return std::nullopt;
  if (parts.size() == 1) return *whole * 60;
  const auto decimals = WholeNumber(parts[1], 6);
  if (!decimals.has_value()) return std::nullopt;
  int64_t scale = 1;
  for (size_t i = 0; i < parts[1].size(); ++i) scale *= 10;
  if (*decimals * 60 % scale != 0) return std::nullopt;  // a part of a minute
  return *whole * 60 + *decimals * 60 / scale;
}

std::optional<int64_t> HoursAndMinutes(std::string_view text) {
  const std::vector<absl::string_view> parts = absl::StrSplit(ToAbsl(text), ':');
  if (parts.size() != 2 || parts[1].size() != 2) return std::nullopt;
  const auto hours = WholeNumber(parts[0], 4);
  const auto minutes = WholeNumber(parts[1], 2);
  if (!hours.has_value() || !minutes.has_value() || *minutes > 59) return std::nullopt;
  return *hours * 60 + *minutes;
}

std::pair<std::optional<int64_t>, const char*> DurationIn(std::string_view text,
                                                          DurationUnit unit) {
  switch (unit) {
    case DurationUnit::kMinutes:
      return {WholeNumber(ToAbsl(text), 6), "90"};
    case DurationUnit::kHours:
      return {Hours(text), "1.5"};
    case DurationUnit::kHoursAndMinutes:
      return {HoursAndMinutes(text), "1:30"};
  }
  return {std::nullopt, ""};
}

}  // namespace

absl::StatusOr<domain::Date> ReadDate(std::string_view text, DateForm form) {
  const FormOfDate wanted = FormOf(form);
  const std::vector<absl::string_view> parts = absl::StrSplit(ToAbsl(text), wanted.separator);
  if (parts.size() == 3) {
    const auto year = WholeNumber(parts[wanted.places[0]], 4);
    const auto month = WholeNumber(parts[wanted.places[1]], 2);
    const auto day = WholeNumber(parts[wanted.places[2]], 2);
    if (year.has_value() && month.has_value() && day.has_value() && *year >= 1000) {
      const domain::Date date(*year, static_cast<int>(*month), static_cast<int>(*day));
      // A day that the month does not have would be one of the next.
      if (date.month() == *month && date.day() == *day) return date;
    }
  }
  return domain::RefuseArgument(
      "DATE_NOT_AS_DECLARED", "date",
      {{"value", std::string(text)}, {"form", std::string(wanted.example)}});
}

absl::StatusOr<int64_t> ReadDuration(std::string_view text, DurationUnit unit) {
  if (text.empty()) return 0;
  const auto [minutes, example] = DurationIn(text, unit);
  if (minutes.has_value() && *minutes <= kLargest) return *minutes;
  return domain::RefuseArgument("DURATION_NOT_AS_DECLARED", "duration",
                                {{"value", std::string(text)}, {"form", std::string(example)}});
}

absl::StatusOr<std::optional<int32_t>> ReadStartTime(std::string_view text,
                                                     std::string_view column) {
  if (text.empty()) return std::optional<int32_t>();
  const auto minutes = HoursAndMinutes(text);
  if (minutes.has_value() && *minutes < int64_t{24} * 60) {
    return std::optional<int32_t>(static_cast<int32_t>(*minutes));
  }
  return domain::RefuseArgument("TIME_MALFORMED", column);
}

absl::StatusOr<int64_t> ReadQuantity(std::string_view text) {
  if (text.empty()) return 0;
  const auto quantity = WholeNumber(ToAbsl(text), 8);
  if (quantity.has_value()) return *quantity;
  return domain::RefuseArgument("QUANTITY_MALFORMED", "quantity", {{"value", std::string(text)}});
}

}  // namespace timecredit::importing
