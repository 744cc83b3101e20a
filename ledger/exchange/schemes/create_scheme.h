#ifndef LEDGER_EXCHANGE_SCHEMES_CREATE_SCHEME_H_
#define LEDGER_EXCHANGE_SCHEMES_CREATE_SCHEME_H_

#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/scheme.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Creates a scheme, with its own journal. Refuses a malformed definition (INVALID_ARGUMENT with the
// field) and an id that another scheme has (ALREADY_EXISTS, ID_TAKEN).
struct CreateScheme {
  static constexpr std::string_view kName = "CreateScheme";

  domain::Scheme scheme;  // its number is given by the server
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const CreateScheme& command) { return std::tie(command.scheme); }

absl::StatusOr<Draft> Decide(const CreateScheme& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_SCHEMES_CREATE_SCHEME_H_
