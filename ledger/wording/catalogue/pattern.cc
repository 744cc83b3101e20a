#include "ledger/wording/catalogue/pattern.h"

#include <unicode/fmtable.h>
#include <unicode/messagepattern.h>
#include <unicode/parseerr.h>
#include <unicode/plurrule.h>
#include <unicode/strenum.h>
#include <unicode/unistr.h>
#include <unicode/utypes.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace timecredit::wording {
namespace {

icu::UnicodeString ToUnicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string ToUtf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

absl::Status IcuError(UErrorCode code) {
  return absl::InternalError(absl::StrCat("ICU: ", u_errorName(code)));
}

// "few, many": the forms of the language that a plural choice does not spell out. `start` is the
// part of the sentence where the choice begins.
absl::StatusOr<std::string> MissingForms(const icu::Locale& locale,
                                         const icu::MessagePattern& parts, int32_t start) {
  std::set<std::string> given;
  const int32_t end = parts.getLimitPartIndex(start);
  for (int32_t at = start + 1; at < end; ++at) {
    const auto& part = parts.getPart(at);
    if (part.getType() == UMSGPAT_PART_TYPE_ARG_SELECTOR) {
      given.insert(ToUtf8(parts.getSubstring(part)));
    } else if (part.getType() == UMSGPAT_PART_TYPE_MSG_START) {
      at = parts.getLimitPartIndex(at);  // choices within this form are looked at by themselves
    }
  }
  UErrorCode code = U_ZERO_ERROR;
  const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(locale, code));
  if (U_FAILURE(code)) return IcuError(code);
  const std::unique_ptr<icu::StringEnumeration> forms(rules->getKeywords(code));
  if (U_FAILURE(code)) return IcuError(code);
  std::vector<std::string> missing;
  for (auto* form = forms->snext(code); form != nullptr; form = forms->snext(code)) {
    std::string name = ToUtf8(*form);
    if (!given.contains(name)) missing.push_back(std::move(name));
  }
  if (U_FAILURE(code)) return IcuError(code);
  return absl::StrJoin(missing, ", ");
}

}  // namespace

absl::StatusOr<std::unique_ptr<Pattern>> Pattern::Parse(const icu::Locale& locale,
                                                        std::string_view text) {
  // MessageFormat takes a brace that closes nothing for a letter.
  if (std::ranges::count(text, '{') != std::ranges::count(text, '}')) {
    return absl::InvalidArgumentError("cannot be read: its braces do not match");
  }
  UParseError place;
  UErrorCode code = U_ZERO_ERROR;
  const icu::MessagePattern parts(ToUnicode(text), &place, code);
  auto format = U_FAILURE(code)
                    ? nullptr
                    : std::make_unique<icu::MessageFormat>(ToUnicode(text), locale, place, code);
  if (U_FAILURE(code)) {
    return absl::InvalidArgumentError(
        absl::StrCat("cannot be read at character ", place.offset, ": ", u_errorName(code)));
  }
  std::unique_ptr<Pattern> pattern(new Pattern(std::move(format)));
  for (int32_t at = 0; at < parts.countParts(); ++at) {
    const auto& part = parts.getPart(at);
    if (part.getType() != UMSGPAT_PART_TYPE_ARG_START) continue;
    std::string name = ToUtf8(parts.getSubstring(parts.getPart(at + 1)));
    if (part.getArgType() == UMSGPAT_ARG_TYPE_PLURAL) {
      const auto missing = MissingForms(locale, parts, at);
      if (!missing.ok()) return missing.status();
      if (!missing->empty()) pattern->missing_forms_.push_back(absl::StrCat(name, ": ", *missing));
    } else if (part.getArgType() == UMSGPAT_ARG_TYPE_SELECT) {
      pattern->choices_.insert(name);
    } else if (part.getArgType() != UMSGPAT_ARG_TYPE_NONE) {
      return absl::InvalidArgumentError(
          absl::StrCat("{", name, "} is neither plain nor a plural nor a select"));
    }
    pattern->arguments_.insert(std::move(name));
  }
  return pattern;
}

std::unique_ptr<icu::MessageFormat> Pattern::Take() const {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!spare_.empty()) {
      auto format = std::move(spare_.back());
      spare_.pop_back();
      return format;
    }
  }
  return std::make_unique<icu::MessageFormat>(*format_);
}

void Pattern::GiveBack(std::unique_ptr<icu::MessageFormat> format) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  spare_.push_back(std::move(format));
}

absl::StatusOr<std::string> Pattern::Format(const Fillings& fillings) const {
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const std::string& name : arguments_) {
    const auto filling = fillings.find(name);
    if (filling == fillings.end()) {
      return absl::InvalidArgumentError(absl::StrCat("nothing is given for {", name, "}"));
    }
    names.push_back(ToUnicode(name));
    const auto* number = std::get_if<int64_t>(&filling->second);
    if (number != nullptr) {
      values.emplace_back(*number);
    } else {
      values.emplace_back(ToUnicode(std::get<std::string>(filling->second)));
    }
  }
  auto format = Take();
  icu::UnicodeString sentence;
  UErrorCode code = U_ZERO_ERROR;
  format->format(names.data(), values.data(), static_cast<int32_t>(names.size()), sentence, code);
  GiveBack(std::move(format));
  if (U_FAILURE(code)) return IcuError(code);
  return ToUtf8(sentence);
}

}  // namespace timecredit::wording
