#include "ledger/importing/heading_row.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "ledger/domain/refusal.h"
#include "ledger/importing/cell_text.h"
#include "ledger/importing/csv_table.h"
#include "ledger/importing/declaration.h"

namespace timecredit::importing {
namespace {

// The same for headings that differ only in what stands between their words, too.
std::string Loosely(std::string_view heading) {
  return Folded(absl::StrReplaceAll(absl::string_view(heading.data(), heading.size()),
                                    {{"_", " "}, {"-", " "}, {"’", "'"}}));
}

// The headings that are the same as the one given, once both were changed likewise.
template <class Change>
std::vector<size_t> SameAs(std::string_view wanted, const std::vector<std::string>& headings,
                           const Change& change) {
  std::vector<size_t> found;
  const std::string changed = change(wanted);
  for (size_t at = 0; at < headings.size(); ++at) {
    if (change(headings[at]) == changed) found.push_back(at);
  }
  return found;
}

// The headings that answer to a declared one.
std::vector<size_t> Declared(const std::string& declared,
                             const std::vector<std::string>& headings) {
  const auto as_it_is = [](std::string_view heading) { return std::string(heading); };
  auto found = SameAs(declared, headings, as_it_is);
  return found.empty() ? SameAs(declared, headings, Folded) : found;
}

// The headings that answer to the best of the usual ones that is there.
std::vector<size_t> Usual(const WantedColumn& column, const std::vector<std::string>& headings,
                          const std::vector<bool>& is_taken) {
  for (const std::string_view usual : column.usual) {
    auto found = SameAs(usual, headings, Loosely);
    std::erase_if(found, [&](size_t at) { return is_taken[at]; });
    if (!found.empty()) return found;
  }
  return {};
}

// What is found for each column: first for those that were declared, so that nothing else is
// recognised in their place.
std::vector<std::vector<size_t>> FindAll(const std::vector<WantedColumn>& wanted,
                                         const std::vector<std::string>& headings) {
  std::vector<std::vector<size_t>> found(wanted.size());
  std::vector<bool> is_taken(headings.size(), false);
  for (size_t i = 0; i < wanted.size(); ++i) {
    if (!wanted[i].declared.empty()) found[i] = Declared(wanted[i].declared, headings);
    for (const size_t at : found[i]) is_taken[at] = true;
  }
  for (size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i].declared.empty()) found[i] = Usual(wanted[i], headings, is_taken);
    for (const size_t at : found[i]) is_taken[at] = true;
  }
  return found;
}

// What a column is called before it is found.
std::string NameOf(const WantedColumn& column) {
  return column.declared.empty() ? std::string(column.name) : column.declared;
}

}  // namespace

absl::StatusOr<Places> FindPlaces(const std::vector<WantedColumn>& wanted,
                                  const std::vector<std::string>& headings) {
  Places places(wanted.size());
  std::vector<domain::Refusal> faults;
  const auto all = FindAll(wanted, headings);
  for (size_t i = 0; i < wanted.size(); ++i) {
    const WantedColumn& column = wanted[i];
    const std::vector<size_t>& found = all[i];
    if (found.size() == 1) {
      places[i] = Place{found.front(), headings[found.front()]};
    } else if (!found.empty()) {
      faults.push_back({"COLUMN_TWICE", column.path, {{"column", headings[found.front()]}}});
    } else if (!column.declared.empty() || (column.is_needed && !column.usual.empty())) {
      faults.push_back({"COLUMN_UNKNOWN",
                        column.path,
                        {{"column", NameOf(column)}, {"found", absl::StrJoin(headings, ", ")}}});
    } else if (column.is_needed) {
      faults.push_back({"FIELD_REQUIRED", column.path, {}});
    }
  }
  if (!faults.empty()) return domain::RefuseArguments(faults);
  return places;
}

Delimiter RecogniseDelimiter(std::string_view bytes, const std::vector<WantedColumn>& wanted) {
  const auto worth = [&](Delimiter delimiter) {
    const std::vector<std::string> headings = ReadHeadings(bytes, delimiter);
    const auto all = FindAll(wanted, headings);
    const auto found = std::count_if(all.begin(), all.end(),
                                     [](const auto& of_column) { return !of_column.empty(); });
    return std::tuple(found, headings.size());
  };
  Delimiter best = Delimiter::kComma;
  for (const Delimiter other : {Delimiter::kSemicolon, Delimiter::kTab}) {
    if (worth(other) > worth(best)) best = other;
  }
  return best;
}

std::vector<std::pair<std::string, std::string>> TakenFor(const std::vector<WantedColumn>& wanted,
                                                          const Places& places) {
  std::vector<std::pair<std::string, std::string>> taken;
  for (size_t i = 0; i < wanted.size(); ++i) {
    const std::string name = NameOf(wanted[i]);
    if (places[i].has_value() && places[i]->heading != name) {
      taken.emplace_back(name, places[i]->heading);
    }
  }
  return taken;
}

std::vector<std::string> Unused(const std::vector<std::string>& headings, const Places& places) {
  std::vector<std::string> unused;
  for (size_t at = 0; at < headings.size(); ++at) {
    const bool is_used = std::any_of(places.begin(), places.end(), [at](const auto& place) {
      return place.has_value() && place->at == at;
    });
    if (!is_used) unused.push_back(headings[at]);
  }
  return unused;
}

}  // namespace timecredit::importing
