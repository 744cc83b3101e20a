#include "clients/cli/suggestion.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/cli/nearest.h"
#include "clients/cli/views.h"

namespace timecredit::cli {
namespace {

// What a refusal says is not there, and how that is said.
struct Unknown {
  std::string_view reason;
  Kind kind;
  std::string_view message;
};

// An offer's partner is not there, either: then no such offer is.
constexpr Unknown kUnknown[] = {
    {"SCHEME_UNKNOWN", Kind::kScheme, "cli.scheme_unknown"},
    {"MEMBER_UNKNOWN", Kind::kMember, "cli.member_unknown"},
    {"ORGANISATION_UNKNOWN", Kind::kOrganisation, "cli.organisation_unknown"},
    {"ORGANISATION_UNKNOWN", Kind::kNewOffer, "cli.organisation_unknown"},
    {"ORGANISATION_UNKNOWN", Kind::kOffer, "cli.offer_unknown"},
    {"OFFER_UNKNOWN", Kind::kOffer, "cli.offer_unknown"},
    {"ACTIVITY_UNKNOWN", Kind::kActivity, "cli.activity_unknown"},
};

// Members are too many to list.
constexpr size_t kMostMembers = 20;
constexpr size_t kMostParts = 4;
constexpr size_t kMostSuggestions = 5;  // each may ask the server several times
constexpr size_t kShortestPart = 3;     // a shorter one is a part of too much

bool IsNumber(const std::string& word) {
  return std::all_of(word.begin(), word.end(), [](char letter) {
    return absl::ascii_isdigit(static_cast<unsigned char>(letter));
  });
}

// "nadia-jones" of "Nadia Jones".
std::string AsId(const std::string& name) {
  return absl::StrJoin(absl::StrSplit(absl::AsciiStrToLower(name), ' ', absl::SkipEmpty()), "-");
}

std::vector<std::string> PartsOf(const std::string& word) {
  return absl::StrSplit(word, absl::ByAnyChar(" -._"), absl::SkipEmpty());
}

// Whatever was typed first: "jones-nadia" of "nadia-jones".
std::string InOrder(const std::string& word) {
  std::vector<std::string> parts = PartsOf(word);
  std::sort(parts.begin(), parts.end());
  return absl::StrJoin(parts, "-");
}

// Members who may have been meant. A search finds no word that has a wrong letter, but what it
// has before or behind it.
std::vector<Existing> SimilarMembers(const std::string& word, const Lookup& lookup) {
  std::vector<std::string> parts = PartsOf(word);
  auto found = lookup.SearchMembers(absl::StrJoin(parts, " "), kMostMembers);
  parts.resize(std::min(parts.size(), kMostParts));
  const auto search = [&](const std::string& part) {
    if (!found.empty() || part.size() < kShortestPart) return;
    found = lookup.SearchMembers(part, kMostMembers);
  };
  if (parts.size() > 1) {
    for (const std::string& part : parts) search(part);
  }
  for (const std::string& part : parts) {
    const size_t half = std::max(part.size() / 2, kShortestPart);
    search(part.substr(0, half));
    search(part.substr(part.size() - std::min(half, part.size())));
  }
  return found;
}

// Whoever is called most like the word: by their id, their name, or a part of that.
std::string NearestMember(const std::string& word, const Lookup& lookup) {
  if (IsNumber(word)) return "";
  std::vector<std::string> names;
  std::vector<const Existing*> called;
  const auto members = SimilarMembers(word, lookup);
  for (const Existing& member : members) {
    if (member.word == word) return "";  // it is another that is not there
    const std::string name = AsId(member.title);
    names.insert(names.end(), {member.word, name, InOrder(name)});
    for (const std::string& part : PartsOf(name)) names.push_back(part);
    called.resize(names.size(), &member);
  }
  std::string nearest = Nearest(AsId(word), names);
  if (nearest.empty()) nearest = Nearest(InOrder(AsId(word)), names);
  if (nearest.empty()) return "";
  const auto at = std::find(names.begin(), names.end(), nearest) - names.begin();
  const Existing& member = *called[static_cast<size_t>(at)];
  return absl::StrCat(member.word, " (", member.title, ")");
}

// How a thing of the scheme is named in short; empty for what is of another scheme.
std::string WordIn(const std::string& scheme, Kind kind, const std::string& typed) {
  if (!typed.starts_with("schemes/")) return typed;
  const bool is_here = kind == Kind::kScheme || typed.starts_with(scheme + "/");
  return is_here ? WordOf(typed) : "";
}

std::string NearestOf(Kind kind, const std::string& word, const Lookup& lookup) {
  if (kind == Kind::kMember) return NearestMember(word, lookup);
  std::vector<std::string> known;
  for (Existing& existing : lookup.List(kind, "", "")) {
    if (existing.word == word) return "";  // it is another that is not there
    known.push_back(std::move(existing.word));
  }
  return Nearest(word, known);
}

}  // namespace

std::vector<std::string> Suggestions(std::string_view reason, const Declarations& declarations,
                                     const Lookup& lookup, const Words& words) {
  std::vector<std::string> suggestions;
  for (const Unknown& unknown : kUnknown) {
    if (unknown.reason != reason) continue;
    for (const std::string& typed : declarations.Typed(unknown.kind)) {
      std::string word = WordIn(lookup.scheme(), unknown.kind, typed);
      if (word.empty() || suggestions.size() == kMostSuggestions) continue;
      Kind kind = unknown.kind;
      if (kind == Kind::kNewOffer) {
        kind = Kind::kOrganisation;
        word = word.substr(0, word.find('/'));
      }
      const std::string nearest = NearestOf(kind, word, lookup);
      if (nearest.empty()) continue;
      suggestions.push_back(absl::StrCat(words.Say(unknown.message, {{"word", word}}), " ",
                                         words.Say("cli.did_you_mean", {{"word", nearest}})));
    }
  }
  return suggestions;
}

}  // namespace timecredit::cli
