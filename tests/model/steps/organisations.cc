// The steps (steps.h) about organisations.

#include "tests/model/steps.h"

namespace timecredit::model {
namespace {

void RequirePartnership(const domain::Organisation& organisation, Deed& deed) {
  deed.Require(organisation.is_partner || !organisation.takes_typed_amounts, "PARTNER_ONLY");
}

}  // namespace

template <>
Plan PlanFor<exchange::CreateOrganisation>() {
  return {.weight = 8, .reasons = {"ID_INVALID", "TEXT_TOO_LONG", "ID_TAKEN", "PARTNER_ONLY"}};
}

template <>
exchange::CreateOrganisation MakeUp(Scene& scene) {
  return {.alias = scene.AnyAlias("organisation"),
          .names = scene.AnyNames(),
          .is_partner = !scene.Odd(8),
          .takes_typed_amounts = !scene.Odd(8)};
}

template <>
void Do(const exchange::CreateOrganisation& command, Deed& deed) {
  RequireAlias(command.alias, deed);
  RequireNames(command.names, deed);
  RequireFree(command.alias, deed.scheme.organisations, deed);
  const domain::Organisation organisation{
      .scheme = deed.scheme.number(),
      .organisation = domain::OrganisationNumber(deed.scheme.organisations.size() + 1),
      .alias = command.alias,
      .names = command.names,
      .is_partner = command.is_partner,
      .takes_typed_amounts = command.takes_typed_amounts};
  RequirePartnership(organisation, deed);
  deed.scheme.organisations.push_back(organisation);
  deed.body = journal::OrganisationCreated{organisation};
}

template <>
Plan PlanFor<exchange::UpdateOrganisation>() {
  return {.weight = 5, .reasons = {"ORGANISATION_UNKNOWN", "TEXT_TOO_LONG", "UPDATE_EMPTY"}};
}

template <>
exchange::UpdateOrganisation MakeUp(Scene& scene) {
  exchange::UpdateOrganisation command;
  command.organisation = scene.AnyOrganisation();
  if (scene.choices.OneIn(2)) command.names = scene.AnyNames();
  if (scene.choices.OneIn(3)) command.is_partner = !scene.choices.OneIn(4);
  if (scene.choices.OneIn(3)) command.takes_typed_amounts = !scene.choices.OneIn(4);
  return command;
}

template <>
void Do(const exchange::UpdateOrganisation& command, Deed& deed) {
  deed.Require(command.names || command.is_partner || command.takes_typed_amounts, "UPDATE_EMPTY");
  if (command.names) RequireNames(*command.names, deed);
  deed.RequireOrganisation(command.organisation);
  if (deed.IsRefused()) return;
  domain::Organisation& organisation = deed.scheme.organisations[command.organisation.value - 1];
  organisation.names = command.names.value_or(organisation.names);
  organisation.is_partner = command.is_partner.value_or(organisation.is_partner);
  organisation.takes_typed_amounts =
      command.takes_typed_amounts.value_or(organisation.takes_typed_amounts);
  RequirePartnership(organisation, deed);
  deed.body = journal::OrganisationUpdated{organisation};
}

}  // namespace timecredit::model
