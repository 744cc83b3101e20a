// What is sealed, opened and held against the model.

#include "absl/strings/str_cat.h"
#include "ledger/personal/case_reader.h"
#include "ledger/personal/compartment.h"
#include "tests/model/agreement.h"

namespace timecredit::model {
namespace {

template <class... Parts>
absl::Status Differs(const Parts&... parts) {
  return absl::InternalError(absl::StrCat(parts...));
}

absl::Status CheckObligation(const Scheme& scheme, uint64_t number,
                             const personal::CaseReader& cases) {
  const Obligation& obligation = scheme.obligations[number - 1];
  const domain::Obligation expected{.scheme = scheme.number(),
                                    .obligation = domain::ObligationNumber(number),
                                    .court_case = domain::CaseNumber(obligation.court_case),
                                    .member = domain::MemberNumber(obligation.member),
                                    .unit = domain::UnitNumber(obligation.unit),
                                    .imposed = obligation.imposed,
                                    .discharged = scheme.DischargedOf(number),
                                    .due_on = obligation.due_on,
                                    .changes = obligation.changes};
  const auto found = cases.FindObligation(scheme.number(), domain::ObligationNumber(number));
  if (!found.ok()) return found.status();
  if (found->has_value() && **found == expected) return absl::OkStatus();
  return Differs("obligation ", number, " differs");
}

absl::Status CheckHours(const Scheme& scheme, const HourLog& log,
                        const personal::CaseReader& cases) {
  const auto found = cases.FindHours(scheme.number(), domain::Sequence(log.sequence));
  if (!found.ok()) return found.status();
  if (found->has_value() != log.has_side) {
    return Differs("hour log ", log.sequence, " has a confidential side, or has none");
  }
  if (!log.has_side) return absl::OkStatus();
  if (!log.service.has_value()) {
    journal::ConfidentialHours cover;
    cover.confided.hour_log = domain::Sequence(log.sequence);
    if (**found == cover) return absl::OkStatus();
    return Differs("the cover of hour log ", log.sequence, " says something");
  }
  const domain::Activity& activity = *scheme.FindActivity(log.activity);
  const uint64_t court_case = scheme.obligations[log.service->obligation - 1].court_case;
  const journal::ConfidentialHours expected{
      .confided = {.hour_log = domain::Sequence(log.sequence),
                   .member = domain::MemberNumber(log.member),
                   .activity = activity.activity,
                   .host = activity.host,
                   .obligation = domain::ObligationNumber(log.service->obligation),
                   .quantity = log.service->wanted},
      .court_case = domain::CaseNumber(court_case),
      .discharged = log.service->discharged};
  if (**found == expected) return absl::OkStatus();
  return Differs("confidential hours ", log.sequence, " differ");
}

absl::Status CheckMember(const storage::Snapshot& snapshot, const personal::Compartment& persons,
                         domain::SchemeNumber scheme, uint64_t number, const Member& member) {
  const domain::MemberNumber member_number(number);
  const auto fields = persons.FindMember(snapshot, scheme, member_number);
  if (member.is_erased) {
    return fields.ok() ? Differs("erased member ", number, " can be read") : absl::OkStatus();
  }
  if (!fields.ok()) return fields.status();
  if (!(*fields == member.fields)) return Differs("the fields of member ", number, " differ");
  if (member.fields.alias.empty()) return absl::OkStatus();
  const auto owner = persons.FindAlias(snapshot, scheme, member.fields.alias);
  if (!owner.ok()) return owner.status();
  if (*owner == member_number) return absl::OkStatus();
  return Differs("the alias of member ", number, " leads elsewhere");
}

}  // namespace

absl::Status CheckCases(const storage::Snapshot& snapshot, const exchange::Exchange& exchange,
                        const Model& model) {
  const personal::CaseReader cases(snapshot, exchange.keyring(), exchange.digests());
  for (const Scheme& scheme : model.schemes()) {
    if (scheme.confidential_sequence == 0) continue;
    for (uint64_t number = 1; number <= scheme.obligations.size(); ++number) {
      if (auto status = CheckObligation(scheme, number, cases); !status.ok()) return status;
    }
    for (const HourLog& log : scheme.hour_logs) {
      if (auto status = CheckHours(scheme, log, cases); !status.ok()) return status;
    }
  }
  return absl::OkStatus();
}

absl::Status CheckPersons(const storage::Snapshot& snapshot, const exchange::Exchange& exchange,
                          const Model& model) {
  const personal::Compartment& persons = exchange.compartment();
  for (const Scheme& scheme : model.schemes()) {
    for (uint64_t number = 1; number <= scheme.members.size(); ++number) {
      auto status =
          CheckMember(snapshot, persons, scheme.number(), number, scheme.members[number - 1]);
      if (!status.ok()) return status;
    }
    for (const Text& text : scheme.texts) {
      const auto found =
          persons.FindText(snapshot, scheme.number(), domain::MemberNumber(text.member),
                           domain::Sequence(text.sequence));
      if (!found.ok()) return found.status();
      if (*found != text.text) return Differs("the text of record ", text.sequence, " differs");
    }
  }
  return absl::OkStatus();
}

}  // namespace timecredit::model
