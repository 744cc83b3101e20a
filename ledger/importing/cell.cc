#include "ledger/importing/cell.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/refusal.h"
#include "ledger/importing/declaration.h"

namespace timecredit::importing {
namespace {

constexpr int64_t kMinutesOfADay = int64_t{24} * 60;
constexpr std::string_view kMidnights[] = {"0:00",         "00:00",       "0:00:00",    "00:00:00",
                                           "00:00:00.000", "12:00:00 AM", "12:00:00 am"};

absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }

// Where year, month and day stand, and what is usually between them.
struct FormOfDate {
  char usual_mark;
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

// Takes a midnight off the end of a date.
bool TakeMidnight(std::string_view& text) {
  const size_t end = text.find_first_of(" T");
  if (end == std::string_view::npos) return false;
  const std::string_view behind = text.substr(end + 1);
  if (std::find(std::begin(kMidnights), std::end(kMidnights), behind) == std::end(kMidnights)) {
    return false;
  }
  text = text.substr(0, end);
  return true;
}

}  // namespace

std::optional<int64_t> WholeNumber(std::string_view text, size_t most_digits) {
  if (text.empty() || text.size() > most_digits) return std::nullopt;
  for (const char letter : text) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(letter))) return std::nullopt;
  }
  int64_t number = 0;
  if (!absl::SimpleAtoi(ToAbsl(text), &number)) return std::nullopt;
  return number;
}

absl::StatusOr<DateRead> ReadDate(std::string_view text, DateForm form, std::string_view column) {
  const FormOfDate wanted = FormOf(form);
  DateRead read;
  std::string_view day_only = text;
  read.has_midnight = TakeMidnight(day_only);
  const size_t first_mark = day_only.find_first_of("-/.");
  const char mark = first_mark == std::string_view::npos ? wanted.usual_mark : day_only[first_mark];
  read.has_other_marks = mark != wanted.usual_mark;
  const std::vector<std::string> parts = absl::StrSplit(ToAbsl(day_only), mark);
  if (parts.size() == 3) {
    const auto year = WholeNumber(parts[wanted.places[0]], 4);
    const auto month = WholeNumber(parts[wanted.places[1]], 2);
    const auto day = WholeNumber(parts[wanted.places[2]], 2);
    if (year.has_value() && month.has_value() && day.has_value() && *year >= 1000) {
      read.date = domain::Date(*year, static_cast<int>(*month), static_cast<int>(*day));
      // A day that the month does not have would be one of the next.
      if (read.date.month() == *month && read.date.day() == *day) return read;
      return domain::RefuseArgument(
          "DATE_NOT_IN_CALENDAR", column,
          {{"value", std::string(text)}, {"form", std::string(wanted.example)}});
    }
  }
  return domain::RefuseArgument(
      "DATE_NOT_AS_DECLARED", column,
      {{"value", std::string(text)}, {"form", std::string(wanted.example)}});
}

absl::StatusOr<int32_t> ReadTimeOfDay(std::string_view text, std::string_view column) {
  const std::vector<std::string> parts = absl::StrSplit(ToAbsl(text), ':');
  const bool is_whole = parts.size() == 2 || (parts.size() == 3 && parts[2] == "00");
  if (is_whole && parts[1].size() == 2) {
    const auto hours = WholeNumber(parts[0], 2);
    const auto minutes = WholeNumber(parts[1], 2);
    if (hours.has_value() && minutes.has_value() && *minutes < 60 &&
        *hours * 60 + *minutes <= kMinutesOfADay) {
      return static_cast<int32_t>(*hours * 60 + *minutes);
    }
  }
  return domain::RefuseArgument("TIME_MALFORMED", column);
}

absl::StatusOr<int64_t> ReadQuantity(std::string_view text, std::string_view column) {
  const auto quantity = WholeNumber(text, 8);
  if (quantity.has_value()) return *quantity;
  return domain::RefuseArgument("QUANTITY_MALFORMED", column, {{"value", std::string(text)}});
}

}  // namespace timecredit::importing
