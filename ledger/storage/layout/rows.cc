#include "ledger/storage/layout/rows.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/number.h"
#include "ledger/journal/rows.h"
#include "ledger/journal/value_codec.h"
#include "proto/timecredit/storage/v1/row.pb.h"
#include "proto/timecredit/storage/v1/value.pb.h"

namespace timecredit::storage {
namespace {

using journal::DateFrom;
using journal::DaysOf;
using journal::DigestFrom;
using journal::EnumFrom;
using journal::Fault;
using journal::FromMessage;
using journal::InstantFrom;
using journal::MicrosecondsOf;
using journal::Serialise;
using journal::ToMessage;

// A clear message. One per thread and type is kept, because the parts of a message that was used
// before need not be allocated again.
template <class Message>
Message& Cleared() {
  thread_local Message message;
  message.Clear();
  return message;
}

template <class Message>
const Message& Parsed(std::string_view value, Fault& fault) {
  Message& message = Cleared<Message>();
  journal::Parse(value, message, fault);
  return message;
}

void ToBytes(const domain::Digest& digest, std::string& bytes) {
  bytes.assign(reinterpret_cast<const char*>(digest.data()), digest.size());
}

// Rows that are wholly in their keys.
template <class RowType>
RowType WithoutValue(RowType row, std::string_view value, Fault& fault) {
  if (!value.empty()) fault.Note("the value, which should be empty,");
  return row;
}

// ---- The journal.

std::string ValueOf(const journal::StoredRecord& row) { return row.bytes; }
journal::StoredRecord RowFrom(const journal::StoredRecord::Key& key, std::string_view value,
                              Fault&) {
  return {.scheme = key.scheme, .sequence = key.sequence, .bytes = std::string(value)};
}

std::string SealedValue(const domain::KeyId& key_id, const std::string& sealed) {
  auto& message = Cleared<v1::SealedRow>();
  ToBytes(key_id, *message.mutable_key_id());
  message.set_sealed(sealed);
  return Serialise(message);
}

// Fills what the rows with this value have in common.
template <class RowType>
RowType SealedFrom(RowType row, std::string_view value, Fault& fault) {
  const auto& message = Parsed<v1::SealedRow>(value, fault);
  row.sealed_under = DigestFrom(message.key_id(), "key id", fault);
  row.sealed = message.sealed();
  return row;
}

std::string ValueOf(const journal::SealedRecord& row) {
  return SealedValue(row.sealed_under, row.sealed);
}
journal::SealedRecord RowFrom(const journal::SealedRecord::Key& key, std::string_view value,
                              Fault& fault) {
  journal::SealedRecord row;
  row.scheme = key.scheme;
  row.sequence = key.sequence;
  return SealedFrom(std::move(row), value, fault);
}

// ---- Registers.

std::string ValueOf(const journal::Registry& row) {
  auto& message = Cleared<v1::RegistryRow>();
  message.set_schemes(row.schemes);
  return Serialise(message);
}
journal::Registry RowFrom(const journal::Registry::Key&, std::string_view value, Fault& fault) {
  return {.schemes = Parsed<v1::RegistryRow>(value, fault).schemes()};
}

std::string ValueOf(const journal::Alias& row) {
  auto& message = Cleared<v1::AliasRow>();
  message.set_number(row.number);
  return Serialise(message);
}
journal::Alias RowFrom(const journal::Alias::Key& key, std::string_view value, Fault& fault) {
  return {.scheme = key.scheme,
          .kind = key.kind,
          .alias = key.alias,
          .number = Parsed<v1::AliasRow>(value, fault).number()};
}

std::string ValueOf(const journal::Head& row) {
  auto& message = Cleared<v1::HeadRow>();
  message.set_last_sequence(row.last_sequence.value);
  if (const auto instant = MicrosecondsOf(row.last_recorded_at)) {
    message.set_last_recorded_at_microseconds(*instant);
  }
  if (const auto instant = MicrosecondsOf(row.clock_confirmed_until)) {
    message.set_clock_confirmed_until_microseconds(*instant);
  }
  message.set_members(row.members);
  message.set_organisations(row.organisations);
  message.set_activities(row.activities);
  return Serialise(message);
}
journal::Head RowFrom(const journal::Head::Key& key, std::string_view value, Fault& fault) {
  const auto& message = Parsed<v1::HeadRow>(value, fault);
  return {.scheme = key.scheme,
          .last_sequence = domain::Sequence(message.last_sequence()),
          .last_recorded_at = InstantFrom(message.has_last_recorded_at_microseconds(),
                                          message.last_recorded_at_microseconds()),
          .clock_confirmed_until = InstantFrom(message.has_clock_confirmed_until_microseconds(),
                                               message.clock_confirmed_until_microseconds()),
          .members = message.members(),
          .organisations = message.organisations(),
          .activities = message.activities()};
}

std::string ValueOf(const domain::Scheme& row) {
  auto& message = Cleared<v1::Scheme>();
  ToMessage(row, message);
  return Serialise(message);
}
domain::Scheme RowFrom(const domain::Scheme::Key& key, std::string_view value, Fault& fault) {
  return FromMessage(key.scheme, Parsed<v1::Scheme>(value, fault), fault);
}

std::string ValueOf(const domain::Organisation& row) {
  auto& message = Cleared<v1::Organisation>();
  ToMessage(row, message);
  return Serialise(message);
}
domain::Organisation RowFrom(const domain::Organisation::Key& key, std::string_view value,
                             Fault& fault) {
  return FromMessage(key, Parsed<v1::Organisation>(value, fault));
}

std::string ValueOf(const domain::Activity& row) {
  auto& message = Cleared<v1::Activity>();
  ToMessage(row, message);
  return Serialise(message);
}
domain::Activity RowFrom(const domain::Activity::Key& key, std::string_view value, Fault& fault) {
  return FromMessage(key, Parsed<v1::Activity>(value, fault), fault);
}

std::string ValueOf(const domain::Member& row) {
  auto& message = Cleared<v1::MemberRow>();
  message.set_state(static_cast<v1::MemberState>(row.state));
  message.set_joined_on_days(DaysOf(row.joined_on));
  return Serialise(message);
}
domain::Member RowFrom(const domain::Member::Key& key, std::string_view value, Fault& fault) {
  const auto& message = Parsed<v1::MemberRow>(value, fault);
  return {.scheme = key.scheme,
          .member = key.member,
          .state = EnumFrom<domain::MemberState>(message.state(), v1::MemberState_IsValid,
                                                 "member state", fault),
          .joined_on = DateFrom(message.joined_on_days())};
}

// ---- Hours, holds, redemptions.

std::string ValueOf(const domain::HourLog& row) {
  auto& message = Cleared<v1::HourLogRow>();
  message.set_member_number(row.member.value);
  message.set_activity_number(row.activity.value);
  message.set_host_organisation_number(row.host.value);
  ToMessage(row.effective, *message.mutable_effective());
  message.set_duration_minutes(row.duration_minutes);
  message.set_quantity(row.quantity);
  message.set_state(static_cast<v1::HourLogState>(row.state));
  ToMessage(row.submitted_by, *message.mutable_submitted_by());
  message.set_award_credit_minutes(row.award.credit_minutes);
  message.set_award_contribution_quantity(row.award.contribution_quantity);
  message.set_resolved_sequence(row.resolved.value);
  message.set_reversed_sequence(row.reversed.value);
  return Serialise(message);
}
domain::HourLog RowFrom(const domain::HourLog::Key& key, std::string_view value, Fault& fault) {
  const auto& message = Parsed<v1::HourLogRow>(value, fault);
  return {.scheme = key.scheme,
          .hour_log = key.hour_log,
          .member = domain::MemberNumber(message.member_number()),
          .activity = domain::ActivityNumber(message.activity_number()),
          .host = domain::OrganisationNumber(message.host_organisation_number()),
          .effective = FromMessage(message.effective()),
          .duration_minutes = message.duration_minutes(),
          .quantity = message.quantity(),
          .state = EnumFrom<domain::HourLogState>(message.state(), v1::HourLogState_IsValid,
                                                  "hour log state", fault),
          .submitted_by = FromMessage(message.submitted_by(), fault),
          .award = {.credit_minutes = message.award_credit_minutes(),
                    .contribution_quantity = message.award_contribution_quantity()},
          .resolved = domain::Sequence(message.resolved_sequence()),
          .reversed = domain::Sequence(message.reversed_sequence())};
}

std::string ValueOf(const domain::Hold& row) {
  auto& message = Cleared<v1::HoldRow>();
  message.set_member_number(row.member.value);
  message.set_partner_organisation_number(row.partner.value);
  ToMessage(row.portions, *message.mutable_portions());
  if (const auto deadline = MicrosecondsOf(row.deadline)) {
    message.set_deadline_microseconds(*deadline);
  }
  message.set_state(static_cast<v1::HoldState>(row.state));
  message.set_resolved_sequence(row.resolved.value);
  return Serialise(message);
}
domain::Hold RowFrom(const domain::Hold::Key& key, std::string_view value, Fault& fault) {
  const auto& message = Parsed<v1::HoldRow>(value, fault);
  return {
      .scheme = key.scheme,
      .hold = key.hold,
      .member = domain::MemberNumber(message.member_number()),
      .partner = domain::OrganisationNumber(message.partner_organisation_number()),
      .portions = FromMessage(message.portions()),
      .deadline = InstantFrom(message.has_deadline_microseconds(), message.deadline_microseconds()),
      .state =
          EnumFrom<domain::HoldState>(message.state(), v1::HoldState_IsValid, "hold state", fault),
      .resolved = domain::Sequence(message.resolved_sequence())};
}

std::string ValueOf(const domain::Redemption& row) {
  auto& message = Cleared<v1::RedemptionRow>();
  message.set_member_number(row.member.value);
  message.set_partner_organisation_number(row.partner.value);
  ToMessage(row.party, *message.mutable_party());
  ToMessage(row.portions, *message.mutable_portions());
  message.set_refunded_credit_minutes(row.refunded_credit_minutes);
  return Serialise(message);
}
domain::Redemption RowFrom(const domain::Redemption::Key& key, std::string_view value,
                           Fault& fault) {
  const auto& message = Parsed<v1::RedemptionRow>(value, fault);
  return {.scheme = key.scheme,
          .redemption = key.redemption,
          .member = domain::MemberNumber(message.member_number()),
          .partner = domain::OrganisationNumber(message.partner_organisation_number()),
          .party = FromMessage(message.party()),
          .portions = FromMessage(message.portions()),
          .refunded_credit_minutes = message.refunded_credit_minutes()};
}

// ---- Balances.

using Balances = std::vector<journal::AccountBalance>;

void ToAmounts(const Balances& balances, v1::Amounts& message) {
  const int size = static_cast<int>(balances.size());
  message.mutable_kinds()->Reserve(size);
  message.mutable_amounts()->Reserve(size);
  bool all_minutes = true;
  for (const journal::AccountBalance& balance : balances) {
    message.add_kinds(static_cast<v1::AccountKind>(balance.kind));
    message.add_amounts(balance.amount);
    all_minutes = all_minutes && balance.unit == domain::kMinutes;
  }
  if (all_minutes) return;
  for (const journal::AccountBalance& balance : balances) {
    message.add_unit_numbers(balance.unit.value);
  }
}

Balances BalancesFrom(const v1::Amounts& message, Fault& fault) {
  const int size = message.kinds_size();
  if (message.amounts_size() != size ||
      (message.unit_numbers_size() != 0 && message.unit_numbers_size() != size)) {
    fault.Note("the length of its columns");
    return {};
  }
  Balances balances(static_cast<size_t>(size));
  for (int index = 0; index < size; ++index) {
    journal::AccountBalance& balance = balances[static_cast<size_t>(index)];
    balance.kind = EnumFrom<domain::AccountKind>(message.kinds(index), v1::AccountKind_IsValid,
                                                 "account kind", fault);
    balance.amount = message.amounts(index);
    if (message.unit_numbers_size() != 0) {
      balance.unit = domain::UnitNumber(message.unit_numbers(index));
    }
  }
  return balances;
}

std::string ValueOf(const journal::Accounts& row) {
  auto& message = Cleared<v1::AccountsRow>();
  if (!row.balances.empty()) ToAmounts(row.balances, *message.mutable_balances());
  ToMessage(row.wallet.lots, *message.mutable_wallet_lots());
  message.set_wallet_debt_credit_minutes(row.wallet.debt);
  message.set_awaiting_minutes(row.awaiting_minutes);
  return Serialise(message);
}
journal::Accounts RowFrom(const journal::Accounts::Key& key, std::string_view value, Fault& fault) {
  const auto& message = Parsed<v1::AccountsRow>(value, fault);
  return {.scheme = key.scheme,
          .owner = key.owner,
          .balances = BalancesFrom(message.balances(), fault),
          .wallet = {.debt = message.wallet_debt_credit_minutes(),
                     .lots = FromMessage(message.wallet_lots())},
          .awaiting_minutes = message.awaiting_minutes()};
}

std::string ValueOf(const journal::Line& row) {
  auto& message = Cleared<v1::LineRow>();
  if (!row.changes.empty()) ToAmounts(row.changes, *message.mutable_changes());
  if (!row.balances_after.empty()) {
    ToAmounts(row.balances_after, *message.mutable_balances_after());
  }
  message.set_awaiting_minutes_after(row.awaiting_minutes_after);
  return Serialise(message);
}
journal::Line RowFrom(const journal::Line::Key& key, std::string_view value, Fault& fault) {
  const auto& message = Parsed<v1::LineRow>(value, fault);
  return {.scheme = key.scheme,
          .owner = key.owner,
          .sequence = key.sequence,
          .changes = BalancesFrom(message.changes(), fault),
          .balances_after = BalancesFrom(message.balances_after(), fault),
          .awaiting_minutes_after = message.awaiting_minutes_after()};
}

std::string ValueOf(const journal::Outcome& row) {
  auto& message = Cleared<v1::OutcomeRow>();
  ToBytes(row.body, *message.mutable_request_body());
  if (row.committed_in != row.scheme) {
    message.set_committed_in_scheme_number(row.committed_in.value);
  }
  message.set_sequence(row.sequence.value);
  message.set_confidential_sequence(row.confidential_sequence.value);
  return Serialise(message);
}
journal::Outcome RowFrom(const journal::Outcome::Key& key, std::string_view value, Fault& fault) {
  const auto& message = Parsed<v1::OutcomeRow>(value, fault);
  return {.scheme = key.scheme,
          .request = key.request,
          .body = DigestFrom(message.request_body(), "request body", fault),
          .committed_in = message.has_committed_in_scheme_number()
                              ? domain::SchemeNumber(message.committed_in_scheme_number())
                              : key.scheme,
          .sequence = domain::Sequence(message.sequence()),
          .confidential_sequence = domain::ConfidentialSequence(message.confidential_sequence())};
}

// ---- Indexes.

std::string ValueOf(const journal::EffectiveEntry&) { return {}; }
journal::EffectiveEntry RowFrom(const journal::EffectiveEntry::Key& key, std::string_view value,
                                Fault& fault) {
  return WithoutValue<journal::EffectiveEntry>({key.scheme, key.date, key.sequence}, value, fault);
}

std::string ValueOf(const journal::AwaitingHours&) { return {}; }
journal::AwaitingHours RowFrom(const journal::AwaitingHours::Key& key, std::string_view value,
                               Fault& fault) {
  return WithoutValue<journal::AwaitingHours>({key.scheme, key.hour_log}, value, fault);
}

std::string ValueOf(const journal::MemberDay& row) {
  auto& message = Cleared<v1::MemberDayRow>();
  message.set_minutes(row.minutes);
  return Serialise(message);
}
journal::MemberDay RowFrom(const journal::MemberDay::Key& key, std::string_view value,
                           Fault& fault) {
  return {.scheme = key.scheme,
          .member = key.member,
          .date = key.date,
          .minutes = Parsed<v1::MemberDayRow>(value, fault).minutes()};
}

std::string ValueOf(const journal::HoldDeadline&) { return {}; }
journal::HoldDeadline RowFrom(const journal::HoldDeadline::Key& key, std::string_view value,
                              Fault& fault) {
  return WithoutValue<journal::HoldDeadline>({key.scheme, key.deadline, key.hold}, value, fault);
}

std::string ValueOf(const journal::WalletExpiry&) { return {}; }
journal::WalletExpiry RowFrom(const journal::WalletExpiry::Key& key, std::string_view value,
                              Fault& fault) {
  return WithoutValue<journal::WalletExpiry>({key.scheme, key.expires_on, key.member}, value,
                                             fault);
}

// ---- The confidential journal.

std::string ValueOf(const journal::ConfidentialHead& row) {
  auto& message = Cleared<v1::ConfidentialHeadRow>();
  message.set_last_confidential_sequence(row.last_sequence.value);
  if (const auto instant = MicrosecondsOf(row.last_recorded_at)) {
    message.set_last_recorded_at_microseconds(*instant);
  }
  message.set_cases(row.cases);
  message.set_obligations(row.obligations);
  return Serialise(message);
}
journal::ConfidentialHead RowFrom(const journal::ConfidentialHead::Key& key, std::string_view value,
                                  Fault& fault) {
  const auto& message = Parsed<v1::ConfidentialHeadRow>(value, fault);
  return {.scheme = key.scheme,
          .last_sequence = domain::ConfidentialSequence(message.last_confidential_sequence()),
          .last_recorded_at = InstantFrom(message.has_last_recorded_at_microseconds(),
                                          message.last_recorded_at_microseconds()),
          .cases = message.cases(),
          .obligations = message.obligations()};
}

std::string ValueOf(const journal::CaseKey& row) {
  auto& message = Cleared<v1::CaseKeyRow>();
  ToBytes(row.sealed_under, *message.mutable_key_id());
  return Serialise(message);
}
journal::CaseKey RowFrom(const journal::CaseKey::Key& key, std::string_view value, Fault& fault) {
  const auto& message = Parsed<v1::CaseKeyRow>(value, fault);
  return {.scheme = key.scheme,
          .court_case = key.court_case,
          .sealed_under = DigestFrom(message.key_id(), "key id", fault)};
}

std::string ValueOf(const journal::SealedObligation& row) {
  return SealedValue(row.sealed_under, row.sealed);
}
journal::SealedObligation RowFrom(const journal::SealedObligation::Key& key, std::string_view value,
                                  Fault& fault) {
  journal::SealedObligation row;
  row.scheme = key.scheme;
  row.obligation = key.obligation;
  return SealedFrom(std::move(row), value, fault);
}

std::string ValueOf(const journal::SealedHours& row) {
  return SealedValue(row.sealed_under, row.sealed);
}
journal::SealedHours RowFrom(const journal::SealedHours::Key& key, std::string_view value,
                             Fault& fault) {
  journal::SealedHours row;
  row.scheme = key.scheme;
  row.hour_log = key.hour_log;
  return SealedFrom(std::move(row), value, fault);
}

// ---- The erasable compartment.

std::string ValueOf(const journal::SealedMember& row) {
  return SealedValue(row.sealed_under, row.sealed);
}
journal::SealedMember RowFrom(const journal::SealedMember::Key& key, std::string_view value,
                              Fault& fault) {
  journal::SealedMember row;
  row.scheme = key.scheme;
  row.member = key.member;
  return SealedFrom(std::move(row), value, fault);
}

std::string ValueOf(const journal::SealedText& row) {
  auto& message = Cleared<v1::SealedTextRow>();
  message.set_sealed(row.sealed);
  return Serialise(message);
}
journal::SealedText RowFrom(const journal::SealedText::Key& key, std::string_view value,
                            Fault& fault) {
  return {.scheme = key.scheme,
          .member = key.member,
          .sequence = key.sequence,
          .sealed = Parsed<v1::SealedTextRow>(value, fault).sealed()};
}

std::string ValueOf(const journal::MemberAlias& row) {
  auto& message = Cleared<v1::MemberAliasRow>();
  message.set_member_number(row.member.value);
  return Serialise(message);
}
journal::MemberAlias RowFrom(const journal::MemberAlias::Key& key, std::string_view value,
                             Fault& fault) {
  const auto& message = Parsed<v1::MemberAliasRow>(value, fault);
  return {.scheme = key.scheme,
          .alias = key.alias,
          .member = domain::MemberNumber(message.member_number())};
}

std::string ValueOf(const journal::PendingErasure& row) {
  auto& message = Cleared<v1::PendingErasureRow>();
  ToBytes(row.to_destroy, *message.mutable_key_id());
  return Serialise(message);
}
journal::PendingErasure RowFrom(const journal::PendingErasure::Key& key, std::string_view value,
                                Fault& fault) {
  const auto& message = Parsed<v1::PendingErasureRow>(value, fault);
  return {.scheme = key.scheme,
          .member = key.member,
          .to_destroy = DigestFrom(message.key_id(), "key id", fault)};
}

}  // namespace

std::string EncodeValue(const journal::Row& row) {
  return std::visit([](const auto& typed) { return ValueOf(typed); }, row);
}

absl::StatusOr<journal::Row> DecodeRow(const journal::RowKey& key, std::string_view value) {
  Fault fault;
  journal::Row row = std::visit(
      [&](const auto& typed) { return journal::Row(RowFrom(typed, value, fault)); }, key);
  if (fault.IsNone() && EncodeValue(row) != value) fault.Note("the order or form of its fields");
  if (!fault.IsNone()) return fault.StatusFor("a stored row");
  return row;
}

}  // namespace timecredit::storage
