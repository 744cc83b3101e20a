#include "ledger/wording/catalogue/catalogue.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"

namespace timecredit::wording {
namespace {

absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }

bool IsMessageId(absl::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char character) {
    return absl::ascii_isalnum(static_cast<unsigned char>(character)) || character == '_' ||
           character == '.';
  });
}

// Reads lines into a catalogue.
class Reader {
 public:
  explicit Reader(std::string_view language)
      : locale_(LocaleOf(language)), catalogue_{.language = std::string(language)} {}

  void Read(absl::string_view line) {
    ++line_;
    line = absl::StripAsciiWhitespace(line);
    if (line.empty() || line.front() == '#') return;
    const std::pair<absl::string_view, absl::string_view> parts =
        absl::StrSplit(line, absl::MaxSplits('=', 1));
    const absl::string_view id = absl::StripAsciiWhitespace(parts.first);
    const absl::string_view sentence = absl::StripAsciiWhitespace(parts.second);
    if (!IsMessageId(id) || sentence.empty()) {
      Fault("a line is \"id = sentence\", a comment that begins with #, or blank");
      return;
    }
    Add(std::string(id), sentence);
  }

  Catalogue Finish() && { return std::move(catalogue_); }

 private:
  void Add(std::string id, absl::string_view sentence) {
    if (sentence.find('\'') != absl::string_view::npos) {
      Fault(absl::StrCat(id, ": write the apostrophe ’ instead of '"));
    }
    auto pattern = Pattern::Parse(locale_, {sentence.data(), sentence.size()});
    if (!pattern.ok()) {
      Fault(absl::StrCat(id, ": ", pattern.status().message()));
      return;
    }
    for (const std::string& forms : (*pattern)->missing_forms()) {
      Fault(absl::StrCat(id, ": lacks plural forms of ", forms));
    }
    const auto [place, is_new] = catalogue_.patterns.emplace(std::move(id), *std::move(pattern));
    if (!is_new) Fault(absl::StrCat(place->first, ": is there twice"));
  }

  void Fault(absl::string_view what) {
    catalogue_.faults.push_back(
        absl::StrCat(catalogue_.language, ".properties:", line_, ": ", what));
  }

  const icu::Locale locale_;
  Catalogue catalogue_;
  int line_ = 0;
};

}  // namespace

icu::Locale LocaleOf(std::string_view language) {
  if (language == "cy") return {"cy", "GB"};
  if (language == "fr") return {"fr", "FR"};
  return {"en", "GB"};
}

Catalogue ReadCatalogue(const CatalogueText& text) {
  Reader reader(text.language);
  for (const absl::string_view line : absl::StrSplit(ToAbsl(text.text), '\n')) reader.Read(line);
  return std::move(reader).Finish();
}

std::vector<std::string> Differences(const Catalogue& original, const Catalogue& translation) {
  std::vector<std::string> differences;
  for (const auto& [id, pattern] : original.patterns) {
    const auto translated = translation.patterns.find(id);
    if (translated == translation.patterns.end()) {
      differences.push_back(absl::StrCat(translation.language, " lacks ", id));
    } else if (translated->second->arguments() != pattern->arguments()) {
      differences.push_back(absl::StrCat(translation.language, " has other arguments in ", id, ": ",
                                         absl::StrJoin(translated->second->arguments(), ", "),
                                         " instead of ",
                                         absl::StrJoin(pattern->arguments(), ", ")));
    }
  }
  for (const auto& [id, pattern] : translation.patterns) {
    if (!original.patterns.contains(id)) {
      differences.push_back(
          absl::StrCat(translation.language, " has ", id, ", which ", original.language, " lacks"));
    }
  }
  return differences;
}

}  // namespace timecredit::wording
