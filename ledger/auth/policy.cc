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

// Each with those before it: who runs the server; who runs a scheme; who does its daily work; who
// takes credits at a partner's desk; and everybody.
enum class Who { kOperators, kManagers, kStaff, kDesks, kEverybody };

// Who works with courts, until clerks have a role of their own.
constexpr Who kCourts = Who::kStaff;

struct Row {
  std::string_view method;
  Who who;
  bool members_about_themselves = false;
};

constexpr bool kThemselves = true;

constexpr Row kRows[] = {
    {"SchemeService/CreateScheme", Who::kOperators},
    {"SchemeService/ApplyScheme", Who::kOperators},
    {"SchemeService/GetScheme", Who::kEverybody},
    {"SchemeService/ListSchemes", Who::kOperators},
    {"SchemeService/UpdateScheme", Who::kManagers},

    {"MemberService/CreateMember", Who::kStaff},
    {"MemberService/GetMember", Who::kStaff, kThemselves},
    {"MemberService/UpdateMember", Who::kStaff, kThemselves},
    {"MemberService/SearchMembers", Who::kStaff},
    {"MemberService/ListMembers", Who::kStaff},
    {"MemberService/MergeMembers", Who::kStaff},
    {"MemberService/SuspendMember", Who::kStaff},
    {"MemberService/ResumeMember", Who::kStaff},
    {"MemberService/CloseMember", Who::kStaff},
    {"MemberService/EraseMember", Who::kManagers},

    {"OrganisationService/CreateOrganisation", Who::kManagers},
    {"OrganisationService/GetOrganisation", Who::kEverybody},
    {"OrganisationService/UpdateOrganisation", Who::kManagers},
    {"OrganisationService/ListOrganisations", Who::kEverybody},
    {"OrganisationService/CreateOffer", Who::kManagers},
    {"OrganisationService/GetOffer", Who::kEverybody},
    {"OrganisationService/UpdateOffer", Who::kManagers},
    {"OrganisationService/ListOffers", Who::kEverybody},
    {"OrganisationService/SuspendOffer", Who::kDesks},
    {"OrganisationService/ResumeOffer", Who::kDesks},

    {"ActivityService/CreateActivity", Who::kManagers},
    {"ActivityService/GetActivity", Who::kEverybody},
    {"ActivityService/UpdateActivity", Who::kManagers},
    {"ActivityService/ListActivities", Who::kEverybody},
    {"ActivityService/CreateSession", Who::kStaff},
    {"ActivityService/GetSession", Who::kStaff},
    {"ActivityService/ListSessions", Who::kStaff},
    {"ActivityService/RecordAttendance", Who::kStaff},
    {"ActivityService/CloseSession", Who::kStaff},

    {"HoursService/LogHours", Who::kStaff, kThemselves},
    {"HoursService/BatchLogHours", Who::kStaff},
    {"HoursService/ApproveHours", Who::kStaff},
    {"HoursService/BatchApproveHours", Who::kStaff},
    {"HoursService/RejectHours", Who::kStaff},
    {"HoursService/BatchRejectHours", Who::kStaff},
    {"HoursService/ReverseHours", Who::kStaff},
    {"HoursService/GetHourLog", Who::kStaff, kThemselves},
    {"HoursService/ListHourLogs", Who::kStaff, kThemselves},

    {"CreditService/GetBalance", Who::kStaff, kThemselves},
    {"CreditService/ListEntries", Who::kStaff, kThemselves},
    {"CreditService/GetEntry", Who::kStaff, kThemselves},
    {"CreditService/GrantCredits", Who::kManagers},
    {"CreditService/TransferCredits", Who::kStaff, kThemselves},
    {"CreditService/ReverseEntry", Who::kStaff},

    {"RedemptionService/QuoteRedemption", Who::kDesks, kThemselves},
    {"RedemptionService/PlaceHold", Who::kDesks, kThemselves},
    {"RedemptionService/CaptureHold", Who::kDesks},
    {"RedemptionService/ReleaseHold", Who::kDesks, kThemselves},
    {"RedemptionService/RedeemCredits", Who::kDesks, kThemselves},
    {"RedemptionService/RefundRedemption", Who::kDesks},
    {"RedemptionService/GetHold", Who::kDesks, kThemselves},
    {"RedemptionService/GetRedemption", Who::kDesks, kThemselves},
    {"RedemptionService/ListRedemptions", Who::kStaff},

    {"CourtService/ImposeObligation", kCourts},
    {"CourtService/GetObligation", kCourts},
    {"CourtService/ListObligations", kCourts},

    {"ReportService/GetContributionReport", Who::kStaff},
    {"ReportService/GetCreditReport", Who::kManagers},

    {"ImportService/CreateImport", Who::kStaff},
    {"ImportService/GetImport", Who::kStaff},
    {"ImportService/CommitImport", Who::kStaff},
    {"ImportService/ListImportRows", Who::kStaff},

    {"OperationsService/GetServerInfo", Who::kOperators},
    {"OperationsService/ConfirmClock", Who::kOperators},
    {"OperationsService/ExpireCredits", Who::kManagers},
    {"OperationsService/VerifyLedger", Who::kOperators},
};

std::set<Kind> RolesOf(Who who) {
  std::set<Kind> roles = {Kind::kOperator};
  if (who >= Who::kManagers) roles.insert(Kind::kManager);
  if (who >= Who::kStaff) roles.insert(Kind::kOfficer);
  if (who >= Who::kDesks) roles.insert(Kind::kPartner);
  if (who >= Who::kEverybody) roles.insert(Kind::kMember);
  return roles;
}

std::vector<Rule> MakeTable() {
  std::vector<Rule> table;
  for (const Row& row : kRows) {
    table.push_back({.method = row.method,
                     .roles = RolesOf(row.who),
                     .members_about_themselves = row.members_about_themselves});
  }
  return table;
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

bool MayKnowCourts(const domain::Principal& principal) {
  static const auto* roles = new std::set<Kind>(RolesOf(kCourts));
  return roles->contains(principal.kind);
}

absl::Status AuthoriseAbout(const domain::Principal& principal, domain::MemberNumber subject) {
  if (principal.kind != Kind::kMember || principal.member == subject) return absl::OkStatus();
  return domain::RefusePermission("NOT_YOURSELF", "");
}

}  // namespace timecredit::auth
