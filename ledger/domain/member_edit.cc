#include "ledger/domain/member_edit.h"

#include <optional>
#include <set>
#include <string_view>

#include "ledger/domain/member_fields.h"

namespace timecredit::domain {
namespace {

// One field: its name, and how it is taken from one set of fields into another. The guardian is
// there in both while that happens.
struct Row {
  MemberField field;
  std::string_view name;
  void (*take)(const MemberFields& from, MemberFields& into);
};

constexpr Row kRows[] = {
    {MemberField::kAlias, "alias", [](auto& from, auto& into) { into.alias = from.alias; }},
    {MemberField::kName, "name", [](auto& from, auto& into) { into.name = from.name; }},
    {MemberField::kKnownAs, "known_as",
     [](auto& from, auto& into) { into.known_as = from.known_as; }},
    {MemberField::kPhone, "phone", [](auto& from, auto& into) { into.phone = from.phone; }},
    {MemberField::kEmail, "email", [](auto& from, auto& into) { into.email = from.email; }},
    {MemberField::kAddress, "address", [](auto& from, auto& into) { into.address = from.address; }},
    {MemberField::kLanguage, "language",
     [](auto& from, auto& into) { into.language = from.language; }},
    {MemberField::kAdultOn, "adult_on",
     [](auto& from, auto& into) { into.adult_on = from.adult_on; }},
    {MemberField::kBornOn, "born_on", [](auto& from, auto& into) { into.born_on = from.born_on; }},
    {MemberField::kNotes, "notes", [](auto& from, auto& into) { into.notes = from.notes; }},
    {MemberField::kGuardianName, "guardian.name",
     [](auto& from, auto& into) { into.guardian->name = from.guardian->name; }},
    {MemberField::kGuardianPhone, "guardian.phone",
     [](auto& from, auto& into) { into.guardian->phone = from.guardian->phone; }},
    {MemberField::kGuardianConsentedOn, "guardian.consented_on",
     [](auto& from, auto& into) { into.guardian->consented_on = from.guardian->consented_on; }},
};

// With a guardian, if one of whom nothing is known.
MemberFields WithGuardian(MemberFields fields) {
  if (!fields.guardian.has_value()) fields.guardian.emplace();
  return fields;
}

}  // namespace

std::string_view NameOf(MemberField field) {
  for (const Row& row : kRows) {
    if (row.field == field) return row.name;
  }
  return "";
}

std::optional<MemberField> MemberFieldNamed(std::string_view name) {
  for (const Row& row : kRows) {
    if (row.name == name) return row.field;
  }
  return std::nullopt;
}

const std::set<MemberField>& AllMemberFields() {
  static const auto* all = [] {
    auto* fields = new std::set<MemberField>();
    for (const Row& row : kRows) fields->insert(row.field);
    return fields;
  }();
  return *all;
}

bool operator==(const MemberEdit& a, const MemberEdit& b) {
  return a.fields == b.fields && Edited({}, a) == Edited({}, b);
}

MemberFields Edited(const MemberFields& before, const MemberEdit& edit) {
  const MemberFields given = WithGuardian(edit.given);
  MemberFields after = WithGuardian(before);
  for (const Row& row : kRows) {
    if (edit.fields.contains(row.field)) row.take(given, after);
  }
  if (after.guardian == Guardian()) after.guardian.reset();
  return after;
}

}  // namespace timecredit::domain
