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

// Adds a host or partner. Refuses a malformed id or name, and an id that is taken (ID_TAKEN).
struct CreateOrganisation {
  static constexpr std::string_view kName = "CreateOrganisation";

  std::string alias;
  domain::LocalizedText names;
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const CreateOrganisation& command) {
  return std::tie(command.alias, command.names);
}

absl::StatusOr<Draft> Decide(const CreateOrganisation& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_ORGANISATIONS_CREATE_ORGANISATION_H_
