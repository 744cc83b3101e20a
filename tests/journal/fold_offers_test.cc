#include <gtest/gtest.h>

#include <utility>

#include "absl/status/status.h"
#include "ledger/domain/number.h"
#include "ledger/domain/offer.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "tests/journal/journal_fixture.h"

namespace timecredit::journal {
namespace {

using domain::OfferNumber;
using domain::OfferState;

class FoldOffersTest : public JournalFixture {
 protected:
  void SetUp() override { Begin(); }

  static domain::Offer Swim(uint64_t number = 1) {
    domain::Offer offer;
    offer.scheme = kScheme;
    offer.offer = OfferNumber(number);
    offer.alias = "swim";
    offer.partner = kPool;
    offer.names = {{"en", "Swim"}};
    offer.credit_minutes_per_adult = 60;
    return offer;
  }

  domain::Offer OfferNow() const {
    return Find<domain::Offer>({kScheme, OfferNumber(1)}).value_or(domain::Offer{});
  }

  absl::StatusCode CodeOf(Body body) { return Try(Next(std::move(body))).code(); }
};

TEST_F(FoldOffersTest, AnOfferIsKeptAndFoundByItsAlias) {
  Do(OfferCreated{.offer = Swim()});
  EXPECT_EQ(OfferNow(), Swim());
  EXPECT_EQ(Find<Alias>({kScheme, AliasKind::kOffer, "swim"})->number, 1u);
  EXPECT_EQ(Find<Head>({kScheme})->offers, 1u);
}

TEST_F(FoldOffersTest, OffersAreNumberedDenselyInTheirOwnScheme) {
  EXPECT_EQ(CodeOf(OfferCreated{.offer = Swim(2)}), absl::StatusCode::kInternal);
  domain::Offer elsewhere = Swim();
  elsewhere.scheme = domain::SchemeNumber(2);
  EXPECT_EQ(CodeOf(OfferCreated{.offer = elsewhere}), absl::StatusCode::kInternal);
  Do(OfferCreated{.offer = Swim()});
  EXPECT_EQ(CodeOf(OfferCreated{.offer = Swim()}), absl::StatusCode::kInternal);
}

TEST_F(FoldOffersTest, AnUpdateReplacesAllButWhatStays) {
  Do(OfferCreated{.offer = Swim()});
  domain::Offer changed = Swim();
  changed.names = {{"en", "Swim and sauna"}};
  changed.credit_minutes_per_adult = 90;
  changed.credit_minutes_per_under_16 = 45;
  changed.most_people = 4;
  Do(OfferUpdated{.offer = changed});
  EXPECT_EQ(OfferNow(), changed);

  domain::Offer renamed = changed;
  renamed.alias = "sauna";
  EXPECT_EQ(CodeOf(OfferUpdated{.offer = renamed}), absl::StatusCode::kInternal);
  domain::Offer moved = changed;
  moved.partner = domain::OrganisationNumber(2);
  EXPECT_EQ(CodeOf(OfferUpdated{.offer = moved}), absl::StatusCode::kInternal);
  domain::Offer suspended = changed;
  suspended.state = OfferState::kSuspended;
  EXPECT_EQ(CodeOf(OfferUpdated{.offer = suspended}), absl::StatusCode::kInternal);
  EXPECT_EQ(OfferNow(), changed);
}

TEST_F(FoldOffersTest, AnOfferIsSuspendedAndResumedInTurn) {
  Do(OfferCreated{.offer = Swim()});
  EXPECT_EQ(CodeOf(OfferResumed{.offer = OfferNumber(1)}), absl::StatusCode::kInternal);
  Do(OfferSuspended{.offer = OfferNumber(1)});
  EXPECT_EQ(OfferNow().state, OfferState::kSuspended);
  EXPECT_EQ(CodeOf(OfferSuspended{.offer = OfferNumber(1)}), absl::StatusCode::kInternal);
  Do(OfferResumed{.offer = OfferNumber(1)});
  EXPECT_EQ(OfferNow().state, OfferState::kOpen);
}

TEST_F(FoldOffersTest, UnknownOffersAreNotChanged) {
  EXPECT_EQ(CodeOf(OfferUpdated{.offer = Swim()}), absl::StatusCode::kInternal);
  EXPECT_EQ(CodeOf(OfferSuspended{.offer = OfferNumber(1)}), absl::StatusCode::kInternal);
  EXPECT_EQ(CodeOf(OfferResumed{.offer = OfferNumber(1)}), absl::StatusCode::kInternal);
}

}  // namespace
}  // namespace timecredit::journal
