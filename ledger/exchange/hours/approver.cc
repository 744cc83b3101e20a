#include "ledger/exchange/hours/approver.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/member.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/refusal.h"

namespace timecredit::exchange {

namespace {

// Who it is, not under which of their numbers.
absl::StatusOr<domain::Principal> AsOnePerson(domain::Principal principal, const Desk& desk) {
  if (!principal.member.has_value()) return principal;
  const auto known = desk.rows().Find<domain::Member>({desk.call().scheme, *principal.member});
  if (!known.ok()) return known.status();
  if (*known != nullptr) principal.member = domain::SurvivorOf(**known);
  return principal;
}

}  // namespace

absl::Status CheckOthersHours(const domain::HourLog& log, const Desk& desk) {
  domain::HourLog of_person = log;
  const auto survivor = desk.SurvivorOf(log.member);
  if (!survivor.ok()) return survivor.status();
  of_person.member = *survivor;
  const auto submitter = AsOnePerson(log.submitted_by, desk);
  if (!submitter.ok()) return submitter.status();
  of_person.submitted_by = *submitter;
  const auto approver = AsOnePerson(desk.call().acting, desk);
  if (!approver.ok()) return approver.status();
  return domain::CheckApprover(of_person, *approver);
}

absl::Status CheckAuthor(const domain::HourLog& log, const Desk& desk) {
  if (desk.call().acting.kind != domain::PrincipalKind::kMember) return absl::OkStatus();
  const auto author = AsOnePerson(log.submitted_by, desk);
  if (!author.ok()) return author.status();
  const auto caller = AsOnePerson(desk.call().acting, desk);
  if (!caller.ok()) return caller.status();
  if (author->kind == caller->kind && author->member == caller->member) return absl::OkStatus();
  return domain::RefusePermission("NOT_LOGGED_BY_YOU", "hour_log");
}

absl::Status CheckDecider(const domain::HourLog& log, const Desk& desk) {
  if (auto status = CheckOthersHours(log, desk); !status.ok()) return status;
  return domain::CheckResolvable(log);
}

}  // namespace timecredit::exchange
