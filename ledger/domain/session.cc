#include "ledger/domain/session.h"

#include <cstdint>

#include "absl/status/status.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/refusal.h"

namespace timecredit::domain {

absl::Status CheckSession(const Session& session) {
  constexpr int64_t kMinutesOfADay = int64_t{24} * 60;
  constexpr int32_t kMostExpected = 100'000;
  if (auto status = CheckEffectiveTime(session.effective); !status.ok()) return status;
  if (!session.effective.duration_minutes.has_value()) {
    return RefuseArgument("DURATION_OUT_OF_RANGE", "effective.duration_minutes",
                          {{"most", Minutes{kMinutesOfADay}}});
  }
  return CheckNumber(session.expected, 0, kMostExpected, "expected");
}

absl::Status CheckOpen(const Session& session) {
  if (session.state == SessionState::kOpen) return absl::OkStatus();
  return RefuseState("SESSION_CLOSED", "session");
}

}  // namespace timecredit::domain
