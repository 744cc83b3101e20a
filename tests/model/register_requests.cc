// Requests that create schemes, organisations, activities and members.

#include "absl/strings/str_cat.h"
#include "tests/model/scene.h"

namespace timecredit::model {

using domain::Rounding;

exchange::Command MakeUpScheme(Scene& scene) {
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
  scheme.policies = scene.AnyPolicies();
  return exchange::CreateScheme{scheme};
}

domain::Policies Scene::AnyPolicies() {
  domain::Policies policies;
  policies.wallet_floor_credit_minutes =
      choices.Among<int64_t>({0, 0, 0, -600, -60, -1, -600, -60'000'000});
  if (Odd(20)) {
    policies.wallet_floor_credit_minutes = choices.Among<int64_t>({1, -60'000'001, INT64_MIN});
  }
  const int32_t lifetime = choices.Among<int32_t>({-1, 7, 30, 1, -1, 2, 7, 365, -1, 30, 36'600});
  if (lifetime != -1) policies.credit_lifetime_days = lifetime;
  if (Odd(20)) policies.credit_lifetime_days = choices.Among<int32_t>({0, 36'601});
  policies.grace_days = choices.Among<int32_t>({28, 0, 1, 28, 7, 3'660, 28, 3});
  if (Odd(20)) policies.grace_days = choices.Among<int32_t>({-1, 3'661});
  policies.acceptance = choices.Among({domain::Acceptance::kNetwork, domain::Acceptance::kNetwork,
                                       domain::Acceptance::kWhereEarned});
  return policies;
}

domain::AwardPolicy Scene::AnyAward() {
  domain::AwardPolicy award;
  award.kind = choices.Among(
      {domain::AwardKind::kPerMinute, domain::AwardKind::kPerMinute, domain::AwardKind::kFixed});
  award.rounding = static_cast<Rounding>(1 + choices.Below(5));
  award.credit_minutes_per_hour =
      choices.Among<int64_t>({60, 60, 60, 30, 90, 1, 7, 0, 120, 45, 6'000, 60, 30, 90});
  if (Odd(30)) award.credit_minutes_per_hour = choices.Among<int64_t>({-1, 6'001});
  award.fixed_credit_minutes =
      choices.Among<int64_t>({60, 0, 15, 120, 90, 60, 1, 60, 30, 60, 45, 60});
  if (Odd(30)) {
    award.fixed_credit_minutes = choices.Among<int64_t>({60'000'000, -1, 60'000'001});
  }
  award.fixed_contribution_minutes = choices.Among<int64_t>({30, 0, 60, 120, 45, 30});
  return award;
}

exchange::Command MakeUpOrganisation(Scene& scene) {
  return exchange::CreateOrganisation{.alias = scene.AnyAlias("organisation"),
                                      .names = scene.AnyNames()};
}

exchange::Command MakeUpActivity(Scene& scene) {
  Choices& choices = scene.choices;
  domain::Activity activity;
  activity.alias = scene.AnyAlias("activity");
  activity.names = scene.AnyNames();
  activity.host = scene.AnyOrganisation();
  activity.award = scene.AnyAward();
  activity.contribution_unit = scene.AnyUnit();
  activity.needs_approval = !choices.OneIn(3);
  activity.purposes.contribution = !choices.OneIn(5);
  activity.purposes.credit = !choices.OneIn(5);
  // Every third is confidential, where there is a public one to appear as.
  const bool has_face = scene.scheme != nullptr && !scene.scheme->activities.empty();
  if (choices.OneIn(3) && (has_face || scene.Odd(2))) {
    const domain::ActivityNumber face = scene.AnyActivity();
    const domain::Activity* known = has_face ? scene.scheme->FindActivity(face.value) : nullptr;
    activity.appears_as = face;
    activity.purposes.obligation = !scene.Odd(20);
    if (known != nullptr && !scene.Odd(10)) activity.needs_approval = true;
  } else {
    activity.purposes.obligation = scene.Odd(40);
  }
  return exchange::CreateActivity{activity};
}

}  // namespace timecredit::model
