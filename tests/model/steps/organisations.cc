// The steps (steps.h) about organisations.

#include "tests/model/steps.h"

namespace timecredit::model {

template <>
Plan PlanFor<exchange::CreateOrganisation>() {
  return {.weight = 8, .reasons = {"ID_INVALID", "TEXT_TOO_LONG", "ID_TAKEN"}};
}

template <>
exchange::CreateOrganisation MakeUp(Scene& scene) {
  return {.alias = scene.AnyAlias("organisation"), .names = scene.AnyNames()};
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
      .names = command.names};
  deed.scheme.organisations.push_back(organisation);
  deed.body = journal::OrganisationCreated{organisation};
}

template <>
Plan PlanFor<exchange::UpdateOrganisation>() {
  return {.weight = 5, .reasons = {"ORGANISATION_UNKNOWN", "TEXT_TOO_LONG"}};
}

template <>
exchange::UpdateOrganisation MakeUp(Scene& scene) {
  return {.organisation = scene.AnyOrganisation(), .names = scene.AnyNames()};
}

template <>
void Do(const exchange::UpdateOrganisation& command, Deed& deed) {
  RequireNames(command.names, deed);
  deed.RequireOrganisation(command.organisation);
  if (deed.IsRefused()) return;
  domain::Organisation& organisation = deed.scheme.organisations[command.organisation.value - 1];
  organisation.names = command.names;
  deed.body = journal::OrganisationUpdated{organisation};
}

}  // namespace timecredit::model
