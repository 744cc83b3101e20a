#include "ledger/domain/hold.h"

#include <gtest/gtest.h>

#include "absl/status/status.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/refusal.h"
#include "tests/domain/reason.h"

namespace timecredit::domain {
namespace {

absl::Status OpenWhen(HoldState state) {
  Hold hold;
  hold.state = state;
  return CheckOpen(hold);
}

TEST(HoldTest, AHoldIsOpenUntilItResolves) {
  EXPECT_TRUE(CheckOpen(Hold()).ok());
  EXPECT_TRUE(OpenWhen(HoldState::kOpen).ok());
}

TEST(HoldTest, AHoldResolvesOnce) {
  for (const HoldState state : {HoldState::kCaptured, HoldState::kReleased, HoldState::kExpired}) {
    const absl::Status status = OpenWhen(state);
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
    EXPECT_EQ(ReasonOf(status), "HOLD_RESOLVED");
    EXPECT_EQ(FieldOf(status), "hold");
    EXPECT_EQ(RefusalOf(status)->arguments, (Arguments{{"state", std::string(NameOf(state))}}));
  }
}

TEST(HoldTest, EveryStateHasAName) {
  EXPECT_EQ(NameOf(HoldState::kOpen), "open");
  EXPECT_EQ(NameOf(HoldState::kCaptured), "captured");
  EXPECT_EQ(NameOf(HoldState::kReleased), "released");
  EXPECT_EQ(NameOf(HoldState::kExpired), "expired");
}

}  // namespace
}  // namespace timecredit::domain
