#include "clients/cli/words.h"

#include <google/protobuf/descriptor.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "ledger/wording/catalogue/quantities.h"
#include "ledger/wording/catalogue/sentences.h"

namespace timecredit::cli {
namespace {

using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;

absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }

wording::Catalogue CatalogueOf(std::string_view language) {
  const auto texts = wording::Sentences();
  for (const wording::CatalogueText& text : texts) {
    if (text.language == language) return wording::ReadCatalogue(text);
  }
  return wording::ReadCatalogue(texts.front());
}

// "hour_log" for HourLog.
std::string InSmallLetters(absl::string_view name) {
  std::string small;
  for (const char letter : name) {
    const auto byte = static_cast<unsigned char>(letter);
    if (absl::ascii_isupper(byte) && !small.empty()) small += '_';
    small += absl::ascii_tolower(byte);
  }
  return small;
}

// "HourLog.State" without the API's package.
absl::string_view InPackage(absl::string_view full_name) {
  absl::ConsumePrefix(&full_name, "timecredit.v1.");
  return full_name;
}

}  // namespace

const std::vector<std::string>& Languages() {
  static const auto* const kLanguages = [] {
    auto* const languages = new std::vector<std::string>();
    for (const wording::CatalogueText& text : wording::Sentences()) {
      languages->emplace_back(text.language);
    }
    return languages;
  }();
  return *kLanguages;
}

std::string ShortName(const EnumValueDescriptor& value) {
  // State's values begin with STATE_, ContributionGrouping's with CONTRIBUTION_GROUPING_.
  const std::string prefix =
      absl::StrCat(absl::AsciiStrToUpper(InSmallLetters(value.type()->name())), "_");
  return std::string(absl::StripPrefix(value.name(), prefix));
}

Words::Words(std::string_view language) : catalogue_(CatalogueOf(language)) {}

std::string Words::Say(std::string_view id, const wording::Fillings& fillings) const {
  const auto pattern = catalogue_.patterns.find(id);
  if (pattern == catalogue_.patterns.end()) return std::string(id);
  return pattern->second->Format(fillings).value_or(std::string(id));
}

std::string Words::Find(std::string_view id) const {
  return catalogue_.patterns.contains(id) ? Say(id) : std::string();
}

std::string Words::TitleOf(const FieldDescriptor& field) const {
  const google::protobuf::Descriptor& message = *field.containing_type();
  std::string title =
      Find(absl::StrCat("field.", InPackage(message.full_name()), ".", field.name()));
  if (title.empty() && field.name() == "name") {
    title = Find(absl::StrCat("field.", InSmallLetters(message.name())));
  }
  return title.empty() ? Find(absl::StrCat("field.", field.name())) : title;
}

std::string Words::TitleOf(std::string_view path) const {
  const std::string title = Find(absl::StrCat("field.", ToAbsl(path.substr(path.rfind('.') + 1))));
  return title.empty() ? std::string(path) : title;
}

std::string Words::TitleOf(const EnumValueDescriptor& value) const {
  if (value.number() == 0) return "";
  const google::protobuf::EnumDescriptor& type = *value.type();
  // The classification's titles stand in reports too, by its own numbers.
  if (type.full_name() == "timecredit.v1.ServiceCategory") {
    return Find(absl::StrCat("category.", value.number()));
  }
  return Find(absl::StrCat("enum.", InPackage(type.full_name()), ".", ShortName(value)));
}

std::string Words::Credits(int64_t credit_minutes) const {
  return wording::CreditsInWords(catalogue_, credit_minutes);
}

std::string Words::Time(int64_t minutes) const { return wording::TimeInWords(catalogue_, minutes); }

std::string Words::Date(absl::CivilDay date) const {
  return wording::DateInWords(catalogue_, date);
}

std::string Words::Instant(absl::Time instant) const {
  return absl::StrCat(wording::MinuteInWords(catalogue_, absl::ToCivilMinute(instant, zone_)), " ",
                      absl::FormatTime("%Z", instant, zone_));
}

std::string Words::Party(int64_t adults, int64_t under_16s) const {
  if (adults == 0 && under_16s == 0) return "";
  return wording::PartyInWords(catalogue_, adults, under_16s);
}

std::string Words::Capitals(const std::string& text) const {
  icu::UnicodeString capitals = icu::UnicodeString::fromUTF8(text);
  capitals.toUpper(wording::LocaleOf(catalogue_.language));
  std::string result;
  return capitals.toUTF8String(result);
}

}  // namespace timecredit::cli
