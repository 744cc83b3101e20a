#ifndef LEDGER_EXCHANGE_ORGANISATIONS_CREATE_ORGANISATION_H_
#define LEDGER_EXCHANGE_ORGANISATIONS_CREATE_ORGANISATION_H_

#include <string>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/localized_text.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Adds a host or partner. Refuses a malformed id or name, an id that is taken (ID_TAKEN), and typed
// amounts where no credits can be spent at all (PARTNER_ONLY).
struct CreateOrganisation {
  static constexpr std::string_view kName = "CreateOrganisation";

  std::string alias;
  domain::LocalizedText names;
  bool is_partner = false;
  bool takes_typed_amounts = false;
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const CreateOrganisation& command) {
  return std::tie(command.alias, command.names, command.is_partner, command.takes_typed_amounts);
}

absl::StatusOr<Draft> Decide(const CreateOrganisation& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_ORGANISATIONS_CREATE_ORGANISATION_H_
