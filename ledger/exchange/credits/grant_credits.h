#ifndef LEDGER_EXCHANGE_CREDITS_GRANT_CREDITS_H_
#define LEDGER_EXCHANGE_CREDITS_GRANT_CREDITS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Issues credit to a member without any hours: an opening balance, a gift of the scheme. Never
// counts as a contribution.
struct GrantCredits {
  static constexpr std::string_view kName = "GrantCredits";

  domain::MemberNumber member;
  int64_t credit_minutes = 0;
  std::string reason;  // may be empty
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const GrantCredits& command) {
  return std::tie(command.member, command.credit_minutes);
}
inline auto PersonalFieldsOf(const GrantCredits& command) { return std::tie(command.reason); }

absl::StatusOr<Draft> Decide(const GrantCredits& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_CREDITS_GRANT_CREDITS_H_
