#include "ledger/domain/refusal.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "ledger/domain/argument.h"

namespace timecredit::domain {
namespace {

TEST(RefusalTest, ARefusalTravelsInsideItsStatusWithItsArguments) {
  const Refusal refusal = {
      .reason = "CREDITS_INSUFFICIENT",
      .field = "credit_minutes",
      .arguments = {{"needed", CreditMinutes{120}}, {"available", CreditMinutes{60}}}};
  const absl::Status status = Refuse(absl::StatusCode::kFailedPrecondition, refusal.reason,
                                     refusal.field, refusal.arguments);
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);

  const absl::Status copied = status;
  EXPECT_EQ(RefusalOf(copied), refusal);
}

TEST(RefusalTest, TheMessageTellsALogWhatTheRefusalCarries) {
  EXPECT_EQ(std::string(RefuseState("DAY_TOO_LONG", "duration_minutes",
                                    {{"date", absl::CivilDay(2026, 5, 3)}, {"left", Minutes{30}}})
                            .message()),
            "DAY_TOO_LONG (duration_minutes): date 2026-05-03, left 30");
  EXPECT_EQ(std::string(RefuseState("CLOCK_BEHIND", "").message()), "CLOCK_BEHIND");
}

TEST(RefusalTest, ARefusalMayBeOfNoFieldInParticular) {
  const auto refusal = RefusalOf(RefuseState("CLOCK_BEHIND", ""));
  ASSERT_TRUE(refusal.has_value());
  EXPECT_EQ(*refusal, (Refusal{.reason = "CLOCK_BEHIND", .field = "", .arguments = {}}));
}

TEST(RefusalTest, TheShorthandsStandForTheirCodes) {
  EXPECT_EQ(RefuseArgument("R", "f").code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(RefuseState("R", "f").code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(RefuseMissing("R", "f").code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(RefuseExisting("R", "f").code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(RefusePermission("R", "f").code(), absl::StatusCode::kPermissionDenied);
  const Arguments most = {{"most", int64_t{7}}};
  const Refusal expected = {.reason = "R", .field = "f", .arguments = most};
  for (const absl::Status& status :
       {RefuseArgument("R", "f", most), RefuseState("R", "f", most), RefuseMissing("R", "f", most),
        RefuseExisting("R", "f", most), RefusePermission("R", "f", most)}) {
    EXPECT_EQ(RefusalOf(status), expected);
  }
}

TEST(RefusalTest, SuccessAndOrdinaryErrorsAreNoRefusals) {
  EXPECT_FALSE(RefusalOf(absl::OkStatus()).has_value());
  EXPECT_FALSE(RefusalOf(absl::InternalError("a fault")).has_value());
  EXPECT_FALSE(RefusalOf(absl::InvalidArgumentError("not from here")).has_value());
}

}  // namespace
}  // namespace timecredit::domain
