#include "ledger/domain/offer.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "ledger/domain/amount.h"
#include "ledger/domain/redemption.h"
#include "tests/domain/reason.h"

namespace timecredit::domain {
namespace {

Offer Swim() {
  Offer offer;
  offer.alias = "swim";
  offer.names = {{"en", "Swim"}, {"cy", "Nofio"}};
  offer.credit_minutes_per_adult = 60;
  offer.credit_minutes_per_under_16 = 30;
  return offer;
}

std::string RefusedPrice(const Offer& offer, const Party& party) {
  return ReasonOf(PriceOf(offer, party).status());
}

TEST(OfferTest, AnOfferHasAnIdNamesAndAPrice) {
  EXPECT_TRUE(CheckOffer(Swim()).ok());
  Offer offer = Swim();
  offer.alias = "Swim!";
  EXPECT_EQ(ReasonOf(CheckOffer(offer)), "ID_INVALID");
  offer = Swim();
  offer.names.clear();
  EXPECT_EQ(ReasonOf(CheckOffer(offer)), "FIELD_REQUIRED");
  offer = Swim();
  offer.credit_minutes_per_adult = 0;
  EXPECT_TRUE(CheckOffer(offer).ok());
  offer.credit_minutes_per_under_16 = 0;
  EXPECT_EQ(ReasonOf(CheckOffer(offer)), "PRICE_MISSING");
}

TEST(OfferTest, PricesLieBetweenNothingAndTheLargest) {
  for (const int64_t price : {int64_t{-1}, kLargestPrice + 1, INT64_MIN, INT64_MAX}) {
    Offer offer = Swim();
    offer.credit_minutes_per_adult = price;
    EXPECT_EQ(ReasonOf(CheckOffer(offer)), "NUMBER_OUT_OF_RANGE");
    EXPECT_EQ(FieldOf(CheckOffer(offer)), "credit_minutes_per_adult");
    offer = Swim();
    offer.credit_minutes_per_under_16 = price;
    EXPECT_EQ(ReasonOf(CheckOffer(offer)), "NUMBER_OUT_OF_RANGE");
    EXPECT_EQ(FieldOf(CheckOffer(offer)), "credit_minutes_per_under_16");
  }
}

TEST(OfferTest, MostPeopleAreNoneOrAsManyAsAParty) {
  Offer offer = Swim();
  for (const int32_t most : {0, 1, 2'000}) {
    offer.most_people = most;
    EXPECT_TRUE(CheckOffer(offer).ok()) << most;
  }
  for (const int32_t most : {-1, 2'001}) {
    offer.most_people = most;
    EXPECT_EQ(ReasonOf(CheckOffer(offer)), "NUMBER_OUT_OF_RANGE") << most;
  }
}

TEST(OfferTest, EverybodyPaysTheirOwnPrice) {
  EXPECT_EQ(*PriceOf(Swim(), {.adults = 1, .under_16s = 0}), 60);
  EXPECT_EQ(*PriceOf(Swim(), {.adults = 2, .under_16s = 3}), 210);
  EXPECT_EQ(*PriceOf(Swim(), {.adults = 0, .under_16s = 1}), 30);
}

TEST(OfferTest, TheLargestPartyAtTheLargestPriceIsStillAnAmount) {
  Offer offer = Swim();
  offer.credit_minutes_per_adult = kLargestPrice;
  offer.credit_minutes_per_under_16 = kLargestPrice;
  ASSERT_TRUE(CheckOffer(offer).ok());
  EXPECT_EQ(*PriceOf(offer, {.adults = 1'000, .under_16s = 1'000}), kLargestAmount);
}

TEST(OfferTest, APartyMayComeFree) {
  Offer offer = Swim();
  offer.credit_minutes_per_under_16 = 0;
  EXPECT_EQ(*PriceOf(offer, {.adults = 0, .under_16s = 5}), 0);
  EXPECT_EQ(*PriceOf(offer, {.adults = 1, .under_16s = 5}), 60);
}

TEST(OfferTest, PeopleOfAnyAgeCountTowardsTheMost) {
  Offer offer = Swim();
  offer.most_people = 3;
  EXPECT_TRUE(PriceOf(offer, {.adults = 1, .under_16s = 2}).ok());
  EXPECT_EQ(RefusedPrice(offer, {.adults = 2, .under_16s = 2}), "PARTY_TOO_LARGE");
  EXPECT_EQ(RefusedPrice(offer, {.adults = 0, .under_16s = 4}), "PARTY_TOO_LARGE");
}

TEST(OfferTest, ASuspendedOfferHasNoPrice) {
  Offer offer = Swim();
  EXPECT_TRUE(CheckNotSuspended(offer).ok());
  offer.state = OfferState::kSuspended;
  EXPECT_EQ(RefusedPrice(offer, {}), "OFFER_SUSPENDED");
  EXPECT_EQ(CheckNotSuspended(offer).code(), absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace timecredit::domain
