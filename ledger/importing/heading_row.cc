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
#include "ledger/domain/refusal.h"
#include "ledger/importing/cell_text.h"
#include "ledger/importing/csv_table.h"
#include "ledger/importing/declaration.h"

namespace timecredit::importing {
namespace {

struct Field {
  const char* path;  // in the request
  std::string Columns::*heading;
  std::optional<Place> Places::*place;
  bool is_needed;
};

constexpr Field kFields[] = {
    {"import.columns.member", &Columns::member, &Places::member, true},
    {"import.columns.activity", &Columns::activity, &Places::activity, false},
    {"import.columns.date", &Columns::date, &Places::date, true},
    {"import.columns.duration", &Columns::duration, &Places::duration, false},
    {"import.columns.start_time", &Columns::start_time, &Places::start_time, false},
    {"import.columns.end_time", &Columns::end_time, &Places::end_time, false},
    {"import.columns.quantity", &Columns::quantity, &Places::quantity, false},
    {"import.columns.text", &Columns::text, &Places::text, false},
    {"import.columns.reference", &Columns::reference, &Places::reference, false},
};

// The headings that answer to a declared one.
std::vector<size_t> Answering(const std::string& declared,
                              const std::vector<std::string>& headings) {
  std::vector<size_t> found;
  for (size_t at = 0; at < headings.size(); ++at) {
    if (headings[at] == declared) found.push_back(at);
  }
  if (!found.empty()) return found;
  const std::string folded = Folded(declared);
  for (size_t at = 0; at < headings.size(); ++at) {
    if (Folded(headings[at]) == folded) found.push_back(at);
  }
  return found;
}

}  // namespace

absl::StatusOr<Places> FindPlaces(const Columns& columns,
                                  const std::vector<std::string>& headings) {
  Places places;
  std::vector<domain::Refusal> faults;
  for (const Field& field : kFields) {
    const std::string& declared = columns.*field.heading;
    if (declared.empty()) {
      if (field.is_needed) faults.push_back({"FIELD_REQUIRED", field.path, {}});
      continue;
    }
    const std::vector<size_t> found = Answering(declared, headings);
    if (found.empty()) {
      faults.push_back({"COLUMN_UNKNOWN",
                        field.path,
                        {{"column", declared}, {"found", absl::StrJoin(headings, ", ")}}});
    } else if (found.size() > 1) {
      faults.push_back({"COLUMN_TWICE", field.path, {{"column", declared}}});
    } else {
      places.*field.place = Place{found.front(), headings[found.front()]};
    }
  }
  if (!faults.empty()) return domain::RefuseArguments(faults);
  return places;
}

Delimiter RecogniseDelimiter(std::string_view bytes, const Columns& columns) {
  const auto worth = [&](Delimiter delimiter) {
    const std::vector<std::string> headings = ReadHeadings(bytes, delimiter);
    const auto found =
        std::count_if(std::begin(kFields), std::end(kFields), [&](const Field& field) {
          const std::string& declared = columns.*field.heading;
          return !declared.empty() && !Answering(declared, headings).empty();
        });
    return std::tuple(found, headings.size());
  };
  Delimiter best = Delimiter::kComma;
  for (const Delimiter other : {Delimiter::kSemicolon, Delimiter::kTab}) {
    if (worth(other) > worth(best)) best = other;
  }
  return best;
}

std::vector<std::pair<std::string, std::string>> TakenFor(const Columns& columns,
                                                          const Places& places) {
  std::vector<std::pair<std::string, std::string>> taken;
  for (const Field& field : kFields) {
    const auto& place = places.*field.place;
    const std::string& declared = columns.*field.heading;
    if (place.has_value() && place->heading != declared) {
      taken.emplace_back(declared, place->heading);
    }
  }
  return taken;
}

}  // namespace timecredit::importing
