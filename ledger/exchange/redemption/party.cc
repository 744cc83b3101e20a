#include "ledger/exchange/redemption/party.h"

#include <cstdint>

#include "absl/status/status.h"
#include "ledger/domain/refusal.h"

namespace timecredit::exchange {

absl::Status CheckParty(const domain::Party& party) {
  constexpr int64_t kLargestParty = 1'000;
  const auto in_range = [](int32_t count) { return count >= 0 && count <= kLargestParty; };
  if (in_range(party.adults) && in_range(party.under_16s) && party.adults + party.under_16s > 0) {
    return absl::OkStatus();
  }
  return domain::RefuseArgument("PARTY_INVALID", "party", {{"most", kLargestParty}});
}

}  // namespace timecredit::exchange
