// The steps (steps.h) about activities.

#include "tests/model/steps.h"

namespace timecredit::model {
namespace {

domain::AwardPolicy AnyAward(Scene& scene) {
  Choices& choices = scene.choices;
  domain::AwardPolicy award;
  award.kind = choices.Among(
      {domain::AwardKind::kPerMinute, domain::AwardKind::kPerMinute, domain::AwardKind::kFixed});
  award.rounding = static_cast<domain::Rounding>(1 + choices.Below(5));
  award.credit_minutes_per_hour =
      choices.Among<int64_t>({60, 60, 60, 30, 90, 1, 7, 0, 120, 45, 6'000, 60, 30, 90});
  if (scene.Odd(30)) award.credit_minutes_per_hour = choices.Among<int64_t>({-1, 6'001});
  award.fixed_credit_minutes =
      choices.Among<int64_t>({60, 0, 15, 120, 90, 60, 1, 60, 30, 60, 45, 60});
  if (scene.Odd(30)) {
    award.fixed_credit_minutes = choices.Among<int64_t>({60'000'000, -1, 60'000'001});
  }
  award.fixed_contribution_minutes = choices.Among<int64_t>({30, 0, 60, 120, 45, 30});
  return award;
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

template <>
Plan PlanFor<exchange::CreateActivity>() {
  return {.weight = 20,
          .reasons = {"NUMBER_OUT_OF_RANGE", "PURPOSE_MISSING", "OBLIGATION_NOT_CONFIDENTIAL",
                      "UNIT_UNKNOWN", "ORGANISATION_UNKNOWN", "ACTIVITY_UNKNOWN", "FACE_UNSUITABLE",
                      "OBLIGATION_NEEDS_APPROVAL", "ID_TAKEN"}};
}

template <>
exchange::CreateActivity MakeUp(Scene& scene) {
  Choices& choices = scene.choices;
  domain::Activity activity;
  activity.alias = scene.AnyAlias("activity");
  activity.names = scene.AnyNames();
  activity.host = scene.AnyOrganisation();
  activity.award = AnyAward(scene);
  activity.contribution_unit = scene.AnyUnit();
  activity.needs_approval = !choices.OneIn(3);
  activity.purposes.contribution = !choices.OneIn(5);
  activity.purposes.credit = !choices.OneIn(5);
  // Every third is confidential, where there is a public one to appear as.
  const bool has_face = !scene.scheme.activities.empty();
  if (choices.OneIn(3) && (has_face || scene.Odd(2))) {
    const domain::ActivityNumber face = scene.AnyActivity();
    const domain::Activity* known = scene.scheme.FindActivity(face.value);
    activity.appears_as = face;
    activity.purposes.obligation = !scene.Odd(20);
    if (known != nullptr && !scene.Odd(10)) activity.needs_approval = true;
  } else {
    activity.purposes.obligation = scene.Odd(40);
  }
  return {activity};
}

template <>
void Do(const exchange::CreateActivity& command, Deed& deed) {
  domain::Activity activity = command.activity;
  const bool is_confidential = activity.appears_as.value != 0;
  RequireActivity(activity, deed);
  deed.RequireUnit(activity.contribution_unit);
  RequireFree(activity.alias, deed.scheme.activities, deed);
  deed.RequireOrganisation(activity.host);
  if (is_confidential) {
    const domain::Activity* face = deed.KnownActivity(activity.appears_as);
    deed.Require(face == nullptr || (face->appears_as.value == 0 && face->needs_approval),
                 "FACE_UNSUITABLE");
  }
  activity.scheme = deed.scheme.number();
  activity.is_face = false;
  activity.activity = domain::ActivityNumber(deed.scheme.activities.size() + 1);
  deed.scheme.activities.push_back(activity);
  deed.body = journal::ActivityCreated{activity};
  if (is_confidential && !deed.IsRefused()) {
    deed.scheme.activities[activity.appears_as.value - 1].is_face = true;
  }
}

template <>
Plan PlanFor<exchange::UpdateActivity>() {
  return {.weight = 15,
          .reasons = {"UPDATE_EMPTY", "ACTIVITY_UNKNOWN", "NUMBER_OUT_OF_RANGE",
                      "CHANGE_NOT_POSSIBLE", "FACE_UNSUITABLE", "OBLIGATION_NEEDS_APPROVAL"}};
}

template <>
exchange::UpdateActivity MakeUp(Scene& scene) {
  Choices& choices = scene.choices;
  exchange::UpdateActivity command;
  command.activity = scene.AnyActivity();
  if (choices.OneIn(3)) command.names = scene.AnyNames();
  if (choices.OneIn(2)) command.award = AnyAward(scene);
  if (choices.OneIn(3)) command.needs_approval = choices.OneIn(2);
  if (choices.OneIn(3)) {
    command.category = static_cast<domain::ServiceCategory>(choices.Below(11));
  }
  if (scene.Odd(12)) command.host = scene.AnyOrganisation();
  if (scene.Odd(12)) command.contribution_unit = scene.AnyUnit();
  if (scene.Odd(12)) command.purposes = domain::Purposes{.credit = choices.OneIn(2)};
  if (scene.Odd(12)) command.appears_as = domain::ActivityNumber(choices.Below(3));
  return command;
}

template <>
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

}  // namespace timecredit::model
