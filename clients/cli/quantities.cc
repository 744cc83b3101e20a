#include "clients/cli/quantities.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace timecredit::cli {
namespace {

constexpr int64_t kMinutesOfAnHour = 60;
constexpr size_t kMostDigits = 9;  // more than any amount of the ledger has

// The words for units, in all languages and with their mutations.
constexpr std::string_view kHours[] = {"h",   "hr",    "hrs",   "hour",  "hours",
                                       "awr", "oriau", "heure", "heures"};
constexpr std::string_view kMinutes[] = {"m",   "min",   "mins",  "minute",  "minutes",
                                         "mun", "munud", "funud", "munudau", "funudau"};
constexpr std::string_view kCredits[] = {"credit",   "credits",  "credyd",    "gredyd", "chredyd",
                                         "credydau", "gredydau", "chredydau", "crédit", "crédits"};
// What may stand between the parts of an amount, or behind its minutes.
constexpr std::string_view kBetween[] = {"and", "a", "ac", "et"};
constexpr std::string_view kOf[] = {"of", "o", "de"};

constexpr std::string_view kToday[] = {"today", "heddiw", "aujourd’hui", "aujourd'hui"};
constexpr std::string_view kYesterday[] = {"yesterday", "ddoe", "hier"};
constexpr std::array<std::array<std::string_view, 3>, 12> kMonths = {{
    {"january", "ionawr", "janvier"},
    {"february", "chwefror", "février"},
    {"march", "mawrth", "mars"},
    {"april", "ebrill", "avril"},
    {"may", "mai", "mai"},
    {"june", "mehefin", "juin"},
    {"july", "gorffennaf", "juillet"},
    {"august", "awst", "août"},
    {"september", "medi", "septembre"},
    {"october", "hydref", "octobre"},
    {"november", "tachwedd", "novembre"},
    {"december", "rhagfyr", "décembre"},
}};

template <class Words>
bool IsOneOf(const Words& words, std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// Why a text is not what it should be, by a message id.
absl::Status Fault(std::string_view text, std::string_view id, const Words& words) {
  return absl::InvalidArgumentError(words.Say(id, {{"value", std::string(text)}}));
}

bool IsDigit(char character) { return absl::ascii_isdigit(static_cast<unsigned char>(character)); }

// A number, or what stands between numbers.
struct Token {
  std::string text;  // in small letters: "minutes", ":"; empty for a number
  int64_t whole = 0;
  std::string decimals;  // behind the point, if any
  size_t digits = 0;     // before it

  bool IsNumber() const { return digits > 0; }
  bool IsWhole() const { return IsNumber() && decimals.empty(); }
};

// Splits a text into its tokens.
class Splitting {
 public:
  explicit Splitting(std::string_view text) : rest_(text) {}

  // Nullopt for a number that is longer than any amount.
  std::optional<std::vector<Token>> Split() {
    std::vector<Token> tokens;
    while (SkipBlanks(), !rest_.empty()) {
      auto token = IsDigit(rest_.front()) ? Number() : std::optional(Word());
      if (!token.has_value()) return std::nullopt;
      tokens.push_back(*std::move(token));
    }
    return tokens;
  }

 private:
  bool Take(std::string_view prefix) {
    if (!rest_.starts_with(prefix)) return false;
    rest_.remove_prefix(prefix.size());
    return true;
  }

  // Blanks of every width, also those that do not break.
  bool SkipBlank() { return Take(" ") || Take("\u00A0") || Take("\u202F") || Take("\u2009"); }
  void SkipBlanks() {
    while (SkipBlank()) continue;
  }

  std::string Digits() {
    size_t length = 0;
    while (length < rest_.size() && IsDigit(rest_[length])) ++length;
    std::string digits(rest_.substr(0, length));
    rest_.remove_prefix(length);
    return digits;
  }

  // Whether three digits and no more follow a separator of thousands.
  bool TakeThousands(std::string_view separator, std::string& digits) {
    const std::string_view before = rest_;
    if (Take(separator)) {
      const std::string group = Digits();
      if (group.size() == 3) {
        digits += group;
        return true;
      }
    }
    rest_ = before;
    return false;
  }

  std::optional<Token> Number() {
    Token number;
    std::string digits = Digits();
    if (digits.size() <= 3 && digits.front() != '0') {
      while (TakeThousands(",", digits) || TakeThousands("\u202F", digits)) continue;
    }
    if (Take(".") || (rest_.size() > 1 && IsDigit(rest_[1]) && Take(","))) {
      number.decimals = Digits();
      if (number.decimals.empty()) return std::nullopt;
    }
    if (digits.size() > kMostDigits || number.decimals.size() > kMostDigits) return std::nullopt;
    number.digits = digits.size();
    for (const char digit : digits) number.whole = number.whole * 10 + (digit - '0');
    return number;
  }

  Token Word() {
    if (Take(":")) return {.text = ":"};
    if (Take("-") || Take("−")) return {.text = "-"};
    std::string word;
    while (!rest_.empty() && !IsDigit(rest_.front()) && rest_.front() != ':') {
      const std::string_view before = rest_;
      if (SkipBlank()) break;
      word += absl::ascii_tolower(static_cast<unsigned char>(before.front()));
      rest_.remove_prefix(1);
    }
    return {.text = word};
  }

  std::string_view rest_;
};

// An amount in sixtieths of its large unit, read from its tokens.
class Amount {
 public:
  Amount(std::vector<Token> tokens, bool has_credits)
      : tokens_(std::move(tokens)), has_credits_(has_credits) {}

  // Nullopt for what is no amount.
  std::optional<int64_t> Read() {
    const bool is_negative = TakeWord("-");
    const auto amount = ReadPositive();
    if (!amount.has_value() || at_ != tokens_.size()) return std::nullopt;
    return is_negative ? -*amount : *amount;
  }

  // Whether it is none because it comes to a part of a minute.
  bool comes_to_part_of_a_minute() const { return comes_to_part_; }

 private:
  const Token* Peek() const { return at_ < tokens_.size() ? &tokens_[at_] : nullptr; }
  bool TakeWord(std::string_view word) {
    if (Peek() == nullptr || Peek()->IsNumber() || Peek()->text != word) return false;
    ++at_;
    return true;
  }
  template <class Words>
  bool TakeOneOf(const Words& words) {
    if (Peek() == nullptr || Peek()->IsNumber() || !IsOneOf(words, Peek()->text)) return false;
    ++at_;
    return true;
  }

  std::optional<int64_t> ReadPositive() {
    if (Peek() == nullptr || !Peek()->IsNumber()) return std::nullopt;
    const Token first = tokens_[at_++];
    if (TakeWord(":")) return ReadClock(first);
    if (TakeOneOf(kMinutes)) return ReadMinutes(first);
    if (has_credits_ ? TakeOneOf(kCredits) : TakeOneOf(kHours)) return ReadLarge(first);
    // A bare number is credits; of time it has no unit.
    return has_credits_ && Peek() == nullptr ? Sixtieths(first) : std::nullopt;
  }

  // "2:30".
  std::optional<int64_t> ReadClock(const Token& hours) {
    const Token* minutes = Peek();
    const bool has_two = minutes != nullptr && minutes->IsWhole() && minutes->digits == 2;
    if (!has_two || !hours.IsWhole() || minutes->whole >= kMinutesOfAnHour) return std::nullopt;
    ++at_;
    return hours.whole * kMinutesOfAnHour + minutes->whole;
  }

  // "90 minutes", "30 minutes of credit".
  std::optional<int64_t> ReadMinutes(const Token& minutes) {
    if (!minutes.IsWhole()) {
      comes_to_part_ = true;
      return std::nullopt;
    }
    if (has_credits_ && TakeOneOf(kOf) && !TakeOneOf(kCredits)) return std::nullopt;
    return minutes.whole;
  }

  // "2 h", "2.5 h", "2 h 30", "1 credit and 30 minutes".
  std::optional<int64_t> ReadLarge(const Token& large) {
    if (Peek() == nullptr) return Sixtieths(large);
    TakeOneOf(kBetween);
    const Token* minutes = Peek();
    const bool is_part = minutes != nullptr && minutes->IsWhole() && large.IsWhole() &&
                         minutes->whole < kMinutesOfAnHour;
    if (!is_part) return std::nullopt;
    ++at_;
    // Without its unit it is read as on a clock.
    if (!TakeOneOf(kMinutes) && (has_credits_ || minutes->digits != 2)) return std::nullopt;
    return large.whole * kMinutesOfAnHour + minutes->whole;
  }

  std::optional<int64_t> Sixtieths(const Token& number) {
    int64_t fraction = 0;
    int64_t denominator = 1;
    for (const char digit : number.decimals) {
      fraction = fraction * 10 + (digit - '0');
      denominator *= 10;
    }
    if (fraction * kMinutesOfAnHour % denominator != 0) {
      comes_to_part_ = true;
      return std::nullopt;
    }
    return number.whole * kMinutesOfAnHour + fraction * kMinutesOfAnHour / denominator;
  }

  const std::vector<Token> tokens_;
  const bool has_credits_;
  size_t at_ = 0;
  bool comes_to_part_ = false;
};

absl::StatusOr<int64_t> Parse(std::string_view text, bool has_credits, const Words& words) {
  auto tokens = Splitting(text).Split();
  if (tokens.has_value()) {
    const bool is_bare = tokens->size() == 1 && tokens->front().IsNumber();
    if (is_bare && !has_credits) return Fault(text, "cli.time_without_unit", words);
    Amount amount(*std::move(tokens), has_credits);
    if (const auto minutes = amount.Read()) return *minutes;
    if (amount.comes_to_part_of_a_minute()) return Fault(text, "cli.part_of_a_minute", words);
  }
  return Fault(text, has_credits ? "cli.credits_malformed" : "cli.time_malformed", words);
}

// "31 May 2026", "1er mai 2026".
std::optional<absl::CivilDay> DateInWords(std::string_view text) {
  const auto tokens = Splitting(text).Split();
  if (!tokens.has_value() || tokens->size() < 3) return std::nullopt;
  const bool has_ordinal = tokens->size() == 4 && (*tokens)[1].text == "er";
  if (tokens->size() != (has_ordinal ? 4U : 3U)) return std::nullopt;
  const Token& day = tokens->front();
  const Token& month = (*tokens)[tokens->size() - 2];
  const Token& year = tokens->back();
  if (!day.IsWhole() || day.digits > 2 || !year.IsWhole() || year.digits != 4) return std::nullopt;
  for (size_t i = 0; i < kMonths.size(); ++i) {
    if (!IsOneOf(kMonths[i], month.text)) continue;
    const absl::CivilDay date(year.whole, static_cast<int>(i) + 1, static_cast<int>(day.whole));
    const bool is_there = date.day() == day.whole && date.month() == static_cast<int>(i) + 1;
    return is_there ? std::optional(date) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

absl::StatusOr<int64_t> ParseCredits(std::string_view text, const Words& words) {
  return Parse(text, true, words);
}

absl::StatusOr<int64_t> ParseTime(std::string_view text, const Words& words) {
  return Parse(text, false, words);
}

bool CountsFromToday(std::string_view text) {
  const std::string word = absl::AsciiStrToLower(absl::string_view(text.data(), text.size()));
  return IsOneOf(kToday, word) || IsOneOf(kYesterday, word);
}

absl::StatusOr<absl::CivilDay> ParseDate(std::string_view text, absl::CivilDay today,
                                         const Words& words) {
  const std::string word = absl::AsciiStrToLower(absl::string_view(text.data(), text.size()));
  if (IsOneOf(kToday, word)) return today;
  if (IsOneOf(kYesterday, word)) return today - 1;
  absl::CivilDay date;
  if (text.size() == 10 &&
      absl::ParseCivilTime(absl::string_view(text.data(), text.size()), &date)) {
    return date;
  }
  if (const auto in_words = DateInWords(text)) return *in_words;
  const bool is_in_figures =
      text.find('/') != std::string_view::npos || text.find('.') != std::string_view::npos;
  return Fault(text, is_in_figures ? "cli.date_in_two_ways" : "cli.date_malformed", words);
}

}  // namespace timecredit::cli
