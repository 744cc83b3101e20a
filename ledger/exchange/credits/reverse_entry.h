#ifndef LEDGER_EXCHANGE_CREDITS_REVERSE_ENTRY_H_
#define LEDGER_EXCHANGE_CREDITS_REVERSE_ENTRY_H_

#include <string>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Corrects an entry, whatever it is, by one that is linked to it:
//
//   a grant      takes back what it brought, as ReverseHours does
//   a transfer   takes back from the receiver, likewise, and gives what that brings to the giver,
//                the same lots where they are there; what is written off stays with the receiver
//   hours        as ReverseHours
//   a redemption, or a captured hold: refunds, as RefundRedemption, all that was not refunded yet
//   a lapse      gives back what can be spent today, if need be by grace (CREDITS_LAPSED: nothing)
//   the expiry of a hold: sets the credit aside again, as ReopenHold
//
// Refuses every other (ENTRY_NOT_REVERSIBLE), an unknown one (ENTRY_UNKNOWN), one that was reversed
// or refunded in full (ENTRY_REVERSED), what was spent since, unless it may be written off
// (CREDITS_ALREADY_SPENT), and whatever the operation it stands for refuses.
struct ReverseEntry {
  static constexpr std::string_view kName = "ReverseEntry";

  domain::Sequence entry;
  std::string reason;            // required, unless the member was erased
  bool write_off_spent = false;  // give up what the member has spent already
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const ReverseEntry& command) {
  return std::tie(command.entry, command.write_off_spent);
}
inline auto PersonalFieldsOf(const ReverseEntry& command) { return std::tie(command.reason); }

absl::StatusOr<Draft> Decide(const ReverseEntry& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_CREDITS_REVERSE_ENTRY_H_
