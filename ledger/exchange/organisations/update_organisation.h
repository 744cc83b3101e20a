#ifndef LEDGER_EXCHANGE_ORGANISATIONS_UPDATE_ORGANISATION_H_
#define LEDGER_EXCHANGE_ORGANISATIONS_UPDATE_ORGANISATION_H_

#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/localized_text.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Gives a host or partner other names. Its id stays. Refuses an unknown organisation and malformed
// names.
struct UpdateOrganisation {
  static constexpr std::string_view kName = "UpdateOrganisation";

  domain::OrganisationNumber organisation;
  domain::LocalizedText names;
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const UpdateOrganisation& command) {
  return std::tie(command.organisation, command.names);
}

absl::StatusOr<Draft> Decide(const UpdateOrganisation& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_ORGANISATIONS_UPDATE_ORGANISATION_H_
