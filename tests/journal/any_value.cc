#include "tests/journal/any_value.h"

#include <rapidcheck.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"

// Structures are taken apart into all their fields, so that a new field does not compile until it
// is filled here.
namespace timecredit::tests {
namespace {

// A class, so that its functions find each other whatever their order.
struct Filler {
  // ---- Scalars: small ones, which are usual, and those at the borders.

  template <class Integer>
  static Integer AnyInteger() {
    using Limits = std::numeric_limits<Integer>;
    return *rc::gen::oneOf(rc::gen::inRange<Integer>(0, 3), rc::gen::inRange<Integer>(126, 130),
                           rc::gen::element<Integer>(Limits::min(), Limits::max()),
                           rc::gen::arbitrary<Integer>());
  }

  static void Fill(int32_t& number) { number = AnyInteger<int32_t>(); }
  static void Fill(int64_t& number) { number = AnyInteger<int64_t>(); }
  static void Fill(uint64_t& number) { number = AnyInteger<uint64_t>(); }
  static void Fill(bool& truth) { truth = *rc::gen::arbitrary<bool>(); }

  template <class Kind>
  static void Fill(domain::Number<Kind>& number) {
    Fill(number.value);
  }

  // UTF-8.
  static void Fill(std::string& text) {
    const int pieces = *rc::gen::inRange(0, 4);
    for (int piece = 0; piece < pieces; ++piece) {
      text += *rc::gen::element<std::string>("a", "Siân", "\n", "日本", "😀", std::string(1, '\0'),
                                             std::string(130, 'x'));
    }
  }

  static void FillBytes(std::string& bytes) { bytes = *rc::gen::arbitrary<std::string>(); }

  static void Fill(domain::Digest& digest) {
    for (uint8_t& byte : digest) byte = *rc::gen::element<uint8_t>(0, 1, 0x7f, 0x80, 0xff);
  }

  static void Fill(domain::Date& date) { date = domain::Date(1970, 1, 1) + AnyInteger<int32_t>(); }

  // Whole microseconds, as records have them.
  static void Fill(absl::Time& instant) {
    instant = *rc::gen::oneOf(
        rc::gen::element(absl::InfinitePast(), absl::InfiniteFuture(), absl::UnixEpoch()),
        rc::gen::map(rc::gen::inRange<int64_t>(-3, 3), absl::FromUnixMicros),
        rc::gen::map(rc::gen::inRange<int64_t>(-4'000'000'000'000'000, 4'000'000'000'000'000),
                     absl::FromUnixMicros));
  }

  static void Fill(absl::Weekday& day) {
    day = static_cast<absl::Weekday>(*rc::gen::inRange(0, 7));
  }
  static void Fill(domain::OwnerKind& kind) {
    kind = static_cast<domain::OwnerKind>(*rc::gen::inRange(1, 5));
  }
  static void Fill(domain::AccountKind& kind) {
    kind = static_cast<domain::AccountKind>(*rc::gen::oneOf(
        rc::gen::inRange(1, 9), rc::gen::inRange(16, 18), rc::gen::inRange(32, 35)));
  }
  static void Fill(domain::PrincipalKind& kind) {
    kind = static_cast<domain::PrincipalKind>(*rc::gen::inRange(1, 7));
  }
  static void Fill(domain::Acceptance& acceptance) {
    acceptance = static_cast<domain::Acceptance>(*rc::gen::inRange(1, 3));
  }
  static void Fill(domain::AwardKind& kind) {
    kind = static_cast<domain::AwardKind>(*rc::gen::inRange(1, 3));
  }
  static void Fill(domain::Rounding& rounding) {
    rounding = static_cast<domain::Rounding>(*rc::gen::inRange(1, 6));
  }
  static void Fill(domain::ServiceCategory& category) {
    category = static_cast<domain::ServiceCategory>(*rc::gen::inRange(0, 11));
  }
  static void Fill(domain::VerdictKind& kind) {
    kind = static_cast<domain::VerdictKind>(*rc::gen::inRange(1, 4));
  }
  static void Fill(domain::MemberState& state) {
    state = static_cast<domain::MemberState>(*rc::gen::inRange(1, 6));
  }
  static void Fill(domain::HourLogState& state) {
    state = static_cast<domain::HourLogState>(*rc::gen::inRange(1, 5));
  }
  static void Fill(domain::HoldState& state) {
    state = static_cast<domain::HoldState>(*rc::gen::inRange(1, 5));
  }
  static void Fill(domain::OfferState& state) {
    state = static_cast<domain::OfferState>(*rc::gen::inRange(1, 3));
  }
  static void Fill(domain::SessionState& state) {
    state = static_cast<domain::SessionState>(*rc::gen::inRange(1, 3));
  }
  static void Fill(journal::AliasKind& kind) {
    kind = static_cast<journal::AliasKind>(*rc::gen::inRange(1, 5));
  }

  // ---- Parts.

  template <class Value>
  static void Fill(std::optional<Value>& value) {
    if (*rc::gen::arbitrary<bool>()) Fill(value.emplace());
  }

  template <class Value>
  static void Fill(std::vector<Value>& values) {
    values.resize(*rc::gen::inRange<size_t>(0, 4));
    for (Value& value : values) Fill(value);
  }

  static void Fill(domain::LocalizedText& names) {
    const int languages = *rc::gen::inRange(0, 4);
    for (int language = 0; language < languages; ++language) {
      Fill(names[*rc::gen::element<std::string>("cy", "en", "fr", "")]);
    }
  }

  template <class... Fields>
  static void FillAll(Fields&... fields) {
    (Fill(fields), ...);
  }

  static void Fill(domain::Owner& owner) {
    auto& [kind, number] = owner;
    FillAll(kind, number);
  }
  static void Fill(domain::Account& account) {
    auto& [owner, kind, unit] = account;
    FillAll(owner, kind, unit);
  }
  static void Fill(domain::Lot& lot) {
    auto& [source, programme, expires_on, accepted_at, first_expires_on] = lot;
    FillAll(source, programme, expires_on, accepted_at, first_expires_on);
  }
  static void Fill(domain::Portion& portion) {
    auto& [lot, credit_minutes] = portion;
    FillAll(lot, credit_minutes);
  }
  static void Fill(domain::Wallet& wallet) {
    auto& [debt, lots] = wallet;
    FillAll(debt, lots);
  }
  static void Fill(domain::WalletChange& change) {
    auto& [lots, debt_change] = change;
    FillAll(lots, debt_change);
  }
  static void Fill(domain::Principal& principal) {
    auto& [kind, number, member, scheme] = principal;
    FillAll(kind, number, member, scheme);
  }
  static void Fill(domain::EffectiveTime& effective) {
    auto& [date, start_minute, duration_minutes] = effective;
    FillAll(date, start_minute, duration_minutes);
  }
  static void Fill(domain::Award& award) {
    auto& [credit_minutes, contribution_quantity] = award;
    FillAll(credit_minutes, contribution_quantity);
  }
  static void Fill(domain::Party& party) {
    auto& [adults, under_16s] = party;
    FillAll(adults, under_16s);
  }
  static void Fill(domain::Verdict& verdict) {
    auto& [rule_set, version, rule, kind, reason, credit_minutes] = verdict;
    FillAll(rule_set, version, rule, kind, reason, credit_minutes);
  }
  static void Fill(domain::Calendar& calendar) {
    auto& [zone, week_start, year_start_month, year_start_day] = calendar;
    FillAll(zone, week_start, year_start_month, year_start_day);
  }
  static void Fill(domain::Policies& policies) {
    auto& [floor, lifetime_days, grace_days, acceptance] = policies;
    FillAll(floor, lifetime_days, grace_days, acceptance);
  }
  static void Fill(domain::CountedUnit& unit) {
    auto& [alias, names] = unit;
    FillAll(alias, names);
  }
  static void Fill(domain::AwardPolicy& award) {
    auto& [kind, per_hour, rounding, fixed_credit, fixed_contribution] = award;
    FillAll(kind, per_hour, rounding, fixed_credit, fixed_contribution);
  }
  static void Fill(domain::Purposes& purposes) {
    auto& [contribution, credit, obligation] = purposes;
    FillAll(contribution, credit, obligation);
  }
  static void Fill(domain::Guardian& guardian) {
    auto& [name, phone, consented_on] = guardian;
    FillAll(name, phone, consented_on);
  }
  static void Fill(journal::RequestMark& request) {
    auto& [key, body] = request;
    FillAll(key, body);
  }
  static void Fill(journal::Posting& posting) {
    auto& [account, amount, change] = posting;
    FillAll(account, amount, change);
  }
  static void Fill(journal::AccountBalance& balance) {
    auto& [kind, unit, amount] = balance;
    FillAll(kind, unit, amount);
  }

  // ---- Domain objects.

  static void Fill(domain::Scheme& scheme) {
    auto& [number, alias, names, calendar, units, policies] = scheme;
    FillAll(number, alias, names, calendar, units, policies);
  }
  static void Fill(domain::Organisation& organisation) {
    auto& [scheme, number, alias, names] = organisation;
    FillAll(scheme, number, alias, names);
  }
  static void Fill(domain::Activity& activity) {
    auto& [scheme, number, alias, names, host, award, unit, purposes, needs_approval, appears_as,
           category, is_face] = activity;
    FillAll(scheme, number, alias, names, host, award, unit, purposes, needs_approval, appears_as,
            category, is_face);
  }
  static void Fill(domain::Member& member) {
    auto& [scheme, number, state, joined_on, merged_into, duplicates] = member;
    FillAll(scheme, number, state, joined_on, merged_into, duplicates);
  }
  static void Fill(domain::HourLog& log) {
    auto& [scheme, number, member, activity, host, effective, duration_minutes, quantity, state,
           submitted_by, award, resolved, reversed, session] = log;
    FillAll(scheme, number, member, activity, host, effective, duration_minutes, quantity, state,
            submitted_by, award, resolved, reversed, session);
  }
  static void Fill(domain::Hold& hold) {
    auto& [scheme, number, member, partner, portions, deadline, state, resolved, offer, party] =
        hold;
    FillAll(scheme, number, member, partner, portions, deadline, state, resolved, offer, party);
  }
  static void Fill(domain::Redemption& redemption) {
    auto& [scheme, number, member, partner, party, portions, refunded, offer] = redemption;
    FillAll(scheme, number, member, partner, party, portions, refunded, offer);
  }
  static void Fill(domain::Session& session) {
    auto& [scheme, number, activity, effective, expected, attended, state] = session;
    FillAll(scheme, number, activity, effective, expected, attended, state);
  }
  static void Fill(domain::Offer& offer) {
    auto& [scheme, number, alias, partner, names, per_adult, per_under_16, most_people, state] =
        offer;
    FillAll(scheme, number, alias, partner, names, per_adult, per_under_16, most_people, state);
  }

  // ---- Bodies of records.

  static void Fill(journal::SchemeCreated& body) { Fill(body.scheme); }
  static void Fill(journal::OrganisationCreated& body) { Fill(body.organisation); }
  static void Fill(journal::ActivityCreated& body) { Fill(body.activity); }
  static void Fill(journal::MemberCreated& body) {
    auto& [member, joined_on] = body;
    FillAll(member, joined_on);
  }
  static void Fill(journal::MemberErased& body) {
    auto& [member, duplicates, beneficiary, transferred, given_back, expired, written_off] = body;
    FillAll(member, duplicates, beneficiary, transferred, given_back, expired, written_off);
  }
  static void Fill(journal::MemberClosed& body) {
    auto& [member, beneficiary, transferred, given_back, expired, written_off] = body;
    FillAll(member, beneficiary, transferred, given_back, expired, written_off);
  }
  static void Fill(journal::MembersMerged& body) {
    auto& [duplicate, into, moved, moved_debt, expired] = body;
    FillAll(duplicate, into, moved, moved_debt, expired);
  }
  static void Fill(journal::MemberUpdated& body) { Fill(body.member); }
  static void Fill(journal::MemberSuspended& body) { Fill(body.member); }
  static void Fill(journal::MemberResumed& body) { Fill(body.member); }
  static void Fill(journal::HoursLogged& body) {
    auto& [member, activity, host, duration_minutes, quantity, award, session] = body;
    FillAll(member, activity, host, duration_minutes, quantity, award, session);
  }
  static void Fill(journal::HoursApproved& body) {
    auto& [hour_log, award] = body;
    FillAll(hour_log, award);
  }
  static void Fill(journal::HoursRejected& body) { Fill(body.hour_log); }
  static void Fill(journal::HoursReversed& body) {
    auto& [hour_log, recovered, written_off] = body;
    FillAll(hour_log, recovered, written_off);
  }
  static void Fill(journal::CreditsGranted& body) {
    auto& [member, credit_minutes] = body;
    FillAll(member, credit_minutes);
  }
  static void Fill(journal::CreditsTransferred& body) {
    auto& [from, to, credit_minutes] = body;
    FillAll(from, to, credit_minutes);
  }
  static void Fill(journal::HoldPlaced& body) {
    auto& [member, partner, portions, deadline, offer, party] = body;
    FillAll(member, partner, portions, deadline, offer, party);
  }
  static void Fill(journal::HoldCaptured& body) {
    auto& [hold, portions, party] = body;
    FillAll(hold, portions, party);
  }
  static void Fill(journal::HoldReleased& body) { Fill(body.hold); }
  static void Fill(journal::HoldExpired& body) { Fill(body.hold); }
  static void Fill(journal::HoldReopened& body) {
    auto& [hold, portions] = body;
    FillAll(hold, portions);
  }
  static void Fill(journal::CreditsRedeemed& body) {
    auto& [member, partner, portions, party, offer] = body;
    FillAll(member, partner, portions, party, offer);
  }
  static void Fill(journal::RedemptionRefunded& body) {
    auto& [redemption, credit_minutes] = body;
    FillAll(redemption, credit_minutes);
  }
  static void Fill(journal::LotsExpired& body) {
    auto& [member, credit_minutes] = body;
    FillAll(member, credit_minutes);
  }
  static void Fill(journal::EntryReversed& body) {
    auto& [entry, taken_from, given_to, recovered, written_off] = body;
    FillAll(entry, taken_from, given_to, recovered, written_off);
  }
  static void Fill(journal::ClockConfirmed&) {}
  static void Fill(journal::OfferCreated& body) { Fill(body.offer); }
  static void Fill(journal::OfferUpdated& body) { Fill(body.offer); }
  static void Fill(journal::OfferSuspended& body) { Fill(body.offer); }
  static void Fill(journal::OfferResumed& body) { Fill(body.offer); }
  static void Fill(journal::SessionCreated& body) {
    auto& [activity, expected] = body;
    FillAll(activity, expected);
  }
  static void Fill(journal::SessionClosed& body) { Fill(body.session); }
  static void Fill(journal::SchemeUpdated& body) { Fill(body.scheme); }
  static void Fill(journal::OrganisationUpdated& body) { Fill(body.organisation); }
  static void Fill(journal::ActivityUpdated& body) { Fill(body.activity); }
  static void Fill(journal::ObligationImposed& body) { Fill(body.obligation); }
  static void Fill(journal::HoursConfided& body) {
    auto& [hour_log, member, activity, host, obligation, quantity] = body;
    FillAll(hour_log, member, activity, host, obligation, quantity);
  }
  static void Fill(journal::ObligationDischarged& body) {
    auto& [hour_log, obligation, quantity] = body;
    FillAll(hour_log, obligation, quantity);
  }
  static void Fill(journal::DischargeReversed& body) {
    auto& [hour_log, obligation, quantity] = body;
    FillAll(hour_log, obligation, quantity);
  }
  static void Fill(journal::HoursCovered& body) { Fill(body.hour_log); }
  static void Fill(journal::DischargeCovered& body) { Fill(body.hour_log); }

  // ---- Rows.

  static void Fill(journal::StoredRecord& row) {
    auto& [scheme, sequence, bytes] = row;
    FillAll(scheme, sequence);
    FillBytes(bytes);
  }
  static void Fill(journal::SealedRecord& row) {
    auto& [scheme, sequence, sealed] = row;
    FillAll(scheme, sequence);
    FillBytes(sealed);
  }
  static void Fill(journal::Registry& row) { Fill(row.schemes); }
  static void Fill(journal::Alias& row) {
    auto& [scheme, kind, alias, number] = row;
    FillAll(scheme, kind, alias, number);
  }
  static void Fill(journal::Head& row) {
    auto& [scheme, sequence, recorded_at, confirmed_until, members, organisations, activities,
           offers] = row;
    FillAll(scheme, sequence, recorded_at, confirmed_until, members, organisations, activities,
            offers);
  }
  static void Fill(journal::Accounts& row) {
    auto& [scheme, owner, balances, wallet, awaiting_minutes, awaiting_hour_logs] = row;
    FillAll(scheme, owner, balances, wallet, awaiting_minutes, awaiting_hour_logs);
  }
  static void Fill(journal::Line& row) {
    auto& [scheme, owner, sequence, changes, balances_after, awaiting_minutes_after] = row;
    FillAll(scheme, owner, sequence, changes, balances_after, awaiting_minutes_after);
  }
  static void Fill(journal::Outcome& row) {
    auto& [scheme, request, body, committed_in, sequence, confidential_sequence] = row;
    FillAll(scheme, request, body, committed_in, sequence, confidential_sequence);
    if (*rc::gen::arbitrary<bool>()) committed_in = scheme;
  }
  static void Fill(journal::EffectiveEntry& row) {
    auto& [scheme, date, sequence] = row;
    FillAll(scheme, date, sequence);
  }
  static void Fill(journal::AwaitingHours& row) {
    auto& [scheme, hour_log] = row;
    FillAll(scheme, hour_log);
  }
  static void Fill(journal::Attendance& row) {
    auto& [scheme, session, member, hour_log] = row;
    FillAll(scheme, session, member, hour_log);
  }
  static void Fill(journal::MemberDay& row) {
    auto& [scheme, member, date, minutes] = row;
    FillAll(scheme, member, date, minutes);
  }
  static void Fill(journal::HoldDeadline& row) {
    auto& [scheme, deadline, hold] = row;
    FillAll(scheme, deadline, hold);
  }
  static void Fill(journal::WalletExpiry& row) {
    auto& [scheme, expires_on, member] = row;
    FillAll(scheme, expires_on, member);
  }
  static void Fill(journal::ReversedEntry& row) {
    auto& [scheme, entry, reversed_by] = row;
    FillAll(scheme, entry, reversed_by);
  }
  static void Fill(journal::ConfidentialHead& row) {
    auto& [scheme, last_sequence, last_recorded_at, cases, obligations] = row;
    FillAll(scheme, last_sequence, last_recorded_at, cases, obligations);
  }
  static void Fill(journal::CaseKey& row) {
    auto& [scheme, court_case, sealed_under] = row;
    FillAll(scheme, court_case, sealed_under);
  }
  static void Fill(journal::SealedObligation& row) {
    auto& [scheme, state, sealed] = row;
    FillAll(scheme, state);
    FillBytes(sealed);
  }
  static void Fill(journal::SealedHours& row) {
    auto& [scheme, hour_log, sealed] = row;
    FillAll(scheme, hour_log);
    FillBytes(sealed);
  }
  static void Fill(journal::SealedMember& row) {
    auto& [scheme, member, sealed_under, sealed] = row;
    FillAll(scheme, member, sealed_under);
    FillBytes(sealed);
  }
  static void Fill(journal::SealedText& row) {
    auto& [scheme, member, sequence, sealed] = row;
    FillAll(scheme, member, sequence);
    FillBytes(sealed);
  }
  static void Fill(journal::MemberAlias& row) {
    auto& [scheme, alias, member] = row;
    FillAll(scheme, alias, member);
  }
  static void Fill(journal::PendingErasure& row) {
    auto& [scheme, member, to_destroy] = row;
    FillAll(scheme, member, to_destroy);
  }
  static void Fill(journal::ErasedKey& row) {
    auto& [scheme, member, destroyed] = row;
    FillAll(scheme, member, destroyed);
  }
  static void Fill(journal::KeyMark& row) {
    auto& [pair, changes] = row;
    FillAll(pair, changes);
  }

  template <class... Alternatives, size_t... kIndex>
  static void FillAlternative(std::variant<Alternatives...>& value, size_t index,
                              std::index_sequence<kIndex...>) {
    ((kIndex == index ? Fill(value.template emplace<kIndex>()) : void()), ...);
  }

  template <class... Alternatives>
  static void FillVariant(std::variant<Alternatives...>& value) {
    FillAlternative(value, *rc::gen::inRange<size_t>(0, sizeof...(Alternatives)),
                    std::index_sequence_for<Alternatives...>());
  }

  static void Fill(journal::Record& record) {
    auto& [scheme, sequence, recorded_at, acting, on_behalf_of, request, effective, reverses, text,
           postings, verdicts, body] = record;
    FillAll(scheme, sequence, recorded_at, acting, on_behalf_of, request, effective, reverses, text,
            postings, verdicts);
    FillVariant(body);
    // What a record creates, it creates in its own scheme.
    if (auto* created = std::get_if<journal::SchemeCreated>(&body)) {
      created->scheme.scheme = scheme;
    } else if (auto* joined = std::get_if<journal::OrganisationCreated>(&body)) {
      joined->organisation.scheme = scheme;
    } else if (auto* offered = std::get_if<journal::ActivityCreated>(&body)) {
      offered->activity.scheme = scheme;
    } else if (auto* given = std::get_if<journal::OfferCreated>(&body)) {
      given->offer.scheme = scheme;
    } else if (auto* changed = std::get_if<journal::OfferUpdated>(&body)) {
      changed->offer.scheme = scheme;
    } else if (auto* redefined = std::get_if<journal::SchemeUpdated>(&body)) {
      redefined->scheme.scheme = scheme;
    } else if (auto* renamed = std::get_if<journal::OrganisationUpdated>(&body)) {
      renamed->organisation.scheme = scheme;
    } else if (auto* revised = std::get_if<journal::ActivityUpdated>(&body)) {
      revised->activity.scheme = scheme;
    }
  }

  static void Fill(journal::ConfidentialRecord& record) {
    auto& [scheme, sequence, recorded_at, acting, request, court_case, public_record, postings,
           verdicts, body] = record;
    FillAll(scheme, sequence, recorded_at, acting, request, court_case, public_record, postings,
            verdicts);
    FillVariant(body);
  }

  static void Fill(domain::Obligation& obligation) {
    auto& [scheme, number, court_case, member, unit, imposed, discharged, due_on, changes] =
        obligation;
    FillAll(scheme, number, court_case, member, unit, imposed, discharged, due_on, changes);
  }

  static void Fill(journal::ConfidentialHours& hours) {
    auto& [confided, court_case, discharged] = hours;
    FillAll(confided, court_case, discharged);
  }

  static void Fill(journal::Envelope& envelope) {
    auto& [court_case, sealed_under, written_by, sealed] = envelope;
    FillAll(court_case, sealed_under, written_by);
    FillBytes(sealed);
  }

  static void Fill(domain::MemberFields& fields) {
    auto& [alias, name, known_as, phone, email, address, language, adult_on, born_on, guardian,
           notes] = fields;
    FillAll(alias, name, known_as, phone, email, address, language, adult_on, born_on, guardian,
            notes);
  }

  static void Fill(journal::Row& row) { FillVariant(row); }
};

}  // namespace

void Fill(journal::Record& record) { Filler::Fill(record); }
void Fill(journal::ConfidentialRecord& record) { Filler::Fill(record); }
void Fill(domain::Obligation& obligation) { Filler::Fill(obligation); }
void Fill(journal::ConfidentialHours& hours) { Filler::Fill(hours); }
void Fill(journal::Envelope& envelope) { Filler::Fill(envelope); }
void Fill(domain::MemberFields& fields) { Filler::Fill(fields); }
void Fill(journal::Row& row) { Filler::Fill(row); }

}  // namespace timecredit::tests
