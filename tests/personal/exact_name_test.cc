#include "ledger/personal/exact_name.h"

#include "gtest/gtest.h"
#include "ledger/domain/member_fields.h"

namespace timecredit::personal {
namespace {

domain::MemberFields Sian() {
  return {.name = "Siân Ann O'Brien", .known_as = "Shani", .email = "s.obrien77@example.org"};
}

TEST(ExactName, IsTheWholeNameHoweverItIsWritten) {
  EXPECT_TRUE(IsNameOf("Siân Ann O'Brien", Sian()));
  EXPECT_TRUE(IsNameOf("SIAN  ANN O’BRIEN", Sian()));
  EXPECT_FALSE(IsNameOf("Siân O'Brien", Sian()));
  EXPECT_FALSE(IsNameOf("Siân Ann O'Brien-Rees", Sian()));
  EXPECT_FALSE(IsNameOf("O'Brien Siân Ann", Sian())) << "in another order";
  EXPECT_FALSE(IsNameOf("Shani", Sian())) << "others may be called so for short";
  EXPECT_FALSE(IsNameOf("", Sian()));
  EXPECT_FALSE(IsNameOf("-", domain::MemberFields{}));
}

TEST(ExactName, OfAnEmailAddressIsAllOfIt) {
  EXPECT_TRUE(IsEmailOf("S.OBrien77@Example.org", Sian()));
  EXPECT_FALSE(IsEmailOf("s.obrien77", Sian()));
  EXPECT_FALSE(IsEmailOf("", domain::MemberFields{}));
}

}  // namespace
}  // namespace timecredit::personal
