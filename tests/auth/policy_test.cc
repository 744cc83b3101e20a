#include "ledger/auth/policy.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "google/protobuf/descriptor.h"
#include "gtest/gtest.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/refusal.h"
#include "proto/timecredit/v1/activity.pb.h"
#include "proto/timecredit/v1/court.pb.h"
#include "proto/timecredit/v1/credit.pb.h"
#include "proto/timecredit/v1/hours.pb.h"
#include "proto/timecredit/v1/import.pb.h"
#include "proto/timecredit/v1/member.pb.h"
#include "proto/timecredit/v1/operations.pb.h"
#include "proto/timecredit/v1/organisation.pb.h"
#include "proto/timecredit/v1/redemption.pb.h"
#include "proto/timecredit/v1/report.pb.h"
#include "proto/timecredit/v1/scheme.pb.h"

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

// Every file of the API that declares a service.
std::vector<const google::protobuf::FileDescriptor*> ApiFiles() {
  return {v1::GetSchemeRequest::descriptor()->file(),
          v1::GetMemberRequest::descriptor()->file(),
          v1::GetOrganisationRequest::descriptor()->file(),
          v1::GetActivityRequest::descriptor()->file(),
          v1::GetHourLogRequest::descriptor()->file(),
          v1::GetBalanceRequest::descriptor()->file(),
          v1::GetHoldRequest::descriptor()->file(),
          v1::GetObligationRequest::descriptor()->file(),
          v1::GetCreditReportRequest::descriptor()->file(),
          v1::GetImportRequest::descriptor()->file(),
          v1::GetServerInfoRequest::descriptor()->file()};
}

TEST(PolicyTable, HasOneRuleForEachMethodOfTheApiAndNoOther) {
  std::set<std::string> published;
  for (const auto* file : ApiFiles()) {
    for (int s = 0; s < file->service_count(); ++s) {
      const auto& service = *file->service(s);
      for (int m = 0; m < service.method_count(); ++m) {
        published.insert(service.name() + "/" + service.method(m)->name());
      }
    }
  }
  std::set<std::string> ruled;
  for (const Rule& rule : PolicyTable()) {
    EXPECT_TRUE(ruled.insert(std::string(rule.method)).second) << rule.method << " twice";
  }
  EXPECT_EQ(ruled, published);
}

TEST(PolicyTable, LetsNobodyButPeopleCall) {
  for (const Rule& rule : PolicyTable()) {
    EXPECT_FALSE(rule.roles.contains(Kind::kSystem)) << rule.method;
    EXPECT_TRUE(rule.roles.contains(Kind::kOperator)) << rule.method;
  }
}

TEST(Authorise, LetsARoleDoWhatTheTableSays) {
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

TEST(Authorise, RefusesAMethodThatTheTableDoesNotName) {
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
