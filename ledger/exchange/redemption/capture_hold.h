#ifndef LEDGER_EXCHANGE_REDEMPTION_CAPTURE_HOLD_H_
#define LEDGER_EXCHANGE_REDEMPTION_CAPTURE_HOLD_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/domain/redemption.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/redemption/stated_amount.h"

namespace timecredit::exchange {

// Pays a partner from a hold, as a redemption; what is not captured returns to the wallet. Where no
// amount is given: all that is held, unless it is held for an offer and another party came than was
// expected; then the offer's price for the party that came, also of an offer suspended since.
// Refuses a hold that is resolved (HOLD_RESOLVED) or past its deadline (HOLD_LAPSED), more than it
// holds (HOLD_EXCEEDED), and a party that the offer is not for (PARTY_TOO_LARGE).
struct CaptureHold {
  static constexpr std::string_view kName = "CaptureHold";

  domain::Sequence hold;
  std::optional<int64_t> credit_minutes;  // 1 up to what is held; none = as above
  std::optional<domain::Party> party;     // who came; none = who was expected
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const CaptureHold& command) {
  return std::tuple_cat(std::tie(command.hold),
                        std::make_tuple(RecognisedBy(command.credit_minutes)),
                        std::tie(command.party));
}

absl::StatusOr<Draft> Decide(const CaptureHold& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_REDEMPTION_CAPTURE_HOLD_H_
