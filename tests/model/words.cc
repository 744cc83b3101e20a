#include "tests/model/words.h"

#include <variant>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "ledger/domain/member_edit.h"

namespace timecredit::model {
namespace {

using absl::StrCat;

std::string Words(const domain::Date& date) {
  return StrCat(date.year(), "-", date.month(), "-", date.day());
}

std::string Words(const domain::LocalizedText& names) {
  std::string words = "{";
  for (const auto& [language, name] : names) {
    absl::StrAppend(&words, Quoted(language), ": ", Quoted(name), " ");
  }
  return words + "}";
}

std::string Words(const std::optional<int64_t>& amount) {
  return amount.has_value() ? StrCat(*amount) : "no amount";
}

std::string Words(const domain::Party& party) {
  return StrCat(" for ", party.adults, " adults and ", party.under_16s, " under-16s");
}

std::string Words(const domain::Calendar& calendar) {
  return StrCat(" zone ", Quoted(calendar.zone), " week from ",
                static_cast<int>(calendar.week_start), " year from ", calendar.year_start_month,
                "/", calendar.year_start_day);
}

std::string Words(const domain::Policies& policies) {
  const int32_t lifetime = policies.credit_lifetime_days.value_or(INT32_MIN);
  return StrCat(" floor ", policies.wallet_floor_credit_minutes, " lifetime ", lifetime, " grace ",
                policies.grace_days, " acceptance ", static_cast<int>(policies.acceptance));
}

std::string Words(const std::vector<domain::CountedUnit>& units) {
  std::string words = " units";
  for (const domain::CountedUnit& unit : units) {
    absl::StrAppend(&words, " ", Quoted(unit.alias), " ", Words(unit.names));
  }
  return words;
}

std::string Words(const domain::AwardPolicy& award) {
  return StrCat(" award kind ", static_cast<int>(award.kind), " rate ",
                award.credit_minutes_per_hour, " rounding ", static_cast<int>(award.rounding),
                " fixed ", award.fixed_credit_minutes, " and ", award.fixed_contribution_minutes);
}

std::string Words(const domain::Purposes& purposes) {
  return StrCat(purposes.contribution ? " contributes" : "", purposes.credit ? " credits" : "",
                purposes.obligation ? " discharges" : "");
}

template <class Kind>
std::string Words(const domain::Number<Kind>& number) {
  return StrCat(number.value);
}

template <class Value>
std::string Words(const std::optional<Value>& value) {
  if (!value.has_value()) return "none";
  if constexpr (std::is_arithmetic_v<Value>) {
    return StrCat(*value);
  } else {
    return Words(*value);
  }
}

std::string Words(const domain::EffectiveTime& effective) {
  return StrCat(" on ", Words(effective.date), " from minute ", Words(effective.start_minute),
                " for ", Words(effective.duration_minutes));
}

std::string Words(const exchange::CreateScheme& command) {
  const domain::Scheme& scheme = command.scheme;
  return StrCat(" ", Quoted(scheme.alias), " ", Words(scheme.names), Words(scheme.calendar),
                Words(scheme.policies), Words(scheme.units));
}

std::string Words(const exchange::UpdateScheme& command) {
  return StrCat(" names ", Words(command.names), " policies ", Words(command.policies), " units ",
                Words(command.units), " calendar ", Words(command.calendar));
}

std::string Words(const exchange::UpdateOrganisation& command) {
  return StrCat(" ", command.organisation.value, " ", Words(command.names));
}

std::string Words(const exchange::UpdateActivity& command) {
  return StrCat(
      " ", command.activity.value, " names ", Words(command.names), " award ", Words(command.award),
      " approval ", Words(command.needs_approval), " category ",
      static_cast<int>(command.category.value_or(static_cast<domain::ServiceCategory>(99))),
      " host ", Words(command.host), " unit ", Words(command.contribution_unit), " purposes ",
      Words(command.purposes), " appears as ", Words(command.appears_as));
}

std::string Words(const exchange::CreateOrganisation& command) {
  return StrCat(" ", Quoted(command.alias), " ", Words(command.names));
}

std::string Words(const exchange::CreateActivity& command) {
  const domain::Activity& activity = command.activity;
  return StrCat(" ", Quoted(activity.alias), " ", Words(activity.names), " of organisation ",
                activity.host.value, Words(activity.award), " unit ",
                activity.contribution_unit.value, Words(activity.purposes),
                activity.needs_approval ? " needs approval" : "", " appears as ",
                activity.appears_as.value, " category ", static_cast<int>(activity.category));
}

std::string Words(const domain::Guardian& guardian) {
  return StrCat(Quoted(guardian.name), " ", Quoted(guardian.phone), " ",
                Words(guardian.consented_on));
}

std::string Words(const domain::MemberFields& fields) {
  return StrCat(" ", Quoted(fields.alias), " name ", Quoted(fields.name), " known as ",
                Quoted(fields.known_as), " phone ", Quoted(fields.phone), " e-mail ",
                Quoted(fields.email), " address ", Quoted(fields.address), " language ",
                Quoted(fields.language), " adult on ", Words(fields.adult_on), " born on ",
                Words(fields.born_on), " guardian ",
                fields.guardian.has_value() ? Words(*fields.guardian) : "none", " notes ",
                Quoted(fields.notes));
}

std::string Words(const exchange::CreateMember& command) {
  return StrCat(Words(command.fields), " joined on ", Words(command.joined_on));
}

std::string Words(const exchange::UpdateMember& command) {
  std::string numbers;
  for (const domain::MemberField field : command.edit.fields) {
    absl::StrAppend(&numbers, " ", static_cast<int>(field));
  }
  return StrCat(" ", command.member.value, " fields", numbers, " to",
                Words(domain::Edited({}, command.edit)));
}

constexpr const char* kChoices[] = {"", "refusing", "transferring", "giving back"};

std::string Words(const exchange::SuspendMember& command) {
  return StrCat(" ", command.member.value, " because ", Quoted(command.reason));
}

std::string Words(const exchange::CloseMember& command) {
  return StrCat(" ", command.member.value, " ", kChoices[static_cast<int>(command.remaining)],
                " what is left, to member ", command.beneficiary.value, " because ",
                Quoted(command.reason));
}

std::string Words(const exchange::MergeMembers& command) {
  return StrCat(" ", command.duplicate.value, " into member ", command.into.value, " because ",
                Quoted(command.reason));
}

std::string Words(const exchange::ResumeMember& command) {
  return StrCat(" ", command.member.value, " because ", Quoted(command.reason));
}

std::string Words(const exchange::EraseMember& command) {
  return StrCat(" ", command.member.value, " ", kChoices[static_cast<int>(command.remaining)],
                " what is left, to member ", command.beneficiary.value);
}

std::string Words(const exchange::LogHours& command) {
  return StrCat(" of member ", command.member.value, " at activity ", command.activity.value,
                Words(command.effective), ": ", command.duration_minutes, " minutes, ",
                command.quantity, " counted, ", Quoted(command.text), " discharging ",
                command.discharges, " of obligation ", command.obligation.value);
}

std::string Words(const exchange::ApproveHours& command) {
  return StrCat(" ", command.hour_log.value);
}

std::string Words(const exchange::RejectHours& command) {
  return StrCat(" ", command.hour_log.value, " because ", Quoted(command.reason));
}

std::string Words(const exchange::ReverseHours& command) {
  return StrCat(" ", command.hour_log.value, " because ", Quoted(command.reason),
                command.write_off_spent ? " writing off what is spent" : "");
}

std::string Words(const exchange::GrantCredits& command) {
  return StrCat(" ", command.credit_minutes, " to member ", command.member.value, " because ",
                Quoted(command.reason));
}

std::string Words(const exchange::TransferCredits& command) {
  return StrCat(" ", command.credit_minutes, " from member ", command.from.value, " to member ",
                command.to.value, " saying ", Quoted(command.text));
}

std::string Words(const exchange::ReverseEntry& command) {
  return StrCat(" ", command.entry.value, " because ", Quoted(command.reason),
                command.write_off_spent ? " writing off what is spent" : "");
}

std::string Words(const exchange::PlaceHold& command) {
  return StrCat(" of ", Words(command.credit_minutes), " of member ", command.member.value,
                " for partner ", command.partner.value, " until ", InWords(command.deadline),
                Words(command.party), " by offer ", command.offer.value);
}

std::string Words(const exchange::CaptureHold& command) {
  return StrCat(" ", command.hold.value, " for ", Words(command.credit_minutes),
                Words(command.party));
}

std::string Words(const exchange::ReleaseHold& command) { return StrCat(" ", command.hold.value); }

std::string Words(const exchange::ExpireHold& command) { return StrCat(" ", command.hold.value); }

std::string Words(const exchange::RedeemCredits& command) {
  return StrCat(" ", Words(command.credit_minutes), " of member ", command.member.value,
                " at partner ", command.partner.value, Words(command.party), " by offer ",
                command.offer.value);
}

std::string Words(const exchange::RefundRedemption& command) {
  return StrCat(" ", command.credit_minutes, " of redemption ", command.redemption.value,
                " because ", Quoted(command.reason));
}

std::string Words(const exchange::ExpireLots& command) {
  return StrCat(" of member ", command.member.value);
}

std::string Words(const exchange::ImposeObligation& command) {
  return StrCat(" of ", command.quantity, " of unit ", command.unit.value, " on member ",
                command.member.value, " in case ", command.court_case.value, " due on ",
                Words(command.due_on));
}

std::string Words(const exchange::ConfirmClock&) { return ""; }

std::string Words(const exchange::CreateOffer& command) {
  const domain::Offer& offer = command.offer;
  return StrCat(" ", Quoted(offer.alias), " ", Words(offer.names), " of partner ",
                offer.partner.value, " at ", offer.credit_minutes_per_adult, " and ",
                offer.credit_minutes_per_under_16, " for at most ", offer.most_people);
}

std::string Words(const exchange::UpdateOffer& command) {
  return StrCat(" ", command.offer.value, " names ", Words(command.names), " at ",
                Words(command.credit_minutes_per_adult), " and ",
                Words(command.credit_minutes_per_under_16), " for at most ",
                Words(command.most_people));
}

std::string Words(const exchange::SuspendOffer& command) {
  return StrCat(" ", command.offer.value);
}

std::string Words(const exchange::ResumeOffer& command) { return StrCat(" ", command.offer.value); }

std::string Words(const exchange::CreateSession& command) {
  return StrCat(" of activity ", command.activity.value, Words(command.effective), " expecting ",
                command.expected);
}

std::string Words(const exchange::RecordAttendance& command) {
  return StrCat(" of member ", command.member.value, " at session ", command.session.value, ": ",
                command.duration_minutes, " minutes, ", command.quantity, " counted, ",
                Quoted(command.text), " for activity ", command.activity.value, " discharging ",
                command.discharges, " of obligation ", command.obligation.value);
}

std::string Words(const exchange::CloseSession& command) {
  return StrCat(" ", command.session.value);
}

}  // namespace

std::string OperationOf(const exchange::Command& command) {
  return std::visit([](const auto& operation) { return std::string(operation.kName); }, command);
}

std::string InWords(const exchange::Command& command) {
  return OperationOf(command) +
         std::visit([](const auto& operation) { return Words(operation); }, command);
}

std::string InWords(const domain::Principal& principal) {
  static constexpr const char* kKinds[] = {"nobody",  "system",  "operator", "manager",
                                           "officer", "partner", "member"};
  std::string words = StrCat(kKinds[static_cast<int>(principal.kind)], " ", principal.number);
  if (principal.member.has_value()) {
    absl::StrAppend(&words, " (member ", principal.member->value, ")");
  }
  return words;
}

std::string InWords(const exchange::Call& call) {
  std::string words = StrCat("scheme ", call.scheme.value, ", ", InWords(call.acting));
  absl::StrAppend(&words, ", request ", Quoted(call.request_id));
  if (call.validate_only) absl::StrAppend(&words, ", dry run");
  return words;
}

std::string InWords(absl::Time instant) {
  return absl::FormatTime("%Y-%m-%d %H:%M:%E*SZ", instant, absl::UTCTimeZone());
}

std::string Quoted(const std::string& text) {
  return StrCat("\"", absl::Utf8SafeCEscape(text), "\"");
}

}  // namespace timecredit::model
