#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "gtest/gtest.h"
#include "proto/timecredit/v1/credit.pb.h"
#include "proto/timecredit/v1/redemption.pb.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

constexpr char kNoSuchHold[] = "schemes/taff/holds/999";

class HoldsOverTheWire : public testing::Test {
 protected:
  HoldsOverTheWire() { town.Earn(ServedTown::kAnn, 180); }

  const client::Redemptions& redemptions() { return town.client().redemptions(); }

  v1::PlaceHoldRequest DayOut(int adults, int under_16s) {
    v1::PlaceHoldRequest request;
    request.set_parent(ServedTown::kScheme);
    auto& hold = *request.mutable_hold();
    hold.set_member(ServedTown::kAnn);
    hold.set_offer(ServedTown::kDayTicket);
    hold.mutable_party()->set_adults(adults);
    hold.mutable_party()->set_under_16s(under_16s);
    hold.mutable_expire_time()->set_seconds(absl::ToUnixSeconds(town.clock.Now()) + 3600);
    request.set_request_id(town.FreshId());
    return request;
  }
  v1::Hold Place(int adults, int under_16s) {
    const auto hold = redemptions().PlaceHold(DayOut(adults, under_16s));
    EXPECT_TRUE(hold.ok()) << hold.error().message;
    return hold.ok() ? *hold : v1::Hold();
  }
  v1::CaptureHoldRequest Capture(const std::string& name,
                                 std::optional<int64_t> credit_minutes = std::nullopt) {
    v1::CaptureHoldRequest request;
    request.set_name(name);
    if (credit_minutes.has_value()) request.set_credit_minutes(*credit_minutes);
    request.set_request_id(town.FreshId());
    return request;
  }
  v1::ReleaseHoldRequest Release(const std::string& name) {
    v1::ReleaseHoldRequest request;
    request.set_name(name);
    request.set_request_id(town.FreshId());
    return request;
  }
  v1::Hold Get(const std::string& name) {
    v1::GetHoldRequest request;
    request.set_name(name);
    const auto hold = redemptions().GetHold(request);
    EXPECT_TRUE(hold.ok()) << hold.error().message;
    return hold.ok() ? *hold : v1::Hold();
  }
  std::string RefusalOfCapture(const v1::CaptureHoldRequest& request) {
    return town.RefusalOf([&] { return redemptions().CaptureHold(request); });
  }
  std::string RefusalOfRelease(const std::string& name) {
    return town.RefusalOf([&] { return redemptions().ReleaseHold(Release(name)); });
  }

  ServedTown town;
};

TEST_F(HoldsOverTheWire, SetCreditAsideAndAreCapturedForWhoCame) {
  auto request = DayOut(1, 3);
  request.set_validate_only(true);
  const auto would = redemptions().PlaceHold(request);
  ASSERT_TRUE(would.ok()) << would.error().message;
  EXPECT_EQ(would->credit_minutes(), 150);
  EXPECT_EQ(town.Available(ServedTown::kAnn), 180);
  request.set_validate_only(false);
  const auto hold = redemptions().PlaceHold(request);
  ASSERT_TRUE(hold.ok()) << hold.error().message;
  EXPECT_EQ(hold->state(), v1::Hold::STATE_OPEN);
  EXPECT_EQ(hold->partner(), ServedTown::kCastle);
  EXPECT_EQ(town.Available(ServedTown::kAnn), 30);

  auto capture = Capture(hold->name());
  capture.mutable_party()->set_adults(1);
  capture.mutable_party()->set_under_16s(2);
  capture.set_validate_only(true);
  ASSERT_TRUE(redemptions().CaptureHold(capture).ok());
  EXPECT_EQ(Get(hold->name()).state(), v1::Hold::STATE_OPEN);
  capture.set_validate_only(false);
  const auto paid = redemptions().CaptureHold(capture);
  ASSERT_TRUE(paid.ok()) << paid.error().message;
  EXPECT_EQ(paid->credit_minutes(), 120);
  EXPECT_EQ(paid->hold(), hold->name());
  EXPECT_EQ(town.Available(ServedTown::kAnn), 60);
  const auto captured = Get(hold->name());
  EXPECT_EQ(captured.state(), v1::Hold::STATE_CAPTURED);
  EXPECT_EQ(captured.redemption(), paid->name());
  v1::GetRedemptionRequest get;
  get.set_name(paid->name());
  auto found = redemptions().GetRedemption(get);
  ASSERT_TRUE(found.ok()) << found.error().message;
  ASSERT_EQ(found->lots_size(), 1);
  EXPECT_EQ(found->lots(0).credit_minutes(), 120);
  found->clear_lots();
  EXPECT_EQ(found->SerializeAsString(), paid->SerializeAsString());
  EXPECT_EQ(redemptions().CaptureHold(capture)->SerializeAsString(), paid->SerializeAsString());
}

TEST_F(HoldsOverTheWire, ResolveOnce) {
  const auto captured = Place(1, 0);
  ASSERT_EQ(RefusalOfCapture(Capture(captured.name(), 45)), "");
  EXPECT_EQ(town.Available(ServedTown::kAnn), 135);
  EXPECT_EQ(RefusalOfCapture(Capture(captured.name())), "HOLD_RESOLVED name");
  EXPECT_EQ(RefusalOfRelease(captured.name()), "HOLD_RESOLVED name");
  const auto released = Place(1, 0);
  ASSERT_EQ(RefusalOfRelease(released.name()), "");
  EXPECT_EQ(Get(released.name()).state(), v1::Hold::STATE_RELEASED);
  EXPECT_EQ(town.Available(ServedTown::kAnn), 135);
  EXPECT_EQ(RefusalOfRelease(released.name()), "HOLD_RESOLVED name");
  EXPECT_EQ(RefusalOfCapture(Capture(released.name())), "HOLD_RESOLVED name");
}

TEST_F(HoldsOverTheWire, AreCapturedForNoMoreThanIsHeld) {
  const auto hold = Place(1, 0);
  EXPECT_EQ(RefusalOfCapture(Capture(hold.name(), 61)), "HOLD_EXCEEDED credit_minutes");
  EXPECT_EQ(RefusalOfCapture(Capture(hold.name(), -1)), "NUMBER_OUT_OF_RANGE credit_minutes");
  EXPECT_EQ(RefusalOfCapture(Capture(hold.name(), INT64_MAX)),
            "NUMBER_OUT_OF_RANGE credit_minutes");
  auto capture = Capture(hold.name());
  capture.mutable_party();
  EXPECT_EQ(RefusalOfCapture(capture), "PARTY_INVALID party");
  EXPECT_EQ(RefusalOfCapture(Capture(kNoSuchHold)), "HOLD_UNKNOWN name");
  EXPECT_EQ(RefusalOfRelease(kNoSuchHold), "HOLD_UNKNOWN name");
  EXPECT_EQ(RefusalOfRelease("schemes/taff/hourLogs/1"), "NAME_MALFORMED name");
  v1::GetHoldRequest get;
  get.set_name(kNoSuchHold);
  EXPECT_EQ(town.RefusalOf([&] { return redemptions().GetHold(get); }), "HOLD_UNKNOWN name");
  EXPECT_EQ(Get(hold.name()).state(), v1::Hold::STATE_OPEN);
}

TEST_F(HoldsOverTheWire, LapseAtTheirDeadline) {
  const auto hold = Place(1, 0);
  town.clock.Advance(absl::Hours(1));
  EXPECT_EQ(RefusalOfCapture(Capture(hold.name())), "HOLD_LAPSED name");
  EXPECT_EQ(RefusalOfRelease(hold.name()), "");
  EXPECT_EQ(town.Available(ServedTown::kAnn), 180);
}

TEST_F(HoldsOverTheWire, AreRefusedWhereTheyCannotBe) {
  const auto with = [&](auto&& change) {
    auto request = DayOut(1, 0);
    change(*request.mutable_hold());
    const auto refusal = town.RefusalOf([&] { return redemptions().PlaceHold(request); });
    request.set_validate_only(true);
    EXPECT_EQ(town.RefusalOf([&] { return redemptions().PlaceHold(request); }), refusal);
    return refusal;
  };
  using Hold = v1::Hold;
  EXPECT_EQ(with([](Hold& it) { it.set_member("schemes/taff/members/9"); }),
            "MEMBER_UNKNOWN hold.member");
  EXPECT_EQ(with([](Hold& it) { it.set_offer("schemes/taff/organisations/castle/offers/none"); }),
            "OFFER_UNKNOWN hold.offer");
  EXPECT_EQ(with([](Hold& it) { it.clear_offer(); }), "FIELD_REQUIRED hold.partner");
  EXPECT_EQ(with([](Hold& it) { it.set_partner("schemes/taff/organisations/taff-housing"); }),
            "OFFER_OF_ANOTHER hold.partner");
  EXPECT_EQ(with([](Hold& it) { it.clear_party(); }), "PARTY_INVALID hold.party");
  EXPECT_EQ(with([](Hold& it) { it.mutable_party()->set_adults(-1); }),
            "PARTY_INVALID hold.party.adults");
  EXPECT_EQ(with([](Hold& it) { it.mutable_party()->set_adults(9); }),
            "PARTY_TOO_LARGE hold.party");
  EXPECT_EQ(with([](Hold& it) { it.mutable_party()->set_adults(4); }),
            "CREDITS_INSUFFICIENT hold.credit_minutes");
  EXPECT_EQ(with([](Hold& it) { it.set_credit_minutes(59); }), "PRICE_CHANGED hold.credit_minutes");
  EXPECT_EQ(with([](Hold& it) { it.set_credit_minutes(INT64_MIN); }),
            "NUMBER_OUT_OF_RANGE hold.credit_minutes");
  EXPECT_EQ(with([](Hold& it) { it.clear_expire_time(); }), "FIELD_REQUIRED hold.expire_time");
  for (const int64_t seconds : {int64_t{1}, int64_t{1773144000}, INT64_MAX, INT64_MIN}) {
    EXPECT_EQ(with([&](Hold& it) { it.mutable_expire_time()->set_seconds(seconds); }),
              "DEADLINE_INVALID hold.expire_time")
        << seconds;
  }
  EXPECT_EQ(town.Available(ServedTown::kAnn), 180);
}

TEST_F(HoldsOverTheWire, LastByTheServersClock) {
  auto request = DayOut(1, 0);
  request.mutable_hold()->set_lasting_minutes(90);
  const auto refusal = [&] {
    return town.RefusalOf([&] { return redemptions().PlaceHold(request); });
  };
  EXPECT_EQ(refusal(), "DEADLINE_TWICE hold.lasting_minutes");
  request.mutable_hold()->clear_expire_time();
  const auto hold = redemptions().PlaceHold(request);
  ASSERT_TRUE(hold.ok()) << hold.error().message;
  EXPECT_EQ(hold->expire_time().seconds(),
            absl::ToUnixSeconds(town.clock.Now() + absl::Minutes(90)));
  // Sent again later, it is the same hold.
  town.clock.Advance(absl::Minutes(5));
  EXPECT_EQ(redemptions().PlaceHold(request)->SerializeAsString(), hold->SerializeAsString());
  request.set_request_id(town.FreshId());
  for (const int64_t minutes : {int64_t{0}, int64_t{-1}, int64_t{527'041}, INT64_MAX}) {
    request.mutable_hold()->set_lasting_minutes(minutes);
    EXPECT_EQ(refusal(), "NUMBER_OUT_OF_RANGE hold.lasting_minutes") << minutes;
  }
}

TEST_F(HoldsOverTheWire, AreListedWhileTheyAreOpen) {
  town.Earn(ServedTown::kBen, 60);
  const auto later = Place(1, 0);
  auto request = DayOut(0, 1);
  request.mutable_hold()->mutable_expire_time()->set_seconds(absl::ToUnixSeconds(town.clock.Now()) +
                                                             600);
  const auto soon = redemptions().PlaceHold(request);
  ASSERT_TRUE(soon.ok()) << soon.error().message;
  request = DayOut(1, 0);
  request.mutable_hold()->set_member(ServedTown::kBen);
  const auto bens = redemptions().PlaceHold(request);
  ASSERT_TRUE(bens.ok()) << bens.error().message;
  const auto released = Place(0, 1);
  ASSERT_EQ(RefusalOfRelease(released.name()), "");
  const auto names = [&](const std::string& member, const std::string& partner) {
    v1::ListHoldsRequest list;
    list.set_parent(ServedTown::kScheme);
    list.set_page_size(1);
    list.set_member(member);
    list.set_partner(partner);
    std::vector<std::string> found;
    for (const auto& hold : All(redemptions().ListHolds(list))) found.push_back(hold.name());
    return found;
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(names("", ""), (Names{soon->name(), later.name(), bens->name()}));
  EXPECT_EQ(names(ServedTown::kAnn, ServedTown::kCastle), (Names{soon->name(), later.name()}));
  EXPECT_EQ(names("", "schemes/taff/organisations/taff-housing"), Names());
  town.clock.Advance(absl::Minutes(10));
  EXPECT_EQ(names(ServedTown::kAnn, ""), (Names{later.name()}));

  const auto held = Get(later.name());
  ASSERT_EQ(held.lots_size(), 1);
  EXPECT_EQ(held.lots(0).credit_minutes(), 60);
  EXPECT_EQ(held.lots(0).activity(), ServedTown::kGardenDay);
  town.Restart("taff/member:2");
  EXPECT_EQ(names(ServedTown::kBen, ""), (Names{bens->name()}));
  v1::ListHoldsRequest all;
  all.set_parent(ServedTown::kScheme);
  EXPECT_EQ(town.RefusalOf([&] { return FirstOf(redemptions().ListHolds(all)); }), "NOT_YOURSELF");
}

TEST_F(HoldsOverTheWire, KeepTheirPriceWhenTheOfferIsSuspended) {
  const auto hold = Place(1, 0);
  v1::SuspendOfferRequest suspend;
  suspend.set_name(ServedTown::kDayTicket);
  suspend.set_request_id(town.FreshId());
  ASSERT_TRUE(town.client().organisations().SuspendOffer(suspend).ok());
  EXPECT_EQ(town.RefusalOf([&] { return redemptions().PlaceHold(DayOut(1, 0)); }),
            "OFFER_SUSPENDED hold.offer");
  EXPECT_EQ(RefusalOfCapture(Capture(hold.name())), "");
}

TEST_F(HoldsOverTheWire, AreReleasedByThemselvesAlone) {
  const auto hold = Place(1, 0);
  town.Restart("taff/member:2");
  EXPECT_EQ(RefusalOfRelease(hold.name()), "NOT_YOURSELF");
  // A hold that is not there gets the same answer: numbers tell a member nothing about others.
  EXPECT_EQ(RefusalOfRelease(kNoSuchHold), "NOT_YOURSELF");
  EXPECT_EQ(RefusalOfCapture(Capture(hold.name())), "ROLE_NOT_ALLOWED");
  town.Restart("taff/member:1");
  EXPECT_EQ(RefusalOfRelease(hold.name()), "");
}

TEST_F(HoldsOverTheWire, SurviveARestart) {
  const auto hold = Get(Place(2, 0).name());
  town.Restart();
  EXPECT_EQ(Get(hold.name()).SerializeAsString(), hold.SerializeAsString());
  EXPECT_EQ(town.Available(ServedTown::kAnn), 60);
  EXPECT_EQ(RefusalOfCapture(Capture(hold.name())), "");
}

}  // namespace
}  // namespace timecredit::system_test
