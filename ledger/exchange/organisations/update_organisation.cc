#include "ledger/exchange/organisations/update_organisation.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/organisation.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const UpdateOrganisation& command, const Desk& desk) {
  const bool changes_anything = command.names.has_value() || command.is_partner.has_value() ||
                                command.takes_typed_amounts.has_value();
  if (auto status = CheckNotEmpty(changes_anything); !status.ok()) return status;
  auto organisation = desk.OrganisationNamed(command.organisation, "organisation");
  if (!organisation.ok()) return organisation.status();
  organisation->names = command.names.value_or(organisation->names);
  organisation->is_partner = command.is_partner.value_or(organisation->is_partner);
  organisation->takes_typed_amounts =
      command.takes_typed_amounts.value_or(organisation->takes_typed_amounts);
  if (auto status = domain::CheckOrganisation(*organisation); !status.ok()) return status;
  Draft draft;
  draft.body = journal::OrganisationUpdated{.organisation = *organisation};
  return draft;
}

}  // namespace timecredit::exchange
