#include "ledger/exchange/organisations/create_organisation.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/localized_text.h"
#include "ledger/domain/organisation.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const CreateOrganisation& command, const Desk& desk) {
  if (auto status = domain::CheckAlias(command.alias, "alias"); !status.ok()) return status;
  if (auto status = domain::CheckNames(command.names, "names"); !status.ok()) return status;
  if (auto status = desk.CheckAliasFree(journal::AliasKind::kOrganisation, command.alias);
      !status.ok()) {
    return status;
  }
  Draft draft;
  draft.body = journal::OrganisationCreated{
      .organisation = {.scheme = desk.call().scheme,
                       .organisation = domain::OrganisationNumber(desk.head().organisations + 1),
                       .alias = command.alias,
                       .names = command.names}};
  return draft;
}

}  // namespace timecredit::exchange
