#ifndef LEDGER_EXCHANGE_REDEMPTION_REDEEM_CREDITS_H_
#define LEDGER_EXCHANGE_REDEMPTION_REDEEM_CREDITS_H_

#include <cstdint>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/domain/redemption.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Spends credit at a partner at once. Refuses more than is available there (CREDITS_INSUFFICIENT):
// lapsed lots and lots accepted only elsewhere do not count.
struct RedeemCredits {
  static constexpr std::string_view kName = "RedeemCredits";

  domain::MemberNumber member;
  domain::OrganisationNumber partner;
  int64_t credit_minutes = 0;
  domain::Party party;
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const RedeemCredits& command) {
  return std::tie(command.member, command.partner, command.credit_minutes, command.party);
}

absl::StatusOr<Draft> Decide(const RedeemCredits& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_REDEMPTION_REDEEM_CREDITS_H_
