// What creating and updating schemes, organisations and activities, and confirming the clock, do to
// the model.

#include <algorithm>
#include <set>
#include <string>

#include "tests/model/calendar.h"
#include "tests/model/deed.h"

namespace timecredit::model {
namespace {

bool IsAlias(const std::string& alias) {
  if (alias.empty() || alias.size() > 63) return false;
  for (size_t i = 0; i < alias.size(); ++i) {
    const char character = alias[i];
    const bool is_letter = character >= 'a' && character <= 'z';
    const bool is_digit = character >= '0' && character <= '9';
    const bool is_inner_hyphen =
        character == '-' && i + 1 < alias.size() && alias[i + 1] != '-' && i > 0;
    if (i == 0 ? !is_letter : !is_letter && !is_digit && !is_inner_hyphen) return false;
  }
  return true;
}

void RequirePolicies(const domain::Policies& policies, Deed& deed) {
  const int64_t floor = policies.wallet_floor_credit_minutes;
  const int32_t lifetime = policies.credit_lifetime_days.value_or(1);
  deed.Require(floor <= 0 && floor >= -60'000'000, "NUMBER_OUT_OF_RANGE");
  deed.Require(lifetime >= 1 && lifetime <= 36'600, "NUMBER_OUT_OF_RANGE");
  deed.Require(policies.grace_days >= 0 && policies.grace_days <= 3'660, "NUMBER_OUT_OF_RANGE");
}

template <class Things>
bool IsTaken(const Things& things, const std::string& alias) {
  return std::any_of(things.begin(), things.end(),
                     [&](const auto& thing) { return thing.alias == alias; });
}

}  // namespace

bool IsLanguage(const std::string& language) {
  return language.size() == 2 && std::all_of(language.begin(), language.end(), [](char character) {
           return character >= 'a' && character <= 'z';
         });
}

void RequireAlias(const std::string& alias, Deed& deed) {
  deed.Require(IsAlias(alias), "ID_INVALID");
}

void RequireNames(const domain::LocalizedText& names, Deed& deed) {
  deed.Require(!names.empty(), "FIELD_REQUIRED");
  deed.Require(names.size() <= 20, "LIST_TOO_LONG");
  for (const auto& [language, name] : names) {
    deed.Require(IsLanguage(language), "LANGUAGE_INVALID");
    deed.Require(!name.empty(), "FIELD_REQUIRED");
    deed.Require(name.size() <= 200, "TEXT_TOO_LONG");
    deed.Require(IsReadable(name), "TEXT_INVALID");
  }
}

namespace {

void RequireScheme(const domain::Scheme& definition, Deed& deed) {
  RequireAlias(definition.alias, deed);
  RequireNames(definition.names, deed);
  const domain::Calendar& calendar = definition.calendar;
  deed.Require(IsKnownZone(calendar.zone), "ZONE_UNKNOWN");
  deed.Require(calendar.year_start_month >= 1 && calendar.year_start_month <= 12 &&
                   calendar.year_start_day >= 1 && calendar.year_start_day <= 28,
               "NUMBER_OUT_OF_RANGE");
  std::set<std::string> units;
  for (const domain::CountedUnit& unit : definition.units) {
    RequireAlias(unit.alias, deed);
    RequireNames(unit.names, deed);
    deed.Require(units.insert(unit.alias).second, "UNIT_TWICE");
  }
  deed.Require(definition.units.size() <= 100, "LIST_TOO_LONG");
  RequirePolicies(definition.policies, deed);
}

void RequireActivity(const domain::Activity& activity, Deed& deed) {
  const domain::AwardPolicy& award = activity.award;
  const domain::Purposes& purposes = activity.purposes;
  RequireAlias(activity.alias, deed);
  RequireNames(activity.names, deed);
  deed.Require(award.credit_minutes_per_hour >= 0 && award.credit_minutes_per_hour <= 6'000,
               "NUMBER_OUT_OF_RANGE");
  for (const int64_t fixed : {award.fixed_credit_minutes, award.fixed_contribution_minutes}) {
    deed.Require(fixed >= 0 && fixed <= 60'000'000, "NUMBER_OUT_OF_RANGE");
  }
  deed.Require(purposes.contribution || purposes.credit || purposes.obligation, "PURPOSE_MISSING");
  deed.Require(purposes.obligation == (activity.appears_as.value != 0),
               "OBLIGATION_NOT_CONFIDENTIAL");
  deed.Require(!purposes.obligation || activity.needs_approval, "OBLIGATION_NEEDS_APPROVAL");
}

}  // namespace

void Do(const exchange::CreateScheme& command, Deed& deed) {
  domain::Scheme definition = command.scheme;
  RequireScheme(definition, deed);
  for (const Scheme& other : deed.schemes) {
    deed.Require(other.definition.alias != definition.alias, "ID_TAKEN");
  }
  definition.scheme = domain::SchemeNumber(deed.schemes.size() + 1);
  deed.scheme.definition = definition;
  deed.body = journal::SchemeCreated{definition};
}

void Do(const exchange::UpdateScheme& command, Deed& deed) {
  deed.Require(command.names || command.policies || command.units || command.calendar,
               "UPDATE_EMPTY");
  domain::Scheme& definition = deed.scheme.definition;
  const domain::Scheme before = definition;
  if (command.names) definition.names = *command.names;
  if (command.policies) definition.policies = *command.policies;
  if (command.units) definition.units = *command.units;
  if (command.calendar) definition.calendar = *command.calendar;
  RequireScheme(definition, deed);
  bool keeps = definition.calendar.zone == before.calendar.zone &&
               definition.units.size() >= before.units.size();
  for (size_t i = 0; keeps && i < before.units.size(); ++i) {
    keeps = definition.units[i].alias == before.units[i].alias;
  }
  deed.Require(keeps, "CHANGE_NOT_POSSIBLE");
  deed.body = journal::SchemeUpdated{definition};
}

void Do(const exchange::CreateOrganisation& command, Deed& deed) {
  RequireAlias(command.alias, deed);
  RequireNames(command.names, deed);
  deed.Require(!IsTaken(deed.scheme.organisations, command.alias), "ID_TAKEN");
  const domain::Organisation organisation{
      .scheme = deed.scheme.number(),
      .organisation = domain::OrganisationNumber(deed.scheme.organisations.size() + 1),
      .alias = command.alias,
      .names = command.names};
  deed.scheme.organisations.push_back(organisation);
  deed.body = journal::OrganisationCreated{organisation};
}

void Do(const exchange::UpdateOrganisation& command, Deed& deed) {
  RequireNames(command.names, deed);
  deed.RequireOrganisation(command.organisation);
  if (deed.IsRefused()) return;
  domain::Organisation& organisation = deed.scheme.organisations[command.organisation.value - 1];
  organisation.names = command.names;
  deed.body = journal::OrganisationUpdated{organisation};
}

void Do(const exchange::UpdateActivity& command, Deed& deed) {
  deed.Require(command.names || command.award || command.needs_approval || command.category ||
                   command.host || command.contribution_unit || command.purposes ||
                   command.appears_as,
               "UPDATE_EMPTY");
  const domain::Activity* found = deed.KnownActivity(command.activity);
  if (found == nullptr) return;
  domain::Activity activity = *found;
  if (command.names) activity.names = *command.names;
  if (command.award) activity.award = *command.award;
  if (command.needs_approval) activity.needs_approval = *command.needs_approval;
  if (command.category) activity.category = *command.category;
  deed.Require(command.host.value_or(activity.host) == activity.host &&
                   command.contribution_unit.value_or(activity.contribution_unit) ==
                       activity.contribution_unit &&
                   command.purposes.value_or(activity.purposes) == activity.purposes &&
                   command.appears_as.value_or(activity.appears_as) == activity.appears_as,
               "CHANGE_NOT_POSSIBLE");
  RequireActivity(activity, deed);
  for (const domain::Activity& other : deed.scheme.activities) {
    deed.Require(activity.needs_approval || other.appears_as != activity.activity,
                 "FACE_UNSUITABLE");
  }
  deed.scheme.activities[command.activity.value - 1] = activity;
  deed.body = journal::ActivityUpdated{activity};
}

void Do(const exchange::CreateActivity& command, Deed& deed) {
  domain::Activity activity = command.activity;
  const bool is_confidential = activity.appears_as.value != 0;
  RequireActivity(activity, deed);
  deed.RequireUnit(activity.contribution_unit);
  deed.Require(!IsTaken(deed.scheme.activities, activity.alias), "ID_TAKEN");
  deed.RequireOrganisation(activity.host);
  if (is_confidential) {
    const domain::Activity* face = deed.KnownActivity(activity.appears_as);
    deed.Require(face == nullptr || (face->appears_as.value == 0 && face->needs_approval),
                 "FACE_UNSUITABLE");
  }
  activity.scheme = deed.scheme.number();
  activity.activity = domain::ActivityNumber(deed.scheme.activities.size() + 1);
  deed.scheme.activities.push_back(activity);
  deed.body = journal::ActivityCreated{activity};
  if (is_confidential && !deed.IsRefused()) {
    deed.scheme.activities[activity.appears_as.value - 1].is_face = true;
  }
}

void Do(const exchange::ConfirmClock&, Deed& deed) {
  deed.Require(deed.clock_is_ahead || IsClockBehind(deed.scheme, deed.now), "CLOCK_NOT_BEHIND");
  deed.body = journal::ClockConfirmed{};
}

}  // namespace timecredit::model
