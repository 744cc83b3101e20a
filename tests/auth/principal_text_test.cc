#include "ledger/auth/principal_text.h"

#include <string>

#include "gtest/gtest.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"

namespace timecredit::auth {
namespace {

TEST(ParsePrincipal, ReadsKindNumberAndLink) {
  const auto officer = ParsePrincipal("officer:7/member:17");
  ASSERT_TRUE(officer.ok()) << officer.status();
  EXPECT_EQ(officer->kind, domain::PrincipalKind::kOfficer);
  EXPECT_EQ(officer->number, 7u);
  EXPECT_EQ(officer->member, domain::MemberNumber(17));
}

TEST(ParsePrincipal, LinksAMemberToThemselves) {
  const auto member = ParsePrincipal("member:17");
  ASSERT_TRUE(member.ok()) << member.status();
  EXPECT_EQ(member->member, domain::MemberNumber(17));
}

TEST(ParsePrincipal, IsWhatPrincipalTextWrites) {
  for (const char* text :
       {"operator:1", "manager:2", "officer:7", "officer:7/member:17", "partner:3", "member:17"}) {
    const auto principal = ParsePrincipal(text);
    ASSERT_TRUE(principal.ok()) << text << principal.status();
    EXPECT_EQ(PrincipalText(*principal), text);
  }
}

TEST(ParsePrincipal, RefusesEverythingElseAndSaysWhatWouldBeRight) {
  for (const char* text :
       {"", "officer", "officer:", "officer:0", "officer:-1", "officer:x", "king:1", "system:1",
        "officer:7/", "officer:7/officer:8", "officer:7/member:0", "member:1/member:2",
        "officer:7/member:17/member:18", "officer:7 "}) {
    const auto principal = ParsePrincipal(text);
    EXPECT_FALSE(principal.ok()) << text;
    EXPECT_NE(std::string(principal.status().message()).find("officer:7"), std::string::npos);
  }
}

}  // namespace
}  // namespace timecredit::auth
