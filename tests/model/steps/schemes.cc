// The steps (steps.h) about schemes.

#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "tests/model/calendar.h"
#include "tests/model/steps.h"

namespace timecredit::model {
namespace {

domain::Policies AnyPolicies(Scene& scene) {
  Choices& choices = scene.choices;
  domain::Policies policies;
  policies.wallet_floor_credit_minutes =
      choices.Among<int64_t>({0, 0, 0, -600, -60, -1, -600, -60'000'000});
  if (scene.Odd(20)) {
    policies.wallet_floor_credit_minutes = choices.Among<int64_t>({1, -60'000'001, INT64_MIN});
  }
  const int32_t lifetime = choices.Among<int32_t>({-1, 7, 30, 1, -1, 2, 7, 365, -1, 30, 36'600});
  if (lifetime != -1) policies.credit_lifetime_days = lifetime;
  if (scene.Odd(20)) policies.credit_lifetime_days = choices.Among<int32_t>({0, 36'601});
  policies.grace_days = choices.Among<int32_t>({28, 0, 1, 28, 7, 3'660, 28, 3});
  if (scene.Odd(20)) policies.grace_days = choices.Among<int32_t>({-1, 3'661});
  policies.acceptance = choices.Among({domain::Acceptance::kNetwork, domain::Acceptance::kNetwork,
                                       domain::Acceptance::kWhereEarned});
  policies.allows_typed_amounts = !scene.Odd(12);
  return policies;
}

void RequirePolicies(const domain::Policies& policies, Deed& deed) {
  const int64_t floor = policies.wallet_floor_credit_minutes;
  const int32_t lifetime = policies.credit_lifetime_days.value_or(1);
  deed.Require(floor <= 0 && floor >= -60'000'000, "NUMBER_OUT_OF_RANGE");
  deed.Require(lifetime >= 1 && lifetime <= 36'600, "NUMBER_OUT_OF_RANGE");
  deed.Require(policies.grace_days >= 0 && policies.grace_days <= 3'660, "NUMBER_OUT_OF_RANGE");
}

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

}  // namespace

template <>
Plan PlanFor<exchange::CreateScheme>() {
  return {.weight = 4,
          .reasons = {"ID_INVALID", "FIELD_REQUIRED", "LANGUAGE_INVALID", "TEXT_TOO_LONG",
                      "ZONE_UNKNOWN", "NUMBER_OUT_OF_RANGE", "UNIT_TWICE", "ID_TAKEN"}};
}

template <>
exchange::CreateScheme MakeUp(Scene& scene) {
  Choices& choices = scene.choices;
  domain::Scheme scheme;
  scheme.alias = scene.AnyAlias("scheme");
  scheme.names = scene.AnyNames();
  scheme.calendar.zone =
      choices.Among<std::string>({"Europe/London", "Europe/London", "Europe/London", "UTC",
                                  "Asia/Kathmandu", "America/New_York"});
  if (scene.Odd(20)) scheme.calendar.zone = "Europe/Camelot";
  scheme.calendar.week_start = static_cast<absl::Weekday>(choices.Below(7));
  scheme.calendar.year_start_month = choices.Among({4, 1, 9, 12});
  scheme.calendar.year_start_day = choices.Among({1, 6, 28});
  if (scene.Odd(20)) scheme.calendar.year_start_day = 29;
  const size_t units = choices.Below(4);
  for (size_t i = 1; i <= units; ++i) {
    scheme.units.push_back({.alias = absl::StrCat("unit-", i), .names = {{"en", "Unit"}}});
  }
  if (units > 1 && scene.Odd(10)) scheme.units[0].alias = scheme.units[1].alias;
  scheme.policies = AnyPolicies(scene);
  return {scheme};
}

template <>
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

template <>
Plan PlanFor<exchange::UpdateScheme>() {
  return {
      .weight = 10,
      .reasons = {"UPDATE_EMPTY", "NUMBER_OUT_OF_RANGE", "ZONE_UNKNOWN", "CHANGE_NOT_POSSIBLE"}};
}

template <>
exchange::UpdateScheme MakeUp(Scene& scene) {
  Choices& choices = scene.choices;
  exchange::UpdateScheme command;
  if (choices.OneIn(3)) command.names = scene.AnyNames();
  if (choices.OneIn(2)) command.policies = AnyPolicies(scene);
  const domain::Scheme& before = scene.scheme.definition;
  if (choices.OneIn(3)) {
    command.units = before.units;
    if (command.units->size() < 6) {
      command.units->push_back(
          {.alias = absl::StrCat("unit-", scene.serial), .names = {{"en", "New"}}});
    }
    if (scene.Odd(4)) std::swap(command.units->front(), command.units->back());
    if (scene.Odd(8)) command.units->pop_back();
  }
  if (choices.OneIn(4)) {
    command.calendar = before.calendar;
    command.calendar->year_start_month = choices.Among({4, 9, 1});
    if (scene.Odd(4)) {
      command.calendar->zone = choices.Among<std::string>({"Europe/Paris", "Europe/Camelot"});
    }
  }
  return command;
}

template <>
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

}  // namespace timecredit::model
