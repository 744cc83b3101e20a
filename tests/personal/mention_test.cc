#include "ledger/personal/mention.h"

#include "gtest/gtest.h"
#include "ledger/domain/member_fields.h"

namespace timecredit::personal {
namespace {

domain::MemberFields Sian() {
  return {.alias = "flat-12",
          .name = "Siân Ann O'Brien",
          .known_as = "Shani",
          .phone = "+44 (0)29 2034 5678",
          .email = "s.obrien77@example.org"};
}

TEST(Mentions, AreWordsOfTheNameHoweverTheyAreWritten) {
  EXPECT_TRUE(Mentions("sian-3", Sian()));
  EXPECT_TRUE(Mentions("2026 SIÂN", Sian()));
  EXPECT_TRUE(Mentions("obrien_4", Sian()));
  EXPECT_TRUE(Mentions("OBrien4", Sian())) << "run together with a number";
  EXPECT_TRUE(Mentions("ann/17", Sian()));
  EXPECT_TRUE(Mentions("shani", Sian()));
}

TEST(Mentions, AreAliasEmailAndPhone) {
  EXPECT_TRUE(Mentions("flat 3", Sian()));
  EXPECT_TRUE(Mentions("obrien77", Sian()));
  EXPECT_TRUE(Mentions("02920345678", Sian()));
  EXPECT_TRUE(Mentions("t-2034-5678", Sian()));
}

TEST(Mentions, AreNotNumbersAndOtherWords) {
  EXPECT_FALSE(Mentions("", Sian()));
  EXPECT_FALSE(Mentions("r1", Sian()));
  EXPECT_FALSE(Mentions("2026-03-09/12", Sian()));
  EXPECT_FALSE(Mentions("annual-3", Sian()));
  EXPECT_FALSE(Mentions("example.org", Sian())) << "many have the same";
  EXPECT_FALSE(Mentions("77", Sian()));
  EXPECT_FALSE(Mentions("345678", Sian())) << "too few digits";
  EXPECT_FALSE(Mentions("anything", domain::MemberFields()));
}

}  // namespace
}  // namespace timecredit::personal
