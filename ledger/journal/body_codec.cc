#include "ledger/journal/body_codec.h"

#include <cassert>
#include <cstdint>
#include <optional>
#include <utility>
#include <variant>

#include "ledger/domain/number.h"
#include "ledger/journal/record.h"
#include "ledger/journal/value_codec.h"
#include "proto/timecredit/storage/v1/record.pb.h"
#include "proto/timecredit/storage/v1/value.pb.h"

namespace timecredit::journal {
namespace {

void WriteBody(const SchemeCreated& body, stored::Record& record) {
  assert(body.scheme.scheme.value == record.scheme_number());
  ToMessage(body.scheme, *record.mutable_scheme_created()->mutable_scheme());
}
SchemeCreated ReadBody(domain::SchemeNumber scheme, const stored::SchemeCreated& message,
                       Fault& fault) {
  return {.scheme = FromMessage(scheme, message.scheme(), fault)};
}

void WriteBody(const OrganisationCreated& body, stored::Record& record) {
  assert(body.organisation.scheme.value == record.scheme_number());
  auto& message = *record.mutable_organisation_created();
  message.set_organisation_number(body.organisation.organisation.value);
  ToMessage(body.organisation, *message.mutable_organisation());
}
OrganisationCreated ReadBody(domain::SchemeNumber scheme,
                             const stored::OrganisationCreated& message, Fault&) {
  const domain::OrganisationNumber number(message.organisation_number());
  return {.organisation = FromMessage({scheme, number}, message.organisation())};
}

void WriteBody(const ActivityCreated& body, stored::Record& record) {
  assert(body.activity.scheme.value == record.scheme_number());
  auto& message = *record.mutable_activity_created();
  message.set_activity_number(body.activity.activity.value);
  ToMessage(body.activity, *message.mutable_activity());
}
ActivityCreated ReadBody(domain::SchemeNumber scheme, const stored::ActivityCreated& message,
                         Fault& fault) {
  const domain::ActivityNumber number(message.activity_number());
  return {.activity = FromMessage({scheme, number}, message.activity(), fault)};
}

void WriteBody(const MemberCreated& body, stored::Record& record) {
  auto& message = *record.mutable_member_created();
  message.set_member_number(body.member.value);
  message.set_joined_on_days(DaysOf(body.joined_on));
}
MemberCreated ReadBody(domain::SchemeNumber, const stored::MemberCreated& message, Fault&) {
  return {.member = domain::MemberNumber(message.member_number()),
          .joined_on = DateFrom(message.joined_on_days())};
}

void WriteBody(const MemberErased& body, stored::Record& record) {
  auto& message = *record.mutable_member_erased();
  message.set_member_number(body.member.value);
  for (const domain::MemberNumber duplicate : body.duplicates) {
    message.add_duplicate_member_numbers(duplicate.value);
  }
  message.set_beneficiary_member_number(body.beneficiary.value);
  message.set_transferred_credit_minutes(body.transferred_credit_minutes);
  message.set_given_back_credit_minutes(body.given_back_credit_minutes);
  message.set_expired_credit_minutes(body.expired_credit_minutes);
  message.set_written_off_debt_credit_minutes(body.written_off_debt_credit_minutes);
}
MemberErased ReadBody(domain::SchemeNumber, const stored::MemberErased& message, Fault&) {
  MemberErased body{.member = domain::MemberNumber(message.member_number()),
                    .duplicates = {},
                    .beneficiary = domain::MemberNumber(message.beneficiary_member_number()),
                    .transferred_credit_minutes = message.transferred_credit_minutes(),
                    .given_back_credit_minutes = message.given_back_credit_minutes(),
                    .expired_credit_minutes = message.expired_credit_minutes(),
                    .written_off_debt_credit_minutes = message.written_off_debt_credit_minutes()};
  for (const uint64_t number : message.duplicate_member_numbers()) {
    body.duplicates.emplace_back(number);
  }
  return body;
}

void WriteBody(const HoursLogged& body, stored::Record& record) {
  auto& message = *record.mutable_hours_logged();
  message.set_member_number(body.member.value);
  message.set_activity_number(body.activity.value);
  message.set_host_organisation_number(body.host.value);
  message.set_duration_minutes(body.duration_minutes);
  message.set_quantity(body.quantity);
  if (body.award) ToMessage(*body.award, *message.mutable_award());
  message.set_session_sequence(body.session.value);
}
HoursLogged ReadBody(domain::SchemeNumber, const stored::HoursLogged& message, Fault&) {
  HoursLogged body{.member = domain::MemberNumber(message.member_number()),
                   .activity = domain::ActivityNumber(message.activity_number()),
                   .host = domain::OrganisationNumber(message.host_organisation_number()),
                   .duration_minutes = message.duration_minutes(),
                   .quantity = message.quantity(),
                   .award = {},
                   .session = domain::Sequence(message.session_sequence())};
  if (message.has_award()) body.award = FromMessage(message.award());
  return body;
}

void WriteBody(const HoursApproved& body, stored::Record& record) {
  auto& message = *record.mutable_hours_approved();
  message.set_hour_log_sequence(body.hour_log.value);
  ToMessage(body.award, *message.mutable_award());
}
HoursApproved ReadBody(domain::SchemeNumber, const stored::HoursApproved& message, Fault&) {
  return {.hour_log = domain::Sequence(message.hour_log_sequence()),
          .award = FromMessage(message.award())};
}

void WriteBody(const HoursRejected& body, stored::Record& record) {
  record.mutable_hours_rejected()->set_hour_log_sequence(body.hour_log.value);
}
HoursRejected ReadBody(domain::SchemeNumber, const stored::HoursRejected& message, Fault&) {
  return {.hour_log = domain::Sequence(message.hour_log_sequence())};
}

void WriteBody(const HoursReversed& body, stored::Record& record) {
  auto& message = *record.mutable_hours_reversed();
  message.set_hour_log_sequence(body.hour_log.value);
  message.set_recovered_credit_minutes(body.recovered_credit_minutes);
  message.set_written_off_credit_minutes(body.written_off_credit_minutes);
}
HoursReversed ReadBody(domain::SchemeNumber, const stored::HoursReversed& message, Fault&) {
  return {.hour_log = domain::Sequence(message.hour_log_sequence()),
          .recovered_credit_minutes = message.recovered_credit_minutes(),
          .written_off_credit_minutes = message.written_off_credit_minutes()};
}

void WriteBody(const CreditsGranted& body, stored::Record& record) {
  auto& message = *record.mutable_credits_granted();
  message.set_member_number(body.member.value);
  message.set_credit_minutes(body.credit_minutes);
}
CreditsGranted ReadBody(domain::SchemeNumber, const stored::CreditsGranted& message, Fault&) {
  return {.member = domain::MemberNumber(message.member_number()),
          .credit_minutes = message.credit_minutes()};
}

void WriteBody(const CreditsTransferred& body, stored::Record& record) {
  auto& message = *record.mutable_credits_transferred();
  message.set_from_member_number(body.from.value);
  message.set_to_member_number(body.to.value);
  message.set_credit_minutes(body.credit_minutes);
}
CreditsTransferred ReadBody(domain::SchemeNumber, const stored::CreditsTransferred& message,
                            Fault&) {
  return {.from = domain::MemberNumber(message.from_member_number()),
          .to = domain::MemberNumber(message.to_member_number()),
          .credit_minutes = message.credit_minutes()};
}

void WriteBody(const HoldPlaced& body, stored::Record& record) {
  auto& message = *record.mutable_hold_placed();
  message.set_member_number(body.member.value);
  message.set_partner_organisation_number(body.partner.value);
  ToMessage(body.portions, *message.mutable_portions());
  if (const auto deadline = MicrosecondsOf(body.deadline)) {
    message.set_deadline_microseconds(*deadline);
  }
  message.set_offer_number(body.offer.value);
  if (body.party != domain::Party{}) ToMessage(body.party, *message.mutable_party());
}
HoldPlaced ReadBody(domain::SchemeNumber, const stored::HoldPlaced& message, Fault&) {
  return {
      .member = domain::MemberNumber(message.member_number()),
      .partner = domain::OrganisationNumber(message.partner_organisation_number()),
      .portions = FromMessage(message.portions()),
      .deadline = InstantFrom(message.has_deadline_microseconds(), message.deadline_microseconds()),
      .offer = domain::OfferNumber(message.offer_number()),
      .party = message.has_party() ? FromMessage(message.party()) : domain::Party{}};
}

void WriteBody(const HoldCaptured& body, stored::Record& record) {
  auto& message = *record.mutable_hold_captured();
  message.set_hold_sequence(body.hold.value);
  ToMessage(body.portions, *message.mutable_portions());
  ToMessage(body.party, *message.mutable_party());
}
HoldCaptured ReadBody(domain::SchemeNumber, const stored::HoldCaptured& message, Fault&) {
  return {.hold = domain::Sequence(message.hold_sequence()),
          .portions = FromMessage(message.portions()),
          .party = FromMessage(message.party())};
}

void WriteBody(const HoldReleased& body, stored::Record& record) {
  record.mutable_hold_released()->set_hold_sequence(body.hold.value);
}
HoldReleased ReadBody(domain::SchemeNumber, const stored::HoldReleased& message, Fault&) {
  return {.hold = domain::Sequence(message.hold_sequence())};
}

void WriteBody(const HoldReopened& body, stored::Record& record) {
  stored::HoldReopened& message = *record.mutable_hold_reopened();
  message.set_hold_sequence(body.hold.value);
  ToMessage(body.portions, *message.mutable_portions());
}
HoldReopened ReadBody(domain::SchemeNumber, const stored::HoldReopened& message, Fault&) {
  return {.hold = domain::Sequence(message.hold_sequence()),
          .portions = FromMessage(message.portions())};
}

void WriteBody(const HoldExpired& body, stored::Record& record) {
  record.mutable_hold_expired()->set_hold_sequence(body.hold.value);
}
HoldExpired ReadBody(domain::SchemeNumber, const stored::HoldExpired& message, Fault&) {
  return {.hold = domain::Sequence(message.hold_sequence())};
}

void WriteBody(const CreditsRedeemed& body, stored::Record& record) {
  auto& message = *record.mutable_credits_redeemed();
  message.set_member_number(body.member.value);
  message.set_partner_organisation_number(body.partner.value);
  ToMessage(body.portions, *message.mutable_portions());
  ToMessage(body.party, *message.mutable_party());
  message.set_offer_number(body.offer.value);
}
CreditsRedeemed ReadBody(domain::SchemeNumber, const stored::CreditsRedeemed& message, Fault&) {
  return {.member = domain::MemberNumber(message.member_number()),
          .partner = domain::OrganisationNumber(message.partner_organisation_number()),
          .portions = FromMessage(message.portions()),
          .party = FromMessage(message.party()),
          .offer = domain::OfferNumber(message.offer_number())};
}

void WriteBody(const RedemptionRefunded& body, stored::Record& record) {
  auto& message = *record.mutable_redemption_refunded();
  message.set_redemption_sequence(body.redemption.value);
  message.set_credit_minutes(body.credit_minutes);
}
RedemptionRefunded ReadBody(domain::SchemeNumber, const stored::RedemptionRefunded& message,
                            Fault&) {
  return {.redemption = domain::Sequence(message.redemption_sequence()),
          .credit_minutes = message.credit_minutes()};
}

void WriteBody(const LotsExpired& body, stored::Record& record) {
  auto& message = *record.mutable_lots_expired();
  message.set_member_number(body.member.value);
  message.set_credit_minutes(body.credit_minutes);
}
LotsExpired ReadBody(domain::SchemeNumber, const stored::LotsExpired& message, Fault&) {
  return {.member = domain::MemberNumber(message.member_number()),
          .credit_minutes = message.credit_minutes()};
}

void WriteBody(const ClockConfirmed&, stored::Record& record) { record.mutable_clock_confirmed(); }
ClockConfirmed ReadBody(domain::SchemeNumber, const stored::ClockConfirmed&, Fault&) { return {}; }

void WriteBody(const OfferCreated& body, stored::Record& record) {
  assert(body.offer.scheme.value == record.scheme_number());
  auto& message = *record.mutable_offer_created();
  message.set_offer_number(body.offer.offer.value);
  ToMessage(body.offer, *message.mutable_offer());
}
OfferCreated ReadBody(domain::SchemeNumber scheme, const stored::OfferCreated& message,
                      Fault& fault) {
  const domain::OfferNumber number(message.offer_number());
  return {.offer = FromMessage({scheme, number}, message.offer(), fault)};
}

void WriteBody(const OfferUpdated& body, stored::Record& record) {
  assert(body.offer.scheme.value == record.scheme_number());
  auto& message = *record.mutable_offer_updated();
  message.set_offer_number(body.offer.offer.value);
  ToMessage(body.offer, *message.mutable_offer());
}
OfferUpdated ReadBody(domain::SchemeNumber scheme, const stored::OfferUpdated& message,
                      Fault& fault) {
  const domain::OfferNumber number(message.offer_number());
  return {.offer = FromMessage({scheme, number}, message.offer(), fault)};
}

void WriteBody(const OfferSuspended& body, stored::Record& record) {
  record.mutable_offer_suspended()->set_offer_number(body.offer.value);
}
OfferSuspended ReadBody(domain::SchemeNumber, const stored::OfferSuspended& message, Fault&) {
  return {.offer = domain::OfferNumber(message.offer_number())};
}

void WriteBody(const OfferResumed& body, stored::Record& record) {
  record.mutable_offer_resumed()->set_offer_number(body.offer.value);
}
OfferResumed ReadBody(domain::SchemeNumber, const stored::OfferResumed& message, Fault&) {
  return {.offer = domain::OfferNumber(message.offer_number())};
}

void WriteBody(const SessionCreated& body, stored::Record& record) {
  auto& message = *record.mutable_session_created();
  message.set_activity_number(body.activity.value);
  message.set_expected(body.expected);
}
SessionCreated ReadBody(domain::SchemeNumber, const stored::SessionCreated& message, Fault&) {
  return {.activity = domain::ActivityNumber(message.activity_number()),
          .expected = message.expected()};
}

void WriteBody(const SchemeUpdated& body, stored::Record& record) {
  assert(body.scheme.scheme.value == record.scheme_number());
  ToMessage(body.scheme, *record.mutable_scheme_updated()->mutable_scheme());
}
SchemeUpdated ReadBody(domain::SchemeNumber scheme, const stored::SchemeUpdated& message,
                       Fault& fault) {
  return {.scheme = FromMessage(scheme, message.scheme(), fault)};
}

void WriteBody(const OrganisationUpdated& body, stored::Record& record) {
  assert(body.organisation.scheme.value == record.scheme_number());
  auto& message = *record.mutable_organisation_updated();
  message.set_organisation_number(body.organisation.organisation.value);
  ToMessage(body.organisation, *message.mutable_organisation());
}
OrganisationUpdated ReadBody(domain::SchemeNumber scheme,
                             const stored::OrganisationUpdated& message, Fault&) {
  const domain::OrganisationNumber number(message.organisation_number());
  return {.organisation = FromMessage({scheme, number}, message.organisation())};
}

void WriteBody(const ActivityUpdated& body, stored::Record& record) {
  assert(body.activity.scheme.value == record.scheme_number());
  auto& message = *record.mutable_activity_updated();
  message.set_activity_number(body.activity.activity.value);
  ToMessage(body.activity, *message.mutable_activity());
}
ActivityUpdated ReadBody(domain::SchemeNumber scheme, const stored::ActivityUpdated& message,
                         Fault& fault) {
  const domain::ActivityNumber number(message.activity_number());
  return {.activity = FromMessage({scheme, number}, message.activity(), fault)};
}

void WriteBody(const SessionClosed& body, stored::Record& record) {
  record.mutable_session_closed()->set_session_sequence(body.session.value);
}
SessionClosed ReadBody(domain::SchemeNumber, const stored::SessionClosed& message, Fault&) {
  return {.session = domain::Sequence(message.session_sequence())};
}

void WriteBody(const MemberUpdated& body, stored::Record& record) {
  record.mutable_member_updated()->set_member_number(body.member.value);
}
MemberUpdated ReadBody(domain::SchemeNumber, const stored::MemberUpdated& message, Fault&) {
  return {.member = domain::MemberNumber(message.member_number())};
}

void WriteBody(const MemberSuspended& body, stored::Record& record) {
  record.mutable_member_suspended()->set_member_number(body.member.value);
}
MemberSuspended ReadBody(domain::SchemeNumber, const stored::MemberSuspended& message, Fault&) {
  return {.member = domain::MemberNumber(message.member_number())};
}

void WriteBody(const MemberResumed& body, stored::Record& record) {
  record.mutable_member_resumed()->set_member_number(body.member.value);
}
MemberResumed ReadBody(domain::SchemeNumber, const stored::MemberResumed& message, Fault&) {
  return {.member = domain::MemberNumber(message.member_number())};
}

void WriteBody(const MemberClosed& body, stored::Record& record) {
  auto& message = *record.mutable_member_closed();
  message.set_member_number(body.member.value);
  message.set_beneficiary_member_number(body.beneficiary.value);
  message.set_transferred_credit_minutes(body.transferred_credit_minutes);
  message.set_given_back_credit_minutes(body.given_back_credit_minutes);
  message.set_expired_credit_minutes(body.expired_credit_minutes);
  message.set_written_off_debt_credit_minutes(body.written_off_debt_credit_minutes);
}
MemberClosed ReadBody(domain::SchemeNumber, const stored::MemberClosed& message, Fault&) {
  return {.member = domain::MemberNumber(message.member_number()),
          .beneficiary = domain::MemberNumber(message.beneficiary_member_number()),
          .transferred_credit_minutes = message.transferred_credit_minutes(),
          .given_back_credit_minutes = message.given_back_credit_minutes(),
          .expired_credit_minutes = message.expired_credit_minutes(),
          .written_off_debt_credit_minutes = message.written_off_debt_credit_minutes()};
}

void WriteBody(const MembersMerged& body, stored::Record& record) {
  auto& message = *record.mutable_members_merged();
  message.set_duplicate_member_number(body.duplicate.value);
  message.set_into_member_number(body.into.value);
  message.set_moved_credit_minutes(body.moved_credit_minutes);
  message.set_moved_debt_credit_minutes(body.moved_debt_credit_minutes);
  message.set_expired_credit_minutes(body.expired_credit_minutes);
}
MembersMerged ReadBody(domain::SchemeNumber, const stored::MembersMerged& message, Fault&) {
  return {.duplicate = domain::MemberNumber(message.duplicate_member_number()),
          .into = domain::MemberNumber(message.into_member_number()),
          .moved_credit_minutes = message.moved_credit_minutes(),
          .moved_debt_credit_minutes = message.moved_debt_credit_minutes(),
          .expired_credit_minutes = message.expired_credit_minutes()};
}

void WriteBody(const EntryReversed& body, stored::Record& record) {
  auto& message = *record.mutable_entry_reversed();
  message.set_entry_sequence(body.entry.value);
  message.set_taken_from_member_number(body.taken_from.value);
  message.set_given_to_member_number(body.given_to.value);
  message.set_recovered_credit_minutes(body.recovered_credit_minutes);
  message.set_written_off_credit_minutes(body.written_off_credit_minutes);
}
EntryReversed ReadBody(domain::SchemeNumber, const stored::EntryReversed& message, Fault&) {
  return {.entry = domain::Sequence(message.entry_sequence()),
          .taken_from = domain::MemberNumber(message.taken_from_member_number()),
          .given_to = domain::MemberNumber(message.given_to_member_number()),
          .recovered_credit_minutes = message.recovered_credit_minutes(),
          .written_off_credit_minutes = message.written_off_credit_minutes()};
}

// What changes the registers: schemes, members and whatever else has a number of its own.
std::optional<Body> ReadRegisterBody(domain::SchemeNumber scheme, const stored::Record& record,
                                     Fault& fault) {
  switch (record.body_case()) {
    case stored::Record::kSchemeCreated:
      return ReadBody(scheme, record.scheme_created(), fault);
    case stored::Record::kOrganisationCreated:
      return ReadBody(scheme, record.organisation_created(), fault);
    case stored::Record::kActivityCreated:
      return ReadBody(scheme, record.activity_created(), fault);
    case stored::Record::kMemberCreated:
      return ReadBody(scheme, record.member_created(), fault);
    case stored::Record::kMemberErased:
      return ReadBody(scheme, record.member_erased(), fault);
    case stored::Record::kClockConfirmed:
      return ReadBody(scheme, record.clock_confirmed(), fault);
    case stored::Record::kOfferCreated:
      return ReadBody(scheme, record.offer_created(), fault);
    case stored::Record::kOfferUpdated:
      return ReadBody(scheme, record.offer_updated(), fault);
    case stored::Record::kOfferSuspended:
      return ReadBody(scheme, record.offer_suspended(), fault);
    case stored::Record::kOfferResumed:
      return ReadBody(scheme, record.offer_resumed(), fault);
    case stored::Record::kSessionCreated:
      return ReadBody(scheme, record.session_created(), fault);
    case stored::Record::kSessionClosed:
      return ReadBody(scheme, record.session_closed(), fault);
    case stored::Record::kSchemeUpdated:
      return ReadBody(scheme, record.scheme_updated(), fault);
    case stored::Record::kOrganisationUpdated:
      return ReadBody(scheme, record.organisation_updated(), fault);
    case stored::Record::kActivityUpdated:
      return ReadBody(scheme, record.activity_updated(), fault);
    case stored::Record::kMemberUpdated:
      return ReadBody(scheme, record.member_updated(), fault);
    case stored::Record::kMemberSuspended:
      return ReadBody(scheme, record.member_suspended(), fault);
    case stored::Record::kMemberResumed:
      return ReadBody(scheme, record.member_resumed(), fault);
    case stored::Record::kMemberClosed:
      return ReadBody(scheme, record.member_closed(), fault);
    case stored::Record::kMembersMerged:
      return ReadBody(scheme, record.members_merged(), fault);
    default:
      return std::nullopt;
  }
}

// What hours and credits are about.
std::optional<Body> ReadEntryBody(domain::SchemeNumber scheme, const stored::Record& record,
                                  Fault& fault) {
  switch (record.body_case()) {
    case stored::Record::kHoursLogged:
      return ReadBody(scheme, record.hours_logged(), fault);
    case stored::Record::kHoursApproved:
      return ReadBody(scheme, record.hours_approved(), fault);
    case stored::Record::kHoursRejected:
      return ReadBody(scheme, record.hours_rejected(), fault);
    case stored::Record::kHoursReversed:
      return ReadBody(scheme, record.hours_reversed(), fault);
    case stored::Record::kCreditsGranted:
      return ReadBody(scheme, record.credits_granted(), fault);
    case stored::Record::kCreditsTransferred:
      return ReadBody(scheme, record.credits_transferred(), fault);
    case stored::Record::kHoldPlaced:
      return ReadBody(scheme, record.hold_placed(), fault);
    case stored::Record::kHoldCaptured:
      return ReadBody(scheme, record.hold_captured(), fault);
    case stored::Record::kHoldReleased:
      return ReadBody(scheme, record.hold_released(), fault);
    case stored::Record::kHoldExpired:
      return ReadBody(scheme, record.hold_expired(), fault);
    case stored::Record::kHoldReopened:
      return ReadBody(scheme, record.hold_reopened(), fault);
    case stored::Record::kCreditsRedeemed:
      return ReadBody(scheme, record.credits_redeemed(), fault);
    case stored::Record::kRedemptionRefunded:
      return ReadBody(scheme, record.redemption_refunded(), fault);
    case stored::Record::kLotsExpired:
      return ReadBody(scheme, record.lots_expired(), fault);
    case stored::Record::kEntryReversed:
      return ReadBody(scheme, record.entry_reversed(), fault);
    default:
      return std::nullopt;
  }
}

}  // namespace

void WriteBody(const Body& body, stored::Record& record) {
  std::visit([&](const auto& alternative) { WriteBody(alternative, record); }, body);
}

Body ReadBody(domain::SchemeNumber scheme, const stored::Record& record, Fault& fault) {
  if (auto body = ReadEntryBody(scheme, record, fault)) return *std::move(body);
  if (auto body = ReadRegisterBody(scheme, record, fault)) return *std::move(body);
  fault.Note("what was done");
  return ClockConfirmed{};
}

}  // namespace timecredit::journal
