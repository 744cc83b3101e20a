#include "ledger/wording/wording.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "ledger/domain/refusal.h"
#include "ledger/wording/catalogue/quantities.h"
#include "ledger/wording/catalogue/sentences.h"

namespace timecredit::wording {
namespace {

absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }

// The message for an error that is no refusal.
std::string_view MessageFor(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kDeadlineExceeded:
      return "DEADLINE_PASSED";
    case absl::StatusCode::kResourceExhausted:
      return "QUEUE_FULL";
    case absl::StatusCode::kUnavailable:
      return "SERVER_CLOSING";
    case absl::StatusCode::kUnauthenticated:
      return "CREDENTIALS_INVALID";
    case absl::StatusCode::kPermissionDenied:
      return "ROLE_NOT_ALLOWED";
    default:
      return "UNEXPECTED";
  }
}

// How much a wish of an accept-language list is wanted: 1 unless it says less; 0 is not at all.
double WeightOf(absl::string_view wish) {
  const std::pair<absl::string_view, absl::string_view> parts =
      absl::StrSplit(wish, absl::MaxSplits(';', 1));
  absl::string_view weight = absl::StripAsciiWhitespace(parts.second);
  double value = 1;
  if (absl::StartsWith(weight, "q=") && !absl::SimpleAtod(weight.substr(2), &value)) return 0;
  return value;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Wording>> Wording::Create() { return FromTexts(Sentences()); }

absl::StatusOr<std::unique_ptr<Wording>> Wording::FromTexts(
    const std::vector<CatalogueText>& texts) {
  std::vector<Catalogue> catalogues;
  std::vector<std::string> faults;
  for (const CatalogueText& text : texts) {
    catalogues.push_back(ReadCatalogue(text));
    const Catalogue& read = catalogues.back();
    faults.insert(faults.end(), read.faults.begin(), read.faults.end());
    for (std::string& difference : Differences(catalogues.front(), read)) {
      faults.push_back(std::move(difference));
    }
  }
  if (catalogues.empty()) faults.emplace_back("there is no language");
  if (!faults.empty()) return absl::InternalError(absl::StrJoin(faults, "\n"));
  return std::unique_ptr<Wording>(new Wording(std::move(catalogues)));
}

const Catalogue* Wording::Find(std::string_view language) const {
  const auto main_part = absl::AsciiStrToLower(ToAbsl(language.substr(0, language.find('-'))));
  for (const Catalogue& catalogue : catalogues_) {
    if (catalogue.language == main_part) return &catalogue;
  }
  return nullptr;
}

const Catalogue& Wording::CatalogueOf(std::string_view language) const {
  const Catalogue* found = Find(language);
  return found == nullptr ? catalogues_.front() : *found;
}

std::string_view Wording::LanguageFor(std::string_view wishes) const {
  const Catalogue* best = &catalogues_.front();
  double most = 0;
  for (const absl::string_view wish : absl::StrSplit(ToAbsl(wishes), ',')) {
    const absl::string_view tag = absl::StripAsciiWhitespace(wish.substr(0, wish.find(';')));
    const Catalogue* found = Find({tag.data(), tag.size()});
    const double weight = WeightOf(wish);
    if (found == nullptr || weight <= most) continue;
    best = found;
    most = weight;
  }
  return best->language;
}

Filling Wording::Fill(const Catalogue& catalogue, const domain::Argument& argument) const {
  return std::visit(
      [&](const auto& value) -> Filling {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, domain::CreditMinutes>) {
          return CreditsInWords(catalogue, value.count);
        } else if constexpr (std::is_same_v<Value, domain::Minutes>) {
          return TimeInWords(catalogue, value.count);
        } else if constexpr (std::is_same_v<Value, domain::Date>) {
          return DateInWords(catalogue, value);
        } else if constexpr (std::is_same_v<Value, absl::CivilMinute>) {
          return MinuteInWords(catalogue, value);
        } else {
          return value;
        }
      },
      argument);
}

std::string Wording::TitleOf(const Catalogue& catalogue, std::string_view path) {
  for (std::string_view rest = path; !rest.empty();) {
    const size_t dot = rest.rfind('.');
    std::string_view part = dot == std::string_view::npos ? rest : rest.substr(dot + 1);
    part = part.substr(0, part.find('['));
    const auto title = catalogue.patterns.find(absl::StrCat("field.", ToAbsl(part)));
    if (title != catalogue.patterns.end()) return title->second->Format({}).value_or("");
    rest = dot == std::string_view::npos ? std::string_view() : rest.substr(0, dot);
  }
  return std::string(path);
}

absl::StatusOr<std::string> Wording::Say(std::string_view language, std::string_view id,
                                         const domain::Arguments& arguments) const {
  const Catalogue& catalogue = CatalogueOf(language);
  const auto pattern = catalogue.patterns.find(id);
  if (pattern == catalogue.patterns.end()) {
    return absl::NotFoundError(absl::StrCat("no message has the id ", ToAbsl(id)));
  }
  Fillings fillings;
  for (const auto& [name, argument] : arguments) fillings[name] = Fill(catalogue, argument);
  return pattern->second->Format(fillings);
}

std::string Wording::SayRefusal(std::string_view language, const absl::Status& status) const {
  std::optional<domain::Refusal> refusal = domain::RefusalOf(status);
  if (!refusal.has_value()) return Say(language, MessageFor(status.code())).value_or("");
  refusal->arguments.insert({"field", TitleOf(CatalogueOf(language), refusal->field)});
  auto sentence = Say(language, refusal->reason, refusal->arguments);
  if (sentence.ok()) return *std::move(sentence);
  return Say(language, "REFUSED", {{"reason", refusal->reason}}).value_or(refusal->reason);
}

std::string Wording::SayCredits(std::string_view language, int64_t credit_minutes) const {
  return CreditsInWords(CatalogueOf(language), credit_minutes);
}

std::string Wording::SayTime(std::string_view language, int64_t minutes) const {
  return TimeInWords(CatalogueOf(language), minutes);
}

std::string Wording::SayDate(std::string_view language, domain::Date date) const {
  return DateInWords(CatalogueOf(language), date);
}

std::string Wording::SayParty(std::string_view language, int64_t adults, int64_t under_16s) const {
  return PartyInWords(CatalogueOf(language), adults, under_16s);
}

}  // namespace timecredit::wording
