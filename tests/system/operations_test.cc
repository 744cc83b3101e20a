#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "grpcpp/support/status.h"
#include "gtest/gtest.h"
#include "proto/timecredit/v1/credit.pb.h"
#include "proto/timecredit/v1/operations.pb.h"
#include "proto/timecredit/v1/redemption.pb.h"
#include "proto/timecredit/v1/scheme.pb.h"
#include "tests/system/bare_call.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

class OperationsOverTheWire : public testing::Test {
 protected:
  const client::Operations& operations() { return town.client().operations(); }

  v1::ConfirmClockRequest Confirmation(const std::string& scheme) {
    v1::ConfirmClockRequest request;
    request.set_scheme(scheme);
    request.set_request_id(town.FreshId());
    return request;
  }

  ServedTown town;
};

TEST_F(OperationsOverTheWire, SayWhatTheServerIs) {
  const auto info = operations().GetServerInfo({});
  ASSERT_TRUE(info.ok()) << info.error().message;
  EXPECT_FALSE(info->version().empty());
  EXPECT_EQ(info->schemes(), 1);
  EXPECT_EQ(info->start_time().seconds(), absl::ToUnixSeconds(town.clock.Now()));
  town.Restart("taff/manager:1");
  EXPECT_EQ(town.RefusalOf([&] { return operations().GetServerInfo({}); }), "ROLE_NOT_ALLOWED");
}

TEST_F(OperationsOverTheWire, ConfirmAClockThatWentFarBack) {
  EXPECT_EQ(town.RefusalOf([&] { return operations().ConfirmClock(Confirmation("schemes/taff")); }),
            "CLOCK_NOT_BEHIND scheme");
  EXPECT_EQ(town.RefusalOf([&] { return operations().ConfirmClock(Confirmation("schemes/x")); }),
            "SCHEME_UNKNOWN scheme");
  EXPECT_EQ(town.RefusalOf([&] { return operations().ConfirmClock(Confirmation("taff")); }),
            "NAME_MALFORMED scheme");
  town.clock.Set(town.clock.Now() - absl::Hours(2));
  const auto logs = [&] {
    return town.RefusalOf(
        [&] { return town.client().hours().LogHours(town.HoursOf(ServedTown::kAnn, 60)); });
  };
  EXPECT_EQ(logs(), "CLOCK_BEHIND scheme");
  const auto confirmed = operations().ConfirmClock(Confirmation("schemes/taff"));
  ASSERT_TRUE(confirmed.ok()) << confirmed.error().message;
  EXPECT_EQ(confirmed->sequence(), town.LastSequence());
  EXPECT_EQ(logs(), "");
}

TEST_F(OperationsOverTheWire, ConfirmAClockThatJumpedAhead) {
  town.clock.Jump(absl::Hours(24 * 365 * 3));
  const auto logs = [&] {
    return town.RefusalOf(
        [&] { return town.client().hours().LogHours(town.HoursOf(ServedTown::kAnn, 60)); });
  };
  EXPECT_EQ(logs(), "CLOCK_AHEAD scheme");
  v1::ExpireCreditsRequest expire;
  expire.set_scheme("schemes/taff");
  EXPECT_EQ(town.RefusalOf([&] { return operations().ExpireCredits(expire); }),
            "CLOCK_AHEAD scheme");
  const auto confirmed = operations().ConfirmClock(Confirmation("schemes/taff"));
  ASSERT_TRUE(confirmed.ok()) << confirmed.error().message;
  EXPECT_EQ(logs(), "");
}

TEST_F(OperationsOverTheWire, ExpireWhatHasLapsed) {
  v1::UpdateSchemeRequest update;
  update.mutable_scheme()->set_name("schemes/taff");
  update.mutable_scheme()->mutable_policies()->set_credit_lifetime_days(10);
  update.mutable_scheme()->mutable_policies()->set_grace_days(0);
  update.mutable_update_mask()->add_paths("policies");
  update.set_request_id(town.FreshId());
  const auto updated = town.client().schemes().UpdateScheme(update);
  ASSERT_TRUE(updated.ok()) << updated.error().message;
  town.Earn(ServedTown::kAnn, 60);
  v1::PlaceHoldRequest hold;
  hold.set_parent("schemes/taff");
  hold.mutable_hold()->set_member(ServedTown::kAnn);
  hold.mutable_hold()->set_offer(ServedTown::kDayTicket);
  hold.mutable_hold()->mutable_party()->set_adults(1);
  const absl::Time too_late = town.clock.Now() + absl::Hours(24 * 12);
  hold.mutable_hold()->mutable_expire_time()->set_seconds(absl::ToUnixSeconds(too_late));
  hold.set_request_id(town.FreshId());
  EXPECT_EQ(town.RefusalOf([&] { return town.client().redemptions().PlaceHold(hold); }),
            "HOLD_OUTLIVES_CREDIT hold.expire_time");
  town.clock.Advance(absl::Hours(24 * 12));
  v1::ExpireCreditsRequest expire;
  EXPECT_EQ(town.RefusalOf([&] { return operations().ExpireCredits(expire); }),
            "FIELD_REQUIRED scheme");
  expire.set_scheme("schemes/taff");
  const auto expired = operations().ExpireCredits(expire);
  ASSERT_TRUE(expired.ok()) << expired.error().message;
  EXPECT_EQ(expired->wallets(), 1);
  EXPECT_EQ(expired->failed_wallets(), 0);
  EXPECT_EQ(operations().ExpireCredits(expire)->wallets(), 0);
  v1::ReverseEntryRequest reverse;
  reverse.set_name(absl::StrCat(ServedTown::kAnn, "/entries/", town.LastSequence()));
  reverse.set_reason("The castle was closed.");
  reverse.set_request_id(town.FreshId());
  EXPECT_EQ(town.RefusalOf([&] { return town.client().credits().ReverseEntry(reverse); }),
            "CREDITS_LAPSED name");
  town.Restart("taff/officer:1");
  EXPECT_EQ(town.RefusalOf([&] { return operations().ExpireCredits(expire); }), "ROLE_NOT_ALLOWED");
}

TEST_F(OperationsOverTheWire, AnswerHealthChecksAndReflection) {
  EXPECT_EQ(CallBare(town.address(), "/grpc.health.v1.Health/Check"), grpc::StatusCode::OK);
  EXPECT_EQ(CallBare(town.address(), "/timecredit.v1.SchemeService/DestroyScheme"),
            grpc::StatusCode::UNIMPLEMENTED);
}

}  // namespace
}  // namespace timecredit::system_test
