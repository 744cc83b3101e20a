#include "tests/model/deed.h"

#include <algorithm>

namespace timecredit::model {
namespace {

// The first code point of well-formed UTF-8 and its length; 0 long when there is none. Decodes
// loosely, encodes again and compares: what was too long, too large or cut off does not come back.
std::string Encode(uint32_t point) {
  const auto byte = [](uint32_t value) { return std::string(1, static_cast<char>(value)); };
  const auto tail = [&](int shift) { return byte(0x80 | ((point >> shift) & 0x3F)); };
  if (point < 0x80) return byte(point);
  if (point < 0x800) return byte(0xC0 | (point >> 6)) + tail(0);
  if (point < 0x10000) return byte(0xE0 | (point >> 12)) + tail(6) + tail(0);
  return byte(0xF0 | ((point >> 18) & 7)) + tail(12) + tail(6) + tail(0);
}

size_t LengthOfFirst(std::string_view text) {
  const auto lead = static_cast<uint8_t>(text.front());
  const size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (text.size() < length) return 0;
  uint32_t point = length == 1 ? lead : lead & (0xFFu >> (length + 1));
  for (size_t i = 1; i < length; ++i) {
    point = point << 6 | (static_cast<uint8_t>(text[i]) & 0x3Fu);
  }
  const bool is_character = point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
  return is_character && Encode(point) == text.substr(0, length) ? length : 0;
}

bool IsAlias(const std::string& alias) {
  if (alias.empty() || alias.size() > 63) return false;
  for (size_t i = 0; i < alias.size(); ++i) {
    const char character = alias[i];
    const bool is_letter = character >= 'a' && character <= 'z';
    const bool is_digit = character >= '0' && character <= '9';
    const bool is_inner_hyphen =
        character == '-' && i + 1 < alias.size() && alias[i + 1] != '-' && i > 0;
    if (i == 0 ? !is_letter : !is_letter && !is_digit && !is_inner_hyphen) return false;
  }
  return true;
}

}  // namespace

bool IsReadable(std::string_view text) {
  while (!text.empty()) {
    const char first = text.front();
    if (first == 0x7F || (first >= 0 && first < ' ' && first != '\t' && first != '\n')) {
      return false;
    }
    const size_t length = LengthOfFirst(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

bool IsLanguage(const std::string& language) {
  return language.size() == 2 && std::all_of(language.begin(), language.end(), [](char character) {
           return character >= 'a' && character <= 'z';
         });
}

void RequireAlias(const std::string& alias, Deed& deed) {
  deed.Require(IsAlias(alias), "ID_INVALID");
}

void RequireNames(const domain::LocalizedText& names, Deed& deed) {
  deed.Require(!names.empty(), "FIELD_REQUIRED");
  deed.Require(names.size() <= 20, "LIST_TOO_LONG");
  for (const auto& [language, name] : names) {
    deed.Require(IsLanguage(language), "LANGUAGE_INVALID");
    deed.Require(!name.empty(), "FIELD_REQUIRED");
    deed.Require(name.size() <= 200, "TEXT_TOO_LONG");
    deed.Require(IsReadable(name), "TEXT_INVALID");
  }
}

bool IsClockBehind(const Scheme& scheme, absl::Time now) {
  const absl::Duration tolerance = absl::Minutes(1);
  return now < scheme.LastRecorded() - tolerance &&
         scheme.LastRecorded() > scheme.clock_confirmed_until + tolerance;
}

Member* Deed::KnownMember(domain::MemberNumber member) {
  Member* found = scheme.FindMember(member.value);
  Require(found != nullptr, "MEMBER_UNKNOWN");
  return found;
}

Member* Deed::CurrentMember(domain::MemberNumber member) {
  Member* found = KnownMember(member);
  if (found == nullptr) return found;
  Require(!found->is_erased, "MEMBER_ERASED");
  Require(found->is_erased || !found->is_closed, "MEMBER_CLOSED");
  Require(found->is_erased || found->merged_into == 0, "MEMBER_MERGED");
  return found;
}

Member* Deed::ActiveMember(domain::MemberNumber member) {
  Member* found = CurrentMember(member);
  Require(found == nullptr || !found->is_suspended, "MEMBER_SUSPENDED");
  return found;
}

HourLog* Deed::KnownHourLog(domain::Sequence hour_log) {
  HourLog* found = scheme.FindHourLog(hour_log.value);
  Require(found != nullptr, "HOUR_LOG_UNKNOWN");
  return found;
}

Session* Deed::KnownSession(domain::Sequence session) {
  Session* found = scheme.FindSession(session.value);
  Require(found != nullptr, "SESSION_UNKNOWN");
  return found;
}

Hold* Deed::KnownHold(domain::Sequence hold) {
  Hold* found = scheme.FindHold(hold.value);
  Require(found != nullptr, "HOLD_UNKNOWN");
  return found;
}

Redemption* Deed::KnownRedemption(domain::Sequence redemption) {
  Redemption* found = scheme.FindRedemption(redemption.value);
  Require(found != nullptr, "REDEMPTION_UNKNOWN");
  return found;
}

const domain::Activity* Deed::KnownActivity(domain::ActivityNumber activity) {
  const domain::Activity* found = scheme.FindActivity(activity.value);
  Require(found != nullptr, "ACTIVITY_UNKNOWN");
  return found;
}

domain::Offer* Deed::KnownOffer(domain::OfferNumber offer) {
  domain::Offer* found = scheme.FindOffer(offer.value);
  Require(found != nullptr, "OFFER_UNKNOWN");
  return found;
}

void Deed::RequireOrganisation(domain::OrganisationNumber organisation) {
  Require(organisation.value >= 1 && organisation.value <= scheme.organisations.size(),
          "ORGANISATION_UNKNOWN");
}

const domain::Organisation* Deed::KnownPartner(domain::OrganisationNumber organisation) {
  RequireOrganisation(organisation);
  if (organisation.value < 1 || organisation.value > scheme.organisations.size()) return nullptr;
  const domain::Organisation& partner = scheme.organisations[organisation.value - 1];
  Require(partner.is_partner, "ORGANISATION_NOT_PARTNER");
  return &partner;
}

void Deed::RequireUnit(domain::UnitNumber unit) {
  Require(unit.value <= scheme.definition.units.size(), "UNIT_UNKNOWN");
}

void Deed::RequireText(std::string_view text) {
  Require(text.size() <= 2000, "TEXT_TOO_LONG");
  Require(IsReadable(text), "TEXT_INVALID");
}

Spending Deed::SpendingAt(uint64_t partner) const {
  return {.today = today,
          .partner = partner,
          .floor = scheme.definition.policies.wallet_floor_credit_minutes,
          .fault = fault};
}

Piece Deed::Fresh(uint64_t programme, uint64_t earned_at, int64_t minutes) const {
  const domain::Policies& policies = scheme.definition.policies;
  Piece piece;
  piece.source = NextSequence();
  piece.programme = programme;
  // Its life begins tomorrow.
  if (policies.credit_lifetime_days.has_value()) {
    piece.expires_on = today + 1 + *policies.credit_lifetime_days;
  }
  if (policies.acceptance == domain::Acceptance::kWhereEarned) piece.accepted_at = earned_at;
  piece.minutes = minutes;
  return piece;
}

Pieces Deed::Returning(const Pieces& pieces) const {
  if (fault == Fault::kForgetsGrace) return pieces;
  return WithGrace(pieces, today, scheme.definition.policies.grace_days);
}

Pieces Deed::Recover(uint64_t member, int64_t minutes, const std::set<uint64_t>& sources,
                     bool write_off_spent) {
  Member& survivor = *scheme.FindMember(scheme.SurvivorOf(member));
  // Whoever left makes no new debt.
  const bool is_member = !survivor.is_closed && !survivor.is_erased;
  const int64_t floor = is_member ? scheme.definition.policies.wallet_floor_credit_minutes : 0;
  const Pieces taken = TakeBack(survivor.wallet, minutes, sources, floor);
  Require(SumOf(taken) == minutes || write_off_spent, "CREDITS_ALREADY_SPENT");
  return taken;
}

void Deed::Keep(const std::string& text, uint64_t member) {
  texts_about = member;
  if (text.empty()) return;
  Require(!scheme.FindMember(member)->is_erased, "REASON_NOT_KEPT");
  has_text = true;
  scheme.texts.push_back({.member = member, .sequence = NextSequence(), .text = text});
}

domain::Portions PortionsOf(const Pieces& pieces) {
  domain::Portions portions;
  for (const Piece& piece : pieces) {
    domain::Portion& portion = portions.emplace_back();
    portion.credit_minutes = piece.minutes;
    if (piece.IsOverdraft()) continue;
    portion.lot = domain::Lot{.source = domain::Sequence(piece.source),
                              .programme = domain::ActivityNumber(piece.programme),
                              .expires_on = piece.expires_on,
                              .accepted_at = domain::OrganisationNumber(piece.accepted_at),
                              .first_expires_on = piece.first_expires_on};
  }
  return portions;
}

}  // namespace timecredit::model
