#include "ledger/domain/refusal.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "absl/status/status.h"

namespace timecredit::domain {
namespace {

TEST(RefusalTest, ARefusalTravelsInsideItsStatus) {
  const absl::Status status =
      Refuse(absl::StatusCode::kFailedPrecondition, "HOLD_RESOLVED", "hold", "It was captured.");
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(std::string(status.message()), "It was captured.");

  const absl::Status copied = status;
  const std::optional<Refusal> refusal = RefusalOf(copied);
  ASSERT_TRUE(refusal.has_value());
  EXPECT_EQ(refusal->reason, "HOLD_RESOLVED");
  EXPECT_EQ(refusal->field, "hold");
}

TEST(RefusalTest, ARefusalMayBeOfNoFieldInParticular) {
  const auto refusal = RefusalOf(RefuseState("CLOCK_BEHIND", "", "Confirm the clock."));
  ASSERT_TRUE(refusal.has_value());
  EXPECT_EQ(refusal->reason, "CLOCK_BEHIND");
  EXPECT_EQ(refusal->field, "");
}

TEST(RefusalTest, TheShorthandsStandForTheirCodes) {
  EXPECT_EQ(RefuseArgument("R", "f", "a").code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(RefuseState("R", "f", "a").code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(RefuseMissing("R", "f", "a").code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(RefuseExisting("R", "f", "a").code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(RefusePermission("R", "f", "a").code(), absl::StatusCode::kPermissionDenied);
  for (const absl::Status& status :
       {RefuseArgument("R", "f", "a"), RefuseState("R", "f", "a"), RefuseMissing("R", "f", "a"),
        RefuseExisting("R", "f", "a"), RefusePermission("R", "f", "a")}) {
    ASSERT_TRUE(RefusalOf(status).has_value());
    EXPECT_EQ(RefusalOf(status)->reason, "R");
    EXPECT_EQ(RefusalOf(status)->field, "f");
    EXPECT_EQ(std::string(status.message()), "a");
  }
}

TEST(RefusalTest, SuccessAndOrdinaryErrorsAreNoRefusals) {
  EXPECT_FALSE(RefusalOf(absl::OkStatus()).has_value());
  EXPECT_FALSE(RefusalOf(absl::InternalError("a fault")).has_value());
  EXPECT_FALSE(RefusalOf(absl::InvalidArgumentError("not from here")).has_value());
}

}  // namespace
}  // namespace timecredit::domain
