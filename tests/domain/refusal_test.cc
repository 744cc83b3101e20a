#include "ledger/domain/refusal.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

TEST(RefusalTest, SeveralFaultsTravelInOneStatus) {
  const std::vector<Refusal> faults = {
      {.reason = "FIELD_REQUIRED", .field = "member", .arguments = {}},
      {.reason = "NUMBER_OUT_OF_RANGE",
       .field = "hour_log.duration_minutes",
       .arguments = {{"least", Minutes{1}}, {"most", Minutes{1440}}}},
      {.reason = "FIELD_UNKNOWN", .field = "", .arguments = {{"path", "two\nlines \x1e\x1f"}}}};
  const absl::Status status = RefuseArguments(faults);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(RefusalOf(status), faults.front());
  EXPECT_EQ(RefusalsOf(status), faults);
  EXPECT_TRUE(RefuseArguments({}).ok());
  EXPECT_TRUE(RefusalsOf(absl::InternalError("a fault")).empty());
  EXPECT_EQ(RefusalsOf(RefuseState("CLOCK_BEHIND", "")).size(), 1);
}

TEST(RefusalTest, ANumberIsRefusedOutsideItsRangeInTheUnitOfItsField) {
  EXPECT_TRUE(CheckNumber(0, 0, 5, "expected").ok());
  EXPECT_TRUE(CheckNumber(5, 0, 5, "expected").ok());
  const auto arguments = [](std::string_view field) {
    return RefusalOf(CheckNumber(-1, 0, 5, field))->arguments;
  };
  EXPECT_EQ(arguments("expected"), (Arguments{{"least", int64_t{0}}, {"most", int64_t{5}}}));
  EXPECT_EQ(arguments("credit_minutes_per_hour"),
            (Arguments{{"least", CreditMinutes{0}}, {"most", CreditMinutes{5}}}));
  EXPECT_EQ(arguments("duration_minutes"),
            (Arguments{{"least", Minutes{0}}, {"most", Minutes{5}}}));
  EXPECT_EQ(RefusalOf(CheckNumber(6, 0, 5, "expected"))->reason, "NUMBER_OUT_OF_RANGE");
}

TEST(RefusalTest, SuccessAndOrdinaryErrorsAreNoRefusals) {
  EXPECT_FALSE(RefusalOf(absl::OkStatus()).has_value());
  EXPECT_FALSE(RefusalOf(absl::InternalError("a fault")).has_value());
  EXPECT_FALSE(RefusalOf(absl::InvalidArgumentError("not from here")).has_value());
}

}  // namespace
}  // namespace timecredit::domain
