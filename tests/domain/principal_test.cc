#include "ledger/domain/principal.h"

#include "gtest/gtest.h"
#include "ledger/domain/number.h"
#include "tests/domain/reason.h"

namespace timecredit::domain {
namespace {

constexpr SchemeNumber kTaff(1);
constexpr SchemeNumber kRumney(2);

TEST(CheckScope, KeepsAPrincipalToTheirScheme) {
  for (const auto kind : {PrincipalKind::kManager, PrincipalKind::kOfficer, PrincipalKind::kPartner,
                          PrincipalKind::kMember}) {
    const Principal of_taff{.kind = kind, .number = 1, .member = {}, .scheme = kTaff};
    EXPECT_TRUE(CheckScope(of_taff, kTaff).ok());
    EXPECT_EQ(ReasonOf(CheckScope(of_taff, kRumney)), "SCHEME_NOT_YOURS");
    EXPECT_EQ(ReasonOf(CheckScope(of_taff, SchemeNumber())), "SCHEME_NOT_YOURS");
  }
}

TEST(CheckScope, LetsNobodyInWhoBelongsToNoScheme) {
  const Principal of_nothing{.kind = PrincipalKind::kOfficer, .number = 1, .member = {}};
  EXPECT_EQ(ReasonOf(CheckScope(of_nothing, kTaff)), "SCHEME_NOT_YOURS");
  EXPECT_EQ(ReasonOf(CheckScope(of_nothing, SchemeNumber())), "SCHEME_NOT_YOURS");
}

TEST(CheckScope, LeavesTheWholeServerToItselfAndItsOperators) {
  for (const auto kind : {PrincipalKind::kSystem, PrincipalKind::kOperator}) {
    EXPECT_TRUE(CheckScope({.kind = kind, .number = 1, .member = {}}, kRumney).ok());
  }
}

}  // namespace
}  // namespace timecredit::domain
