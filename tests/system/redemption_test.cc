#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "gtest/gtest.h"
#include "proto/timecredit/v1/credit.pb.h"
#include "proto/timecredit/v1/member.pb.h"
#include "proto/timecredit/v1/organisation.pb.h"
#include "proto/timecredit/v1/redemption.pb.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

class Redemptions : public testing::Test {
 protected:
  v1::RedeemCreditsRequest DayOut(const std::string& member, int adults, int under_16s) {
    v1::RedeemCreditsRequest request;
    request.set_parent(ServedTown::kScheme);
    request.mutable_redemption()->set_member(member);
    request.mutable_redemption()->set_offer(ServedTown::kDayTicket);
    request.mutable_redemption()->mutable_party()->set_adults(adults);
    request.mutable_redemption()->mutable_party()->set_under_16s(under_16s);
    request.set_request_id(town.FreshId());
    return request;
  }

  ServedTown town;
};

TEST_F(Redemptions, AreQuotedAndPaidByTheOffer) {
  town.Earn(ServedTown::kAnn, 180);
  v1::QuoteRedemptionRequest question;
  question.set_member(ServedTown::kAnn);
  question.set_offer(ServedTown::kDayTicket);
  question.mutable_party()->set_adults(1);
  question.mutable_party()->set_under_16s(2);
  const auto quote = town.client().redemptions().QuoteRedemption(question);
  ASSERT_TRUE(quote.ok()) << quote.error().message;
  EXPECT_EQ(quote->credit_minutes(), 120);
  EXPECT_EQ(quote->available_credit_minutes(), 180);
  EXPECT_EQ(quote->remaining_credit_minutes(), 60);

  const auto paid = town.client().redemptions().RedeemCredits(DayOut(ServedTown::kAnn, 1, 2));
  ASSERT_TRUE(paid.ok()) << paid.error().message;
  EXPECT_EQ(paid->credit_minutes(), 120);
  EXPECT_EQ(paid->partner(), ServedTown::kCastle);
  EXPECT_EQ(paid->offer(), ServedTown::kDayTicket);
  EXPECT_EQ(paid->date(), "2026-03-10");
  EXPECT_EQ(town.Available(ServedTown::kAnn), 60);
}

TEST_F(Redemptions, OfMoreThanThereIsAreRefusedAndSayWhatThereIs) {
  town.Earn(ServedTown::kAnn, 30);
  const auto paid = town.client().redemptions().RedeemCredits(DayOut(ServedTown::kAnn, 2, 0));
  ASSERT_EQ(ReasonOf(paid), "CREDITS_INSUFFICIENT");
  EXPECT_EQ(paid.error().code, grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_EQ(paid.error().arguments.at("needed"), "120");
  EXPECT_EQ(paid.error().arguments.at("available"), "30");
  EXPECT_EQ(town.Available(ServedTown::kAnn), 30);
}

TEST_F(Redemptions, SentTwiceAreCarriedOutOnce) {
  town.Earn(ServedTown::kAnn, 180);
  const auto request = DayOut(ServedTown::kAnn, 1, 0);
  const auto first = town.client().redemptions().RedeemCredits(request);
  const auto second = town.client().redemptions().RedeemCredits(request);
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_EQ(first->SerializeAsString(), second->SerializeAsString());
  EXPECT_EQ(town.Available(ServedTown::kAnn), 120);
  auto other = request;
  other.mutable_redemption()->mutable_party()->set_adults(2);
  EXPECT_EQ(ReasonOf(town.client().redemptions().RedeemCredits(other)), "REQUEST_ID_REUSED");
}

TEST_F(Redemptions, AreRefundedInPart) {
  town.Earn(ServedTown::kAnn, 180);
  const auto paid = town.client().redemptions().RedeemCredits(DayOut(ServedTown::kAnn, 1, 3));
  ASSERT_TRUE(paid.ok()) << paid.error().message;
  v1::RefundRedemptionRequest refund;
  refund.set_name(paid->name());
  refund.set_credit_minutes(30);
  refund.set_reason("Two children came, not three.");
  refund.set_request_id(town.FreshId());
  const auto refunded = town.client().redemptions().RefundRedemption(refund);
  ASSERT_TRUE(refunded.ok()) << refunded.error().message;
  EXPECT_EQ(refunded->refunded_credit_minutes(), 30);
  EXPECT_EQ(town.Available(ServedTown::kAnn), 60);
  refund.set_request_id(town.FreshId());
  refund.set_credit_minutes(121);
  EXPECT_EQ(ReasonOf(town.client().redemptions().RefundRedemption(refund)), "REFUND_EXCEEDED");
}

TEST_F(Redemptions, AreRefundedOnceForEachRequestAndNeverBeyondWhatWasPaid) {
  town.Earn(ServedTown::kAnn, 180);
  const auto paid = town.Spend(ServedTown::kAnn, 100);
  const auto refund = [&](int64_t credit_minutes, const std::string& request_id) {
    v1::RefundRedemptionRequest request;
    request.set_name(paid.name());
    request.set_credit_minutes(credit_minutes);
    request.set_reason("They did not come.");
    request.set_request_id(request_id);
    return request;
  };
  const auto send = [&](const v1::RefundRedemptionRequest& request) {
    return town.client().redemptions().RefundRedemption(request);
  };
  EXPECT_EQ(send(refund(30, "first"))->refunded_credit_minutes(), 30);
  auto dry = refund(20, "dry");
  dry.set_validate_only(true);
  EXPECT_EQ(send(dry)->refunded_credit_minutes(), 50);
  EXPECT_EQ(send(refund(70, "second"))->refunded_credit_minutes(), 100);
  // Sent again, the first is answered as it was.
  EXPECT_EQ(send(refund(30, "first"))->refunded_credit_minutes(), 30);
  EXPECT_EQ(town.Available(ServedTown::kAnn), 180);
  const auto refused = [&](const v1::RefundRedemptionRequest& request) {
    return town.RefusalOf([&] { return send(request); });
  };
  EXPECT_EQ(refused(refund(1, "third")), "REFUND_EXCEEDED credit_minutes");
  EXPECT_EQ(refused(refund(0, "fourth")), "NUMBER_OUT_OF_RANGE credit_minutes");
  EXPECT_EQ(refused(refund(INT64_MIN, "fifth")), "NUMBER_OUT_OF_RANGE credit_minutes");
  auto missing = refund(1, "sixth");
  missing.clear_reason();
  EXPECT_EQ(refused(missing), "REASON_MISSING reason");
  missing.set_reason("None.");
  missing.set_name("schemes/taff/redemptions/999");
  EXPECT_EQ(refused(missing), "REDEMPTION_UNKNOWN name");
}

TEST_F(Redemptions, AreRefusedWhereTheyCannotBe) {
  town.Earn(ServedTown::kAnn, 180);
  const auto with = [&](auto&& change) {
    auto request = DayOut(ServedTown::kAnn, 1, 0);
    change(request);
    const auto redeem = [&] { return town.client().redemptions().RedeemCredits(request); };
    const auto refusal = town.RefusalOf(redeem);
    request.set_validate_only(true);
    EXPECT_EQ(town.RefusalOf(redeem), refusal);
    return refusal;
  };
  using Request = v1::RedeemCreditsRequest;
  EXPECT_EQ(with([](Request& it) { it.clear_parent(); }), "FIELD_REQUIRED parent");
  EXPECT_EQ(with([](Request& it) { it.clear_redemption(); }), "FIELD_REQUIRED redemption");
  EXPECT_EQ(with([](Request& it) { it.mutable_redemption()->clear_offer(); }),
            "FIELD_REQUIRED redemption.partner");
  EXPECT_EQ(with([](Request& it) {
              it.mutable_redemption()->clear_offer();
              it.mutable_redemption()->set_partner(ServedTown::kCastle);
            }),
            "FIELD_REQUIRED redemption.credit_minutes");
  EXPECT_EQ(with([](Request& it) { it.mutable_redemption()->set_credit_minutes(1); }),
            "PRICE_CHANGED redemption.credit_minutes");
  EXPECT_EQ(
      with([](Request& it) { it.mutable_redemption()->mutable_party()->set_under_16s(1001); }),
      "PARTY_INVALID redemption.party.under_16s");
  EXPECT_EQ(with([](Request& it) {
              it.mutable_redemption()->set_partner("schemes/taff/organisations/nobody");
            }),
            "ORGANISATION_UNKNOWN redemption.partner");
  // The day ticket is the castle's, whoever is named before it.
  EXPECT_EQ(with([](Request& it) {
              it.mutable_redemption()->set_offer(
                  "schemes/taff/organisations/taff-housing/offers/day-ticket");
            }),
            "OFFER_UNKNOWN redemption.offer");
  EXPECT_EQ(town.Available(ServedTown::kAnn), 180);
}

TEST_F(Redemptions, AreQuotedForWhomAndWhatThereIs) {
  v1::QuoteRedemptionRequest question;
  question.set_member(ServedTown::kAnn);
  question.set_offer(ServedTown::kDayTicket);
  const auto refused = [&] {
    return town.RefusalOf([&] { return town.client().redemptions().QuoteRedemption(question); });
  };
  EXPECT_EQ(refused(), "FIELD_REQUIRED party");
  question.mutable_party();
  EXPECT_EQ(refused(), "PARTY_INVALID party");
  question.mutable_party()->set_adults(9);
  EXPECT_EQ(refused(), "PARTY_TOO_LARGE party");
  question.mutable_party()->set_adults(2);
  const auto quote = town.client().redemptions().QuoteRedemption(question);
  ASSERT_TRUE(quote.ok()) << quote.error().message;
  EXPECT_EQ(quote->remaining_credit_minutes(), -120);
  question.set_member("schemes/taff/members/9");
  EXPECT_EQ(refused(), "MEMBER_UNKNOWN member");
  question.set_offer("schemes/taff/organisations/castle/offers/none");
  EXPECT_EQ(refused(), "OFFER_UNKNOWN offer");
}

TEST_F(Redemptions, AreNotQuotedToWhoMayNotSpend) {
  town.Earn(ServedTown::kAnn, 180);
  const auto available = [&] { return town.Available(ServedTown::kAnn); };
  v1::QuoteRedemptionRequest question;
  question.set_member(ServedTown::kAnn);
  question.set_offer(ServedTown::kDayTicket);
  question.mutable_party()->set_adults(1);
  const auto refused = [&] {
    return town.RefusalOf([&] { return town.client().redemptions().QuoteRedemption(question); });
  };
  EXPECT_EQ(refused(), "");
  EXPECT_EQ(available(), 180);
  v1::SuspendMemberRequest suspend;
  suspend.set_name(ServedTown::kAnn);
  suspend.set_reason("away");
  ASSERT_TRUE(town.client().members().SuspendMember(suspend).ok());
  EXPECT_EQ(refused(), "MEMBER_SUSPENDED member");
  EXPECT_EQ(available(), 0);
  v1::ResumeMemberRequest resume;
  resume.set_name(ServedTown::kAnn);
  ASSERT_TRUE(town.client().members().ResumeMember(resume).ok());
  EXPECT_EQ(available(), 180);
  v1::CloseMemberRequest close;
  close.set_name(ServedTown::kAnn);
  close.set_reason("moved");
  close.set_remaining(v1::CloseMemberRequest::REMAINING_GIVE_BACK);
  ASSERT_TRUE(town.client().members().CloseMember(close).ok());
  EXPECT_EQ(refused(), "MEMBER_CLOSED member");
  v1::EraseMemberRequest erase;
  erase.set_name(ServedTown::kAnn);
  ASSERT_TRUE(town.client().members().EraseMember(erase).ok());
  EXPECT_EQ(refused(), "MEMBER_ERASED member");
}

TEST_F(Redemptions, OfThoseWhoComeFreeAreCounted) {
  v1::UpdateOfferRequest update;
  update.mutable_offer()->set_name(ServedTown::kDayTicket);
  update.mutable_update_mask()->add_paths("credit_minutes_per_under_16");
  ASSERT_TRUE(town.client().organisations().UpdateOffer(update).ok());
  v1::QuoteRedemptionRequest question;
  question.set_member(ServedTown::kAnn);
  question.set_offer(ServedTown::kDayTicket);
  question.mutable_party()->set_under_16s(2);
  const auto quote = town.client().redemptions().QuoteRedemption(question);
  ASSERT_TRUE(quote.ok()) << quote.error().message;
  EXPECT_EQ(quote->credit_minutes(), 0);
  v1::RedeemCreditsRequest redeem;
  redeem.set_parent(ServedTown::kScheme);
  redeem.mutable_redemption()->set_member(ServedTown::kAnn);
  redeem.mutable_redemption()->set_offer(ServedTown::kDayTicket);
  redeem.mutable_redemption()->set_credit_minutes(quote->credit_minutes());
  redeem.mutable_redemption()->mutable_party()->set_under_16s(2);
  const auto redeemed = town.client().redemptions().RedeemCredits(redeem);
  ASSERT_TRUE(redeemed.ok()) << redeemed.error().message;
  EXPECT_EQ(redeemed->party().under_16s(), 2);
  v1::PlaceHoldRequest hold;
  hold.set_parent(ServedTown::kScheme);
  hold.mutable_hold()->set_member(ServedTown::kAnn);
  hold.mutable_hold()->set_offer(ServedTown::kDayTicket);
  hold.mutable_hold()->mutable_party()->set_under_16s(2);
  hold.mutable_hold()->mutable_expire_time()->set_seconds(absl::ToUnixSeconds(town.clock.Now()) +
                                                          60);
  EXPECT_EQ(town.RefusalOf([&] { return town.client().redemptions().PlaceHold(hold); }),
            "NOTHING_TO_HOLD hold.party");
  v1::ListRedemptionsRequest list;
  list.set_parent(ServedTown::kScheme);
  EXPECT_EQ(All(town.client().redemptions().ListRedemptions(list)).size(), 1);
  v1::ListEntriesRequest statement;
  statement.set_parent(ServedTown::kAnn);
  const auto latest = FirstOf(town.client().credits().ListEntries(statement));
  ASSERT_TRUE(latest.ok()) << latest.error().message;
  EXPECT_EQ(latest->operation(), "RedeemCredits");
  EXPECT_EQ(latest->credit_minutes(), 0);
}

TEST_F(Redemptions, AreListedTheLatestFirstByPages) {
  town.Earn(ServedTown::kAnn, 180);
  std::vector<std::string> paid;
  for (int i = 0; i < 3; ++i) paid.push_back(town.Spend(ServedTown::kAnn, 10 + i).name());
  v1::ListRedemptionsRequest list;
  list.set_parent(ServedTown::kScheme);
  list.set_page_size(2);
  const auto listed = All(town.client().redemptions().ListRedemptions(list));
  ASSERT_EQ(listed.size(), 3);
  for (size_t i = 0; i < 3; ++i) EXPECT_EQ(listed[i].name(), paid[2 - i]);
  list.set_page_token("1");
  EXPECT_EQ(
      town.RefusalOf([&] { return FirstOf(town.client().redemptions().ListRedemptions(list)); }),
      "PAGE_TOKEN_INVALID page_token");
  v1::GetRedemptionRequest get;
  get.set_name("schemes/taff/redemptions/999");
  EXPECT_EQ(town.RefusalOf([&] { return town.client().redemptions().GetRedemption(get); }),
            "REDEMPTION_UNKNOWN name");
}

TEST_F(Redemptions, AreListedByWhoseTheyAreWhereAndWhen) {
  town.Earn(ServedTown::kAnn, 600);
  town.Earn(ServedTown::kBen, 600);
  const auto typed = town.Spend(ServedTown::kAnn, 10);
  const auto bens = town.Spend(ServedTown::kBen, 20);
  town.clock.Advance(absl::Hours(24));
  const auto ticket = town.client().redemptions().RedeemCredits(DayOut(ServedTown::kAnn, 1, 0));
  ASSERT_TRUE(ticket.ok()) << ticket.error().message;
  town.clock.Advance(absl::Hours(24));
  const auto last = town.Spend(ServedTown::kAnn, 30);
  using List = v1::ListRedemptionsRequest;
  const auto names = [&](auto&& filter) {
    List list;
    list.set_parent(ServedTown::kScheme);
    list.set_page_size(1);
    filter(list);
    std::vector<std::string> found;
    for (const auto& redemption : All(town.client().redemptions().ListRedemptions(list))) {
      found.push_back(redemption.name());
    }
    return found;
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(names([](List& it) { it.set_member(ServedTown::kAnn); }),
            (Names{last.name(), ticket->name(), typed.name()}));
  EXPECT_EQ(names([](List& it) { it.set_offer(ServedTown::kDayTicket); }), (Names{ticket->name()}));
  EXPECT_EQ(names([](List& it) { it.set_partner("schemes/taff/organisations/taff-housing"); }),
            Names());
  EXPECT_EQ(names([](List& it) { it.set_to_date("2026-03-11"); }),
            (Names{ticket->name(), bens.name(), typed.name()}));
  EXPECT_EQ(names([](List& it) {
              it.set_from_date("2026-03-11");
              it.set_to_date("2026-03-11");
            }),
            (Names{ticket->name()}));
  EXPECT_EQ(names([](List& it) {
              it.set_member(ServedTown::kAnn);
              it.set_partner(ServedTown::kCastle);
              it.set_from_date("2026-03-11");
            }),
            (Names{last.name(), ticket->name()}));
  town.Restart("taff/member:2");
  EXPECT_EQ(names([](List& it) { it.set_member(ServedTown::kBen); }), (Names{bens.name()}));
  List all;
  all.set_parent(ServedTown::kScheme);
  EXPECT_EQ(
      town.RefusalOf([&] { return FirstOf(town.client().redemptions().ListRedemptions(all)); }),
      "NOT_YOURSELF");
}

TEST_F(Redemptions, SayWhatToDoWhereAHoldIsMeant) {
  town.Earn(ServedTown::kAnn, 180);
  v1::PlaceHoldRequest place;
  place.set_parent(ServedTown::kScheme);
  place.mutable_hold()->set_member(ServedTown::kAnn);
  place.mutable_hold()->set_offer(ServedTown::kDayTicket);
  place.mutable_hold()->mutable_party()->set_adults(1);
  place.mutable_hold()->set_lasting_minutes(60);
  place.set_request_id(town.FreshId());
  const auto hold = town.client().redemptions().PlaceHold(place);
  ASSERT_TRUE(hold.ok()) << hold.error().message;
  const std::string number = hold->name().substr(hold->name().rfind('/') + 1);
  const auto answer = [&] {
    v1::RefundRedemptionRequest refund;
    refund.set_name("schemes/taff/redemptions/" + number);
    refund.set_credit_minutes(60);
    refund.set_reason("did not come");
    refund.set_request_id(town.FreshId());
    const auto refunded = town.client().redemptions().RefundRedemption(refund);
    EXPECT_EQ(ReasonOf(refunded), "REDEMPTION_UNKNOWN");
    v1::GetRedemptionRequest get;
    get.set_name(refund.name());
    EXPECT_EQ(town.client().redemptions().GetRedemption(get).error().message,
              refunded.error().message);
    return refunded.error().message;
  };
  EXPECT_EQ(answer(),
            "This is the number of a hold that is still open: nothing was paid yet. Release the "
            "hold instead.");
  v1::CaptureHoldRequest capture;
  capture.set_name(hold->name());
  capture.set_request_id(town.FreshId());
  const auto paid = town.client().redemptions().CaptureHold(capture);
  ASSERT_TRUE(paid.ok()) << paid.error().message;
  EXPECT_EQ(answer(), "This is the number of a hold. What it paid is redemption " +
                          paid->name().substr(paid->name().rfind('/') + 1) + ".");
}

TEST_F(Redemptions, SayWhichCreditPaidThem) {
  const auto hours = town.Earn(ServedTown::kAnn, 60);
  v1::GrantCreditsRequest grant;
  grant.set_member(ServedTown::kAnn);
  grant.set_credit_minutes(45);
  grant.set_reason("A welcome.");
  grant.set_request_id(town.FreshId());
  ASSERT_TRUE(town.client().credits().GrantCredits(grant).ok());
  v1::GetRedemptionRequest get;
  get.set_name(town.Spend(ServedTown::kAnn, 80).name());
  const auto paid = town.client().redemptions().GetRedemption(get);
  ASSERT_TRUE(paid.ok()) << paid.error().message;
  ASSERT_EQ(paid->lots_size(), 2);
  EXPECT_EQ(paid->lots(0).credit_minutes(), 60);
  EXPECT_EQ(paid->lots(0).activity(), ServedTown::kGardenDay);
  EXPECT_EQ(paid->lots(0).date(), hours.date());
  EXPECT_EQ(paid->lots(0).issued_to(), ServedTown::kAnn);
  EXPECT_EQ(paid->lots(1).credit_minutes(), 20);
  EXPECT_EQ(paid->lots(1).activity(), "");
  EXPECT_EQ(paid->lots(1).source(), paid->lots(0).source() + 1);
}

TEST_F(Redemptions, AreToldInWordsOfTheLanguageAskedFor) {
  town.Earn(ServedTown::kAnn, 180);
  ASSERT_TRUE(town.client().redemptions().RedeemCredits(DayOut(ServedTown::kAnn, 1, 2)).ok());
  v1::ListEntriesRequest request;
  request.set_parent(ServedTown::kAnn);
  const auto latest = [&](const std::string& language) {
    const auto ledger = town.In(language);
    for (const auto& entry : ledger.credits().ListEntries(request)) {
      return entry.ok() ? entry->description() : entry.error().message;
    }
    return std::string();
  };
  EXPECT_EQ(latest("en"), "Spent at the castle, for 1 adult and 2 children");
  EXPECT_NE(latest("cy").find("castell"), std::string::npos) << latest("cy");
  EXPECT_NE(latest("fr").find("the castle"), std::string::npos) << latest("fr");
}

}  // namespace
}  // namespace timecredit::system_test
