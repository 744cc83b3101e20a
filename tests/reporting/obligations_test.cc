#include "ledger/reporting/obligations.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "gtest/gtest.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/court/impose_obligation.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/rows.h"
#include "ledger/reporting/registers.h"
#include "tests/exchange/town.h"

namespace timecredit::reporting {
namespace {

class ObligationsTest : public testing::Test {
 protected:
  domain::Obligation Impose(domain::MemberNumber member, int64_t minutes) {
    const auto imposed =
        town_.Do(exchange::ImposeObligation{.member = member, .quantity = minutes});
    EXPECT_TRUE(imposed.ok()) << imposed.status();
    return std::get<journal::ObligationImposed>(imposed->confidential->body).obligation;
  }

  std::vector<uint64_t> NumbersFrom(const ObligationPage& page) {
    std::vector<uint64_t> numbers;
    for (const auto& obligation : page.obligations) numbers.push_back(obligation.obligation.value);
    return numbers;
  }

  void DestroyKeyOf(domain::CaseNumber court_case) {
    const Registers registers(town_.store);
    const auto key = registers.Find<journal::CaseKey>({town_.scheme, court_case});
    ASSERT_TRUE(key.ok() && *key != nullptr);
    ASSERT_TRUE(town_.exchange->keyring().Destroy((*key)->sealed_under).ok());
  }

  exchange::Town town_;
  const Obligations obligations_{town_.store, town_.exchange->keyring(), town_.exchange->digests()};
};

TEST_F(ObligationsTest, AreFoundByNumber) {
  const auto imposed = Impose(town_.ann, 600);
  const auto found = obligations_.Find(town_.scheme, imposed.obligation);
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_EQ(*found, imposed);
  const auto missing = obligations_.Find(town_.scheme, domain::ObligationNumber(9));
  EXPECT_EQ(domain::RefusalOf(missing.status())->reason, "OBLIGATION_UNKNOWN");
}

TEST_F(ObligationsTest, AreListedTheLatestFirstPageByPage) {
  Impose(town_.ann, 60);
  Impose(town_.ben, 60);
  Impose(town_.ann, 60);
  const auto first = obligations_.List(town_.scheme, {}, {}, 2);
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_EQ(NumbersFrom(*first), (std::vector<uint64_t>{3, 2}));
  const auto second = obligations_.List(town_.scheme, {}, first->next, 2);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_EQ(NumbersFrom(*second), (std::vector<uint64_t>{1}));
  EXPECT_TRUE(second->next.IsNone());
  const auto of_ann = obligations_.List(town_.scheme, town_.ann, {}, 2);
  ASSERT_TRUE(of_ann.ok()) << of_ann.status();
  EXPECT_EQ(NumbersFrom(*of_ann), (std::vector<uint64_t>{3, 1}));
  EXPECT_TRUE(of_ann->next.IsNone());
}

TEST_F(ObligationsTest, OfAPersonAreListedUnderAnyNumberOfTheirs) {
  Impose(town_.ann, 60);
  Impose(town_.ben, 60);
  Impose(town_.Register("Cai Price"), 60);
  town_.Done(exchange::MergeMembers{
      .duplicate = town_.ben, .into = town_.ann, .reason = "registered twice"});
  const auto of_ann = obligations_.List(town_.scheme, town_.ann, {}, 10);
  ASSERT_TRUE(of_ann.ok()) << of_ann.status();
  EXPECT_EQ(NumbersFrom(*of_ann), (std::vector<uint64_t>{2, 1}));
}

TEST_F(ObligationsTest, OfACaseWhoseKeyIsGoneAreGoneToo) {
  const auto erased = Impose(town_.ann, 60);
  const auto kept = Impose(town_.ann, 90);
  DestroyKeyOf(erased.court_case);
  const auto found = obligations_.Find(town_.scheme, erased.obligation);
  EXPECT_EQ(domain::RefusalOf(found.status())->reason, "CASE_KEY_DESTROYED");
  const auto listed = obligations_.List(town_.scheme, {}, {}, 10);
  ASSERT_TRUE(listed.ok()) << listed.status();
  EXPECT_EQ(NumbersFrom(*listed), (std::vector<uint64_t>{kept.obligation.value}));
}

}  // namespace
}  // namespace timecredit::reporting
