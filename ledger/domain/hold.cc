#include "ledger/domain/hold.h"

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "ledger/domain/refusal.h"

namespace timecredit::domain {

absl::Status CheckOpen(const Hold& hold) {
  if (hold.state == HoldState::kOpen) return absl::OkStatus();
  return RefuseState("HOLD_RESOLVED", "hold", {{"state", std::string(NameOf(hold.state))}});
}

absl::Status RefuseRedemption(const Hold* hold, std::string_view field) {
  const bool is_captured = hold != nullptr && hold->state == HoldState::kCaptured;
  return RefuseMissing("REDEMPTION_UNKNOWN", field,
                       {{"hold", std::string(hold == nullptr ? "none" : NameOf(hold->state))},
                        {"redemption", absl::StrCat(is_captured ? hold->resolved.value : 0)}});
}

std::string_view NameOf(HoldState state) {
  switch (state) {
    case HoldState::kOpen:
      return "open";
    case HoldState::kCaptured:
      return "captured";
    case HoldState::kReleased:
      return "released";
    case HoldState::kExpired:
      return "expired";
  }
  return "unknown";
}

}  // namespace timecredit::domain
