#ifndef LEDGER_EXCHANGE_CREDITS_TRANSFER_CREDITS_H_
#define LEDGER_EXCHANGE_CREDITS_TRANSFER_CREDITS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Gives credit of one member to another; the lots keep their source, expiry and acceptance, and the
// giver's hours stay theirs. Refuses a transfer to oneself (SAME_MEMBER) and more than is available
// (CREDITS_INSUFFICIENT).
struct TransferCredits {
  static constexpr std::string_view kName = "TransferCredits";

  domain::MemberNumber from;
  domain::MemberNumber to;
  int64_t credit_minutes = 0;
  std::string text;  // may be empty
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const TransferCredits& command) {
  return std::tie(command.from, command.to, command.credit_minutes);
}
inline auto PersonalFieldsOf(const TransferCredits& command) { return std::tie(command.text); }

absl::StatusOr<Draft> Decide(const TransferCredits& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_CREDITS_TRANSFER_CREDITS_H_
