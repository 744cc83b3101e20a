#include "ledger/exchange/organisations/create_organisation.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/domain/organisation.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const CreateOrganisation& command, const Desk& desk) {
  const domain::Organisation organisation{
      .scheme = desk.call().scheme,
      .organisation = domain::OrganisationNumber(desk.head().organisations + 1),
      .alias = command.alias,
      .names = command.names,
      .is_partner = command.is_partner,
      .takes_typed_amounts = command.takes_typed_amounts};
  if (auto status = domain::CheckOrganisation(organisation); !status.ok()) return status;
  if (auto status = desk.CheckAliasFree(journal::AliasKind::kOrganisation, command.alias);
      !status.ok()) {
    return status;
  }
  Draft draft;
  draft.body = journal::OrganisationCreated{.organisation = organisation};
  return draft;
}

}  // namespace timecredit::exchange
