#include "ledger/auth/principal_text.h"

#include <string>
#include <utility>

#include "gtest/gtest.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"

namespace timecredit::auth {
namespace {

TEST(ParsePrincipal, ReadsSchemeKindNumberAndLink) {
  const auto officer = ParsePrincipal("taff/officer:7/member:17");
  ASSERT_TRUE(officer.ok()) << officer.status();
  EXPECT_EQ(officer->scheme, "taff");
  EXPECT_EQ(officer->principal.kind, domain::PrincipalKind::kOfficer);
  EXPECT_EQ(officer->principal.number, 7u);
  EXPECT_EQ(officer->principal.member, domain::MemberNumber(17));
}

TEST(ParsePrincipal, LinksAMemberToThemselves) {
  const auto member = ParsePrincipal("taff/member:17");
  ASSERT_TRUE(member.ok()) << member.status();
  EXPECT_EQ(member->principal.member, domain::MemberNumber(17));
}

TEST(ParsePrincipal, LeavesOperatorsToTheWholeServer) {
  const auto operating = ParsePrincipal("operator:1");
  ASSERT_TRUE(operating.ok()) << operating.status();
  EXPECT_EQ(operating->scheme, "");
  EXPECT_EQ(operating->principal.kind, domain::PrincipalKind::kOperator);
}

TEST(ParsePrincipal, IsWhatPrincipalTextWritesBesideTheSchemesNumber) {
  for (const auto& [text, written] :
       {std::pair("taff/manager:2", "3/manager:2"), std::pair("taff/officer:7", "3/officer:7"),
        std::pair("taff/officer:7/member:17", "3/officer:7/member:17"),
        std::pair("taff/partner:3", "3/partner:3"), std::pair("taff/member:17", "3/member:17")}) {
    const auto configured = ParsePrincipal(text);
    ASSERT_TRUE(configured.ok()) << text << configured.status();
    domain::Principal principal = configured->principal;
    principal.scheme = domain::SchemeNumber(3);
    EXPECT_EQ(PrincipalText(principal), written);
  }
  EXPECT_EQ(PrincipalText(ParsePrincipal("operator:1")->principal), "operator:1");
}

TEST(ParsePrincipal, RefusesEverythingElseAndSaysWhatWouldBeRight) {
  for (const char* text : {"",
                           "/",
                           "taff",
                           "taff/",
                           "taff/officer",
                           "taff/officer:",
                           "taff/officer:0",
                           "taff/officer:-1",
                           "taff/officer:x",
                           "taff/king:1",
                           "taff/system:1",
                           "system:1",
                           "taff/officer:7/",
                           "taff/officer:7/officer:8",
                           "taff/officer:7/member:0",
                           "taff/member:1/member:2",
                           "taff/officer:7/member:17/member:18",
                           "taff/officer:7 ",
                           "officer:7",
                           "member:17",
                           "taff/operator:1",
                           "operator:1/member:17",
                           "Taff/officer:7"}) {
    const auto configured = ParsePrincipal(text);
    EXPECT_FALSE(configured.ok()) << text;
    EXPECT_NE(std::string(configured.status().message()).find("taff/officer:7"), std::string::npos);
  }
}

}  // namespace
}  // namespace timecredit::auth
