#include <string>
#include <string_view>

#include "ledger/domain/number.h"
#include "ledger/journal/rows.h"
#include "ledger/journal/value_codec.h"
#include "ledger/storage/layout/row_values.h"
#include "proto/timecredit/storage/v1/row.pb.h"

namespace timecredit::storage {
namespace {

using journal::Cleared;
using journal::EnumFrom;
using journal::Fault;
using journal::FromMessage;
using journal::InstantFrom;
using journal::MicrosecondsOf;
using journal::Serialise;
using journal::ToMessage;

}  // namespace

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
  message.set_session_sequence(row.session.value);
  message.set_text_sequence(row.text.value);
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
          .reversed = domain::Sequence(message.reversed_sequence()),
          .session = domain::Sequence(message.session_sequence()),
          .text = domain::Sequence(message.text_sequence())};
}

std::string ValueOf(const domain::Session& row) {
  auto& message = Cleared<v1::SessionRow>();
  message.set_activity_number(row.activity.value);
  ToMessage(row.effective, *message.mutable_effective());
  message.set_expected(row.expected);
  message.set_attended(row.attended);
  message.set_state(static_cast<v1::SessionState>(row.state));
  return Serialise(message);
}
domain::Session RowFrom(const domain::Session::Key& key, std::string_view value, Fault& fault) {
  const auto& message = Parsed<v1::SessionRow>(value, fault);
  return {.scheme = key.scheme,
          .session = key.session,
          .activity = domain::ActivityNumber(message.activity_number()),
          .effective = FromMessage(message.effective()),
          .expected = message.expected(),
          .attended = message.attended(),
          .state = EnumFrom<domain::SessionState>(message.state(), v1::SessionState_IsValid,
                                                  "session state", fault)};
}

std::string ValueOf(const journal::Attendance& row) {
  auto& message = Cleared<v1::AttendanceRow>();
  message.set_hour_log_sequence(row.hour_log.value);
  return Serialise(message);
}
journal::Attendance RowFrom(const journal::Attendance::Key& key, std::string_view value,
                            Fault& fault) {
  const auto& message = Parsed<v1::AttendanceRow>(value, fault);
  return {.scheme = key.scheme,
          .session = key.session,
          .member = key.member,
          .hour_log = domain::Sequence(message.hour_log_sequence())};
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
  message.set_offer_number(row.offer.value);
  if (row.party != domain::Party{}) ToMessage(row.party, *message.mutable_party());
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
      .resolved = domain::Sequence(message.resolved_sequence()),
      .offer = domain::OfferNumber(message.offer_number()),
      .party = message.has_party() ? FromMessage(message.party()) : domain::Party{}};
}

std::string ValueOf(const domain::Redemption& row) {
  auto& message = Cleared<v1::RedemptionRow>();
  message.set_member_number(row.member.value);
  message.set_partner_organisation_number(row.partner.value);
  ToMessage(row.party, *message.mutable_party());
  ToMessage(row.portions, *message.mutable_portions());
  message.set_refunded_credit_minutes(row.refunded_credit_minutes);
  message.set_offer_number(row.offer.value);
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
          .refunded_credit_minutes = message.refunded_credit_minutes(),
          .offer = domain::OfferNumber(message.offer_number())};
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

std::string ValueOf(const journal::ReversedEntry& row) {
  auto& message = Cleared<v1::ReversedEntryRow>();
  message.set_reversed_by_sequence(row.reversed_by.value);
  return Serialise(message);
}
journal::ReversedEntry RowFrom(const journal::ReversedEntry::Key& key, std::string_view value,
                               Fault& fault) {
  return {.scheme = key.scheme,
          .entry = key.entry,
          .reversed_by =
              domain::Sequence(Parsed<v1::ReversedEntryRow>(value, fault).reversed_by_sequence())};
}

}  // namespace timecredit::storage
