#include "ledger/exchange/organisations/update_organisation.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/organisation.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const UpdateOrganisation& command, const Desk& desk) {
  if (auto status = domain::CheckNames(command.names, "names"); !status.ok()) return status;
  auto organisation = desk.OrganisationNamed(command.organisation, "organisation");
  if (!organisation.ok()) return organisation.status();
  organisation->names = command.names;
  Draft draft;
  draft.body = journal::OrganisationUpdated{.organisation = *organisation};
  return draft;
}

}  // namespace timecredit::exchange
