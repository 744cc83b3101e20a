#include "ledger/auth/policy.h"

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "gtest/gtest.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/refusal.h"
#include "ledger/service/services.h"

namespace timecredit::auth {
namespace {

using Kind = domain::PrincipalKind;

domain::Principal Somebody(Kind kind) { return {.kind = kind, .number = 1, .member = {}}; }

domain::Principal MemberNumbered(uint64_t number) {
  return {.kind = Kind::kMember, .number = number, .member = domain::MemberNumber(number)};
}

std::string ReasonOf(const absl::Status& status) {
  const auto refusal = domain::RefusalOf(status);
  return refusal.has_value() ? refusal->reason : "";
}

// "HoursService/ApproveHours" and so on: every method of the API.
std::vector<std::string> Methods() {
  std::vector<std::string> methods;
  for (const auto* described : service::DescribeServices()) {
    for (int i = 0; i < described->method_count(); ++i) {
      methods.push_back(absl::StrCat(described->name(), "/", described->method(i)->name()));
    }
  }
  return methods;
}

TEST(Authorise, LetsOperatorsCallEveryMethodAndTheServerItselfNone) {
  const auto methods = Methods();
  EXPECT_GT(methods.size(), 60);
  for (const std::string& method : methods) {
    EXPECT_TRUE(Authorise(method, Somebody(Kind::kOperator)).ok()) << method;
    EXPECT_FALSE(Authorise(method, Somebody(Kind::kSystem)).ok()) << method;
  }
}

// Each kind of caller may call what those below may: nobody loses by being given more to do.
TEST(Authorise, LetsEachKindCallWhatThoseBelowMay) {
  for (const std::string& method : Methods()) {
    bool was_allowed = false;
    for (const Kind kind : {Kind::kPartner, Kind::kOfficer, Kind::kManager, Kind::kOperator}) {
      const bool is_allowed = Authorise(method, Somebody(kind)).ok();
      EXPECT_TRUE(is_allowed || !was_allowed) << method << " " << static_cast<int>(kind);
      was_allowed = is_allowed;
    }
  }
}

TEST(Authorise, LetsARoleCallWhatTheMethodDeclares) {
  EXPECT_TRUE(Authorise("HoursService/ApproveHours", Somebody(Kind::kOfficer)).ok());
  EXPECT_TRUE(Authorise("RedemptionService/RedeemCredits", Somebody(Kind::kPartner)).ok());
  EXPECT_TRUE(Authorise("SchemeService/CreateScheme", Somebody(Kind::kOperator)).ok());
}

TEST(Authorise, RefusesEverybodyElse) {
  for (const Kind kind : {Kind::kPartner, Kind::kMember}) {
    const auto status = Authorise("HoursService/ApproveHours", Somebody(kind));
    EXPECT_TRUE(absl::IsPermissionDenied(status));
    EXPECT_EQ(ReasonOf(status), "ROLE_NOT_ALLOWED");
  }
  EXPECT_EQ(ReasonOf(Authorise("SchemeService/CreateScheme", Somebody(Kind::kManager))),
            "ROLE_NOT_ALLOWED");
}

TEST(Authorise, RefusesAMethodThatThereIsNot) {
  EXPECT_EQ(ReasonOf(Authorise("HoursService/ForgeHours", Somebody(Kind::kOperator))),
            "ROLE_NOT_ALLOWED");
}

TEST(AuthoriseAbout, LetsMembersAskAboutThemselvesOnly) {
  EXPECT_TRUE(Authorise("CreditService/GetBalance", MemberNumbered(17)).ok());
  EXPECT_TRUE(AuthoriseAbout(MemberNumbered(17), domain::MemberNumber(17)).ok());
  const auto status = AuthoriseAbout(MemberNumbered(17), domain::MemberNumber(18));
  EXPECT_TRUE(absl::IsPermissionDenied(status));
  EXPECT_EQ(ReasonOf(status), "NOT_YOURSELF");
}

TEST(AuthoriseAbout, LetsStaffAskAboutAnybody) {
  EXPECT_TRUE(AuthoriseAbout(Somebody(Kind::kOfficer), domain::MemberNumber(17)).ok());
}

TEST(MayKnowCourts, WhoMayCallThem) {
  for (const auto kind : {domain::PrincipalKind::kSystem, domain::PrincipalKind::kOperator,
                          domain::PrincipalKind::kManager, domain::PrincipalKind::kOfficer,
                          domain::PrincipalKind::kPartner, domain::PrincipalKind::kMember}) {
    domain::Principal principal;
    principal.kind = kind;
    principal.number = 1;
    EXPECT_EQ(MayKnowCourts(principal), Authorise("CourtService/GetObligation", principal).ok())
        << static_cast<int>(kind);
  }
  domain::Principal member;
  member.kind = domain::PrincipalKind::kMember;
  EXPECT_FALSE(MayKnowCourts(member));
}

}  // namespace
}  // namespace timecredit::auth
