#ifndef LEDGER_EXCHANGE_CREDITS_EXPIRE_LOTS_H_
#define LEDGER_EXCHANGE_CREDITS_EXPIRE_LOTS_H_

#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Moves what has lapsed in a member's wallet to the scheme's expired account. Lapsed lots cannot be
// spent before that either. Refuses a wallet in which nothing has lapsed (NOTHING_LAPSED).
struct ExpireLots {
  static constexpr std::string_view kName = "ExpireLots";

  domain::MemberNumber member;
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const ExpireLots& command) { return std::tie(command.member); }

absl::StatusOr<Draft> Decide(const ExpireLots& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_CREDITS_EXPIRE_LOTS_H_
