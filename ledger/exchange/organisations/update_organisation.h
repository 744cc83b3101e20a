#ifndef LEDGER_EXCHANGE_ORGANISATIONS_UPDATE_ORGANISATION_H_
#define LEDGER_EXCHANGE_ORGANISATIONS_UPDATE_ORGANISATION_H_

#include <optional>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/localized_text.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Changes what is given of a host or partner; what is left none stays, and so does its id. Where
// credits can no longer be spent, open holds can still be captured and redemptions refunded.
// Refuses what CreateOrganisation refuses, an update of nothing (UPDATE_EMPTY) and an unknown
// organisation.
struct UpdateOrganisation {
  static constexpr std::string_view kName = "UpdateOrganisation";

  domain::OrganisationNumber organisation;
  std::optional<domain::LocalizedText> names;
  std::optional<bool> is_partner;
  std::optional<bool> takes_typed_amounts;
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const UpdateOrganisation& command) {
  return std::tie(command.organisation, command.names, command.is_partner,
                  command.takes_typed_amounts);
}

absl::StatusOr<Draft> Decide(const UpdateOrganisation& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_ORGANISATIONS_UPDATE_ORGANISATION_H_
