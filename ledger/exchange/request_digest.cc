#include "ledger/exchange/request_digest.h"

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "ledger/domain/activity.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/member_edit.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/offer.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/redemption.h"
#include "ledger/domain/scheme.h"
#include "ledger/personal/field_sequence.h"

namespace timecredit::exchange {
namespace {

using personal::FieldSequence;

// Structs among the fields, member by member. What is added here, and in which order, is frozen:
// outcomes are kept for ever.

template <class Value>
void AddField(FieldSequence& fields, const Value& value) {
  fields.Add(value);
}

void AddField(FieldSequence& fields, const domain::EffectiveTime& effective) {
  fields.Add(effective.date).Add(effective.start_minute).Add(effective.duration_minutes);
}

void AddField(FieldSequence& fields, const domain::Party& party) {
  fields.Add(party.adults).Add(party.under_16s);
}

void AddField(FieldSequence& fields, const domain::Calendar& calendar) {
  fields.Add(calendar.zone)
      .Add(static_cast<int32_t>(calendar.week_start))
      .Add(calendar.year_start_month)
      .Add(calendar.year_start_day);
}

void AddField(FieldSequence& fields, const std::vector<domain::CountedUnit>& units) {
  fields.AddCount(units.size());
  for (const domain::CountedUnit& unit : units) fields.Add(unit.alias).Add(unit.names);
}

void AddField(FieldSequence& fields, const domain::Policies& policies) {
  fields.Add(policies.wallet_floor_credit_minutes)
      .Add(policies.credit_lifetime_days)
      .Add(policies.grace_days)
      .Add(policies.acceptance)
      .Add(policies.allows_typed_amounts);
}

void AddField(FieldSequence& fields, const domain::Scheme& scheme) {
  fields.Add(scheme.alias).Add(scheme.names);
  AddField(fields, scheme.calendar);
  AddField(fields, scheme.units);
  AddField(fields, scheme.policies);
}

void AddField(FieldSequence& fields, const domain::AwardPolicy& award) {
  fields.Add(award.kind)
      .Add(award.credit_minutes_per_hour)
      .Add(award.rounding)
      .Add(award.fixed_credit_minutes)
      .Add(award.fixed_contribution_minutes);
}

void AddField(FieldSequence& fields, const domain::Purposes& purposes) {
  fields.Add(purposes.contribution).Add(purposes.credit).Add(purposes.obligation);
}

void AddField(FieldSequence& fields, const domain::Activity& activity) {
  fields.Add(activity.alias).Add(activity.names).Add(activity.host);
  AddField(fields, activity.award);
  fields.Add(activity.contribution_unit);
  AddField(fields, activity.purposes);
  fields.Add(activity.needs_approval).Add(activity.appears_as).Add(activity.category);
}

void AddField(FieldSequence& fields, const domain::Offer& offer) {
  fields.Add(offer.alias).Add(offer.partner).Add(offer.names);
  fields.Add(offer.credit_minutes_per_adult)
      .Add(offer.credit_minutes_per_under_16)
      .Add(offer.most_people);
}

void AddField(FieldSequence& fields, const domain::MemberFields& member) {
  fields.Add(member.alias)
      .Add(member.name)
      .Add(member.known_as)
      .Add(member.phone)
      .Add(member.email)
      .Add(member.address)
      .Add(member.language)
      .Add(member.adult_on)
      .Add(member.born_on)
      .Add(member.notes);
  fields.Add(member.guardian.has_value());
  if (!member.guardian.has_value()) return;
  fields.Add(member.guardian->name).Add(member.guardian->phone).Add(member.guardian->consented_on);
}

// Of what an edit does not change it says nothing.
void AddField(FieldSequence& fields, const domain::MemberEdit& edit) {
  fields.AddCount(edit.fields.size());
  for (const domain::MemberField field : edit.fields) fields.Add(field);
  AddField(fields, domain::Edited({}, edit));
}

// A struct, or a list of them, that may be none.
template <class Value>
void AddIfGiven(FieldSequence& fields, const std::optional<Value>& value) {
  fields.Add(value.has_value());
  if (value.has_value()) AddField(fields, *value);
}
void AddField(FieldSequence& fields, const std::optional<domain::Party>& party) {
  AddIfGiven(fields, party);
}
void AddField(FieldSequence& fields, const std::optional<domain::Calendar>& calendar) {
  AddIfGiven(fields, calendar);
}
void AddField(FieldSequence& fields, const std::optional<std::vector<domain::CountedUnit>>& units) {
  AddIfGiven(fields, units);
}
void AddField(FieldSequence& fields, const std::optional<domain::Policies>& policies) {
  AddIfGiven(fields, policies);
}
void AddField(FieldSequence& fields, const std::optional<domain::AwardPolicy>& award) {
  AddIfGiven(fields, award);
}
void AddField(FieldSequence& fields, const std::optional<domain::Purposes>& purposes) {
  AddIfGiven(fields, purposes);
}

template <class Fields>
void AddAll(FieldSequence& sequence, const Fields& fields) {
  std::apply([&](const auto&... field) { (AddField(sequence, field), ...); }, fields);
}

template <class Operation>
concept Personal = requires(const Operation& operation) {
  PersonalFieldsOf(operation);
};

// Whether any personal field is there at all.
bool IsEmpty(const std::string& text) { return text.empty(); }
bool IsEmpty(const domain::MemberFields&) { return false; }
bool IsEmpty(const domain::MemberEdit&) { return false; }

}  // namespace

std::string_view NameOf(const Command& command) {
  return std::visit([](const auto& operation) { return operation.kName; }, command);
}

domain::Digest RequestKeyOf(const Call& call, const Command& command,
                            const personal::StoreDigests& digests) {
  // Nobody but the server itself has this principal, and it makes no requests.
  const domain::Principal everybody{
      .kind = domain::PrincipalKind::kSystem, .number = 0, .member = {}};
  return digests.Request(call.scheme, call.is_shared_request ? everybody : call.acting,
                         NameOf(command), call.request_id);
}

bool IsPersonal(const Command& command) {
  return std::visit(
      [](const auto& operation) {
        if constexpr (Personal<std::decay_t<decltype(operation)>>) {
          return std::apply([](const auto&... field) { return (!IsEmpty(field) || ...); },
                            PersonalFieldsOf(operation));
        } else {
          return false;
        }
      },
      command);
}

domain::Digest RequestBodyOf(const Command& command, const personal::StoreDigests& digests,
                             const personal::SecretKey* member_key) {
  FieldSequence sequence;
  std::visit([&](const auto& operation) { AddAll(sequence, FieldsOf(operation)); }, command);
  if (member_key != nullptr && IsPersonal(command)) {
    FieldSequence texts;
    std::visit(
        [&](const auto& operation) {
          if constexpr (Personal<std::decay_t<decltype(operation)>>) {
            AddAll(texts, PersonalFieldsOf(operation));
          }
        },
        command);
    sequence.Add(personal::DigestOf(*member_key, "request body", texts));
  }
  return digests.Body(NameOf(command), sequence);
}

}  // namespace timecredit::exchange
