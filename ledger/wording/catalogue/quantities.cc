#include "ledger/wording/catalogue/quantities.h"

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/civil_time.h"
#include "ledger/wording/catalogue/pattern.h"

namespace timecredit::wording {
namespace {

constexpr int64_t kMinutesOfAnHour = 60;

// The message with its gaps filled, else the plain figures.
std::string InWords(const Catalogue& catalogue, std::string_view id, const Fillings& fillings,
                    const std::string& plain) {
  const auto pattern = catalogue.patterns.find(id);
  if (pattern == catalogue.patterns.end()) return plain;
  return pattern->second->Format(fillings).value_or(plain);
}

// Hours and minutes of a number of minutes, the sign put before. The smallest number has no
// opposite; nothing that is counted comes near it.
template <class Positive>
std::string WithSign(const Catalogue& catalogue, std::string_view below_zero, int64_t count,
                     Positive&& positive) {
  if (count >= 0) return positive(count / kMinutesOfAnHour, count % kMinutesOfAnHour);
  const std::string amount = positive(-(count / kMinutesOfAnHour), -(count % kMinutesOfAnHour));
  return InWords(catalogue, below_zero, {{"amount", amount}}, absl::StrCat("-", amount));
}

}  // namespace

std::string CreditsInWords(const Catalogue& catalogue, int64_t credit_minutes) {
  const auto positive = [&](int64_t credits, int64_t minutes) {
    const Fillings fillings = {{"credits", credits}, {"minutes", minutes}};
    const std::string plain = absl::StrFormat("%d:%02d", credits, minutes);
    if (minutes == 0) return InWords(catalogue, "credits.whole", fillings, plain);
    if (credits == 0) return InWords(catalogue, "credits.minutes", fillings, plain);
    return InWords(catalogue, "credits.and_minutes", fillings, plain);
  };
  return WithSign(catalogue, "credits.below_zero", credit_minutes, positive);
}

std::string TimeInWords(const Catalogue& catalogue, int64_t minutes) {
  const auto positive = [&](int64_t hours, int64_t rest) {
    const Fillings fillings = {{"hours", hours}, {"minutes", rest}};
    const std::string plain = absl::StrFormat("%d:%02d", hours, rest);
    if (hours == 0) return InWords(catalogue, "time.minutes", fillings, plain);
    if (rest == 0) return InWords(catalogue, "time.hours", fillings, plain);
    return InWords(catalogue, "time.hours_and_minutes", fillings, plain);
  };
  return WithSign(catalogue, "time.below_zero", minutes, positive);
}

std::string DateInWords(const Catalogue& catalogue, absl::CivilDay date) {
  // As texts, so that no language groups the digits of a year.
  const Fillings fillings = {{"day", absl::StrCat(date.day())},
                             {"month", absl::StrCat(date.month())},
                             {"year", absl::StrCat(date.year())}};
  return InWords(catalogue, "date", fillings, absl::FormatCivilTime(date));
}

std::string MinuteInWords(const Catalogue& catalogue, absl::CivilMinute minute) {
  const Fillings fillings = {{"date", DateInWords(catalogue, absl::CivilDay(minute))},
                             {"hour", absl::StrFormat("%02d", minute.hour())},
                             {"minute", absl::StrFormat("%02d", minute.minute())}};
  return InWords(catalogue, "date.and_time", fillings, absl::FormatCivilTime(minute));
}

std::string PartyInWords(const Catalogue& catalogue, int64_t adults, int64_t under_16s) {
  const Fillings fillings = {{"adults", adults}, {"children", under_16s}};
  const std::string plain = absl::StrCat(adults, " + ", under_16s);
  if (under_16s == 0) return InWords(catalogue, "party.adults", fillings, plain);
  if (adults == 0) return InWords(catalogue, "party.children", fillings, plain);
  return InWords(catalogue, "party.both", fillings, plain);
}

}  // namespace timecredit::wording
