#include "ledger/auth/policy.h"

#include <set>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/refusal.h"

namespace timecredit::auth {
namespace {

using Kind = domain::PrincipalKind;

// Who runs the server; with managers, who run a scheme; with officers, who do its daily work; with
// partners, who take credits at their desks.
const std::set<Kind>& Operators() {
  static const auto* roles = new std::set<Kind>{Kind::kOperator};
  return *roles;
}
const std::set<Kind>& Managers() {
  static const auto* roles = new std::set<Kind>{Kind::kOperator, Kind::kManager};
  return *roles;
}
const std::set<Kind>& Staff() {
  static const auto* roles = new std::set<Kind>{Kind::kOperator, Kind::kManager, Kind::kOfficer};
  return *roles;
}
const std::set<Kind>& Desks() {
  static const auto* roles =
      new std::set<Kind>{Kind::kOperator, Kind::kManager, Kind::kOfficer, Kind::kPartner};
  return *roles;
}
const std::set<Kind>& Everybody() {
  static const auto* roles = new std::set<Kind>{Kind::kOperator, Kind::kManager, Kind::kOfficer,
                                                Kind::kPartner, Kind::kMember};
  return *roles;
}

std::vector<Rule> MakeTable() {
  constexpr bool kThemselves = true;
  return {
      {"SchemeService/CreateScheme", Operators()},
      {"SchemeService/ApplyScheme", Operators()},
      {"SchemeService/GetScheme", Everybody()},
      {"SchemeService/ListSchemes", Operators()},
      {"SchemeService/UpdateScheme", Managers()},

      {"MemberService/CreateMember", Staff()},
      {"MemberService/GetMember", Staff(), kThemselves},
      {"MemberService/UpdateMember", Staff(), kThemselves},
      {"MemberService/SearchMembers", Staff()},
      {"MemberService/ListMembers", Staff()},
      {"MemberService/MergeMembers", Staff()},
      {"MemberService/SuspendMember", Staff()},
      {"MemberService/ResumeMember", Staff()},
      {"MemberService/CloseMember", Staff()},
      {"MemberService/EraseMember", Managers()},

      {"OrganisationService/CreateOrganisation", Managers()},
      {"OrganisationService/GetOrganisation", Everybody()},
      {"OrganisationService/UpdateOrganisation", Managers()},
      {"OrganisationService/ListOrganisations", Everybody()},
      {"OrganisationService/CreateOffer", Managers()},
      {"OrganisationService/GetOffer", Everybody()},
      {"OrganisationService/UpdateOffer", Managers()},
      {"OrganisationService/ListOffers", Everybody()},
      {"OrganisationService/SuspendOffer", Desks()},
      {"OrganisationService/ResumeOffer", Desks()},

      {"ActivityService/CreateActivity", Managers()},
      {"ActivityService/GetActivity", Everybody()},
      {"ActivityService/UpdateActivity", Managers()},
      {"ActivityService/ListActivities", Everybody()},
      {"ActivityService/CreateSession", Staff()},
      {"ActivityService/GetSession", Staff()},
      {"ActivityService/ListSessions", Staff()},
      {"ActivityService/RecordAttendance", Staff()},
      {"ActivityService/CloseSession", Staff()},

      {"HoursService/LogHours", Staff(), kThemselves},
      {"HoursService/BatchLogHours", Staff()},
      {"HoursService/ApproveHours", Staff()},
      {"HoursService/BatchApproveHours", Staff()},
      {"HoursService/RejectHours", Staff()},
      {"HoursService/BatchRejectHours", Staff()},
      {"HoursService/ReverseHours", Staff()},
      {"HoursService/GetHourLog", Staff(), kThemselves},
      {"HoursService/ListHourLogs", Staff(), kThemselves},

      {"CreditService/GetBalance", Staff(), kThemselves},
      {"CreditService/ListEntries", Staff(), kThemselves},
      {"CreditService/GetEntry", Staff(), kThemselves},
      {"CreditService/GrantCredits", Managers()},
      {"CreditService/TransferCredits", Staff(), kThemselves},
      {"CreditService/ReverseEntry", Staff()},

      {"RedemptionService/QuoteRedemption", Desks(), kThemselves},
      {"RedemptionService/PlaceHold", Desks(), kThemselves},
      {"RedemptionService/CaptureHold", Desks()},
      {"RedemptionService/ReleaseHold", Desks(), kThemselves},
      {"RedemptionService/RedeemCredits", Desks(), kThemselves},
      {"RedemptionService/RefundRedemption", Desks()},
      {"RedemptionService/GetHold", Desks(), kThemselves},
      {"RedemptionService/GetRedemption", Desks(), kThemselves},
      {"RedemptionService/ListRedemptions", Staff()},

      {"ReportService/GetContributionReport", Staff()},
      {"ReportService/GetCreditReport", Managers()},

      {"ImportService/CreateImport", Staff()},
      {"ImportService/GetImport", Staff()},
      {"ImportService/CommitImport", Staff()},
      {"ImportService/ListImportRows", Staff()},

      {"OperationsService/GetServerInfo", Operators()},
      {"OperationsService/ConfirmClock", Operators()},
  };
}

const Rule* FindRule(std::string_view method) {
  static const auto* rules = [] {
    auto* by_method = new absl::flat_hash_map<std::string_view, const Rule*>();
    for (const Rule& rule : PolicyTable()) by_method->emplace(rule.method, &rule);
    return by_method;
  }();
  const auto found = rules->find(method);
  return found == rules->end() ? nullptr : found->second;
}

}  // namespace

const std::vector<Rule>& PolicyTable() {
  static const auto* table = new std::vector<Rule>(MakeTable());
  return *table;
}

absl::Status Authorise(std::string_view method, const domain::Principal& principal) {
  const Rule* rule = FindRule(method);
  if (rule != nullptr) {
    if (rule->roles.contains(principal.kind)) return absl::OkStatus();
    if (rule->members_about_themselves && principal.kind == Kind::kMember) return absl::OkStatus();
  }
  return domain::RefusePermission("ROLE_NOT_ALLOWED", "");
}

absl::Status AuthoriseAbout(const domain::Principal& principal, domain::MemberNumber subject) {
  if (principal.kind != Kind::kMember || principal.member == subject) return absl::OkStatus();
  return domain::RefusePermission("NOT_YOURSELF", "");
}

}  // namespace timecredit::auth
