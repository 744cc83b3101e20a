// Requests that change schemes, organisations and activities.

#include <utility>

#include "absl/strings/str_cat.h"
#include "tests/model/scene.h"

namespace timecredit::model {
namespace {

exchange::Command SchemeUpdate(Scene& scene) {
  Choices& choices = scene.choices;
  exchange::UpdateScheme command;
  if (choices.OneIn(3)) command.names = scene.AnyNames();
  if (choices.OneIn(2)) command.policies = scene.AnyPolicies();
  if (scene.scheme == nullptr) return command;
  const domain::Scheme& before = scene.scheme->definition;
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

exchange::Command ActivityUpdate(Scene& scene) {
  Choices& choices = scene.choices;
  exchange::UpdateActivity command;
  command.activity = scene.AnyActivity();
  if (choices.OneIn(3)) command.names = scene.AnyNames();
  if (choices.OneIn(2)) command.award = scene.AnyAward();
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

}  // namespace

exchange::Command MakeUpUpdate(Move move, Scene& scene) {
  if (move == Move::kUpdateScheme) return SchemeUpdate(scene);
  if (move == Move::kUpdateActivity) return ActivityUpdate(scene);
  return exchange::UpdateOrganisation{.organisation = scene.AnyOrganisation(),
                                      .names = scene.AnyNames()};
}

}  // namespace timecredit::model
