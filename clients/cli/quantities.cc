#include "clients/cli/quantities.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"

namespace timecredit::cli {
namespace {

constexpr int64_t kMinutesOfAnHour = 60;
constexpr size_t kMostDigits = 9;  // more than any amount of the ledger has

// A run of digits and nothing else.
std::optional<int64_t> ParseDigits(std::string_view text) {
  if (text.empty() || text.size() > kMostDigits) return std::nullopt;
  int64_t number = 0;
  for (const char character : text) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(character))) return std::nullopt;
    number = number * 10 + (character - '0');
  }
  return number;
}

// "2:30" or "2h30", by their separator.
std::optional<int64_t> ParseParts(std::string_view text, char separator) {
  const size_t at = text.find(separator);
  if (at == std::string_view::npos || text.size() - at != 3) return std::nullopt;
  const auto hours = ParseDigits(text.substr(0, at));
  const auto minutes = ParseDigits(text.substr(at + 1));
  if (!hours.has_value() || !minutes.has_value() || *minutes >= kMinutesOfAnHour) {
    return std::nullopt;
  }
  return *hours * kMinutesOfAnHour + *minutes;
}

// "2" or "2.5", in sixtieths, and only if these come out whole: no amount is rounded.
std::optional<int64_t> ParseDecimal(std::string_view text) {
  const size_t point = text.find('.');
  const auto whole = ParseDigits(text.substr(0, point));
  if (!whole.has_value()) return std::nullopt;
  if (point == std::string_view::npos) return *whole * kMinutesOfAnHour;
  const std::string_view decimals = text.substr(point + 1);
  const auto fraction = ParseDigits(decimals);
  if (!fraction.has_value()) return std::nullopt;
  int64_t denominator = 1;
  for (size_t digit = 0; digit < decimals.size(); ++digit) denominator *= 10;
  if (*fraction * kMinutesOfAnHour % denominator != 0) return std::nullopt;
  return *whole * kMinutesOfAnHour + *fraction * kMinutesOfAnHour / denominator;
}

std::optional<int64_t> ParseMinutes(std::string_view text) {
  if (!text.ends_with("min")) return std::nullopt;
  return ParseDigits(text.substr(0, text.size() - 3));
}

}  // namespace

std::optional<int64_t> ParseCredits(std::string_view text) {
  if (const auto minutes = ParseMinutes(text)) return minutes;
  if (const auto parts = ParseParts(text, ':')) return parts;
  return ParseDecimal(text);
}

std::optional<int64_t> ParseTime(std::string_view text) {
  if (const auto minutes = ParseMinutes(text)) return minutes;
  if (const auto parts = ParseParts(text, ':')) return parts;
  if (const auto parts = ParseParts(text, 'h')) return parts;
  if (text.ends_with('h')) return ParseDecimal(text.substr(0, text.size() - 1));
  return std::nullopt;
}

std::string ShowTime(int64_t minutes) {
  const char* const sign = minutes < 0 ? "-" : "";
  const int64_t hours = minutes / kMinutesOfAnHour;
  const int64_t rest = minutes % kMinutesOfAnHour;
  return absl::StrFormat("%s%d:%02d", sign, hours < 0 ? -hours : hours, rest < 0 ? -rest : rest);
}

std::string ShowCredits(int64_t credit_minutes) {
  if (credit_minutes % kMinutesOfAnHour != 0) return ShowTime(credit_minutes);
  return absl::StrFormat("%d", credit_minutes / kMinutesOfAnHour);
}

}  // namespace timecredit::cli
