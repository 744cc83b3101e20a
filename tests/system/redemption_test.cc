#include <string>

#include "gtest/gtest.h"
#include "proto/timecredit/v1/credit.pb.h"
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
