#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/number.h"
#include "ledger/domain/offer.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/scheme.h"
#include "ledger/domain/verdict.h"
#include "ledger/domain/wallet.h"
#include "ledger/journal/record.h"
#include "ledger/journal/record_codec.h"
#include "tests/journal/golden_values.h"

// A small life of a scheme: members 1 and 2, a housing association (organisation 1) that hosts, a
// swimming pool (organisation 2) that is a partner, an activity of each kind.
namespace timecredit::tests {
namespace {

using domain::AccountKind;
using domain::Date;
using domain::Lot;
using domain::Portions;
using journal::Posting;
using journal::Record;

constexpr domain::SchemeNumber kScheme(3);
constexpr domain::MemberNumber kNia(1);
constexpr domain::MemberNumber kOwain(2);
constexpr domain::OrganisationNumber kAssociation(1);
constexpr domain::OrganisationNumber kPool(2);
constexpr domain::ActivityNumber kFocusGroup(1);
constexpr domain::ActivityNumber kArticle(2);

domain::Digest DigestOf(uint8_t first) {
  domain::Digest digest;
  for (uint8_t& byte : digest) byte = first++;
  return digest;
}

domain::Principal Officer() { return {domain::PrincipalKind::kOfficer, 7, {}, kScheme}; }
domain::Principal Desk() { return {domain::PrincipalKind::kPartner, 4, {}, kScheme}; }
domain::Principal Nia() { return {domain::PrincipalKind::kMember, 11, kNia, kScheme}; }
domain::Principal Server() { return {domain::PrincipalKind::kSystem, 0, {}}; }

// The record numbered `sequence`, a minute after the one before it, as somebody asked for it.
Record Asked(uint64_t sequence, const domain::Principal& acting, journal::Body body) {
  Record record;
  record.scheme = kScheme;
  record.sequence = domain::Sequence(sequence);
  record.recorded_at =
      absl::FromUnixMicros(1'714'557'600'000'123) + absl::Minutes(static_cast<int64_t>(sequence));
  record.acting = acting;
  record.request = journal::RequestMark{.key = DigestOf(0x10), .body = DigestOf(0xf0)};
  record.effective =
      domain::EffectiveTime{.date = Date(2024, 5, 1), .start_minute = {}, .duration_minutes = {}};
  record.body = std::move(body);
  return record;
}

// What the server does by itself.
Record Unasked(uint64_t sequence, journal::Body body) {
  Record record = Asked(sequence, Server(), std::move(body));
  record.request.reset();
  return record;
}

// The lot that record 9 issued for the focus group.
Lot Earned() {
  return {.source = domain::Sequence(9),
          .programme = kFocusGroup,
          .expires_on = Date(2025, 5, 2),
          .accepted_at = kAssociation};
}

// What was earned, back after it lapsed.
Lot EarnedInGrace() {
  Lot lot = Earned();
  lot.first_expires_on = lot.expires_on;
  lot.expires_on = *lot.expires_on + 28;
  return lot;
}

// The lot that record 12 issued as a grant: spendable everywhere, for ever.
Lot Granted() {
  return {.source = domain::Sequence(12), .programme = {}, .expires_on = {}, .accepted_at = {}};
}

Posting Scheme(AccountKind kind, int64_t amount) {
  return {.account = {domain::SchemeOwner(), kind, {}}, .amount = amount, .change = {}};
}
template <class Number>
Posting Of(Number owner, AccountKind kind, int64_t amount, domain::WalletChange change = {},
           domain::UnitNumber unit = domain::kMinutes) {
  return {.account = {domain::OwnerOf(owner), kind, unit},
          .amount = amount,
          .change = std::move(change)};
}

Record SchemeCreated() {
  domain::Scheme scheme;
  scheme.scheme = kScheme;
  scheme.alias = "taff";
  scheme.names = {{"en", "Taff time credits"}, {"cy", "Credydau amser Taf"}};
  scheme.calendar = {.zone = "Europe/London",
                     .week_start = absl::Weekday::sunday,
                     .year_start_month = 9,
                     .year_start_day = 28};
  scheme.units = {{.alias = "visits", .names = {{"en", "visits"}}},
                  {.alias = "reports", .names = {{"en", "reports"}, {"cy", "adroddiadau"}}}};
  scheme.policies = {.wallet_floor_credit_minutes = -600,
                     .credit_lifetime_days = 365,
                     .grace_days = 28,
                     .acceptance = domain::Acceptance::kWhereEarned,
                     .allows_typed_amounts = true};
  Record record =
      Asked(1, {domain::PrincipalKind::kOperator, 1, {}}, journal::SchemeCreated{.scheme = scheme});
  record.effective.reset();
  return record;
}

Record PlainSchemeCreated() {
  domain::Scheme scheme;
  scheme.scheme = domain::SchemeNumber(4);
  scheme.alias = "porirua";
  scheme.names = {{"en", "Safer Porirua"}};
  scheme.calendar.zone = "Pacific/Auckland";
  Record record =
      Asked(1, {domain::PrincipalKind::kOperator, 1, {}}, journal::SchemeCreated{.scheme = scheme});
  record.scheme = scheme.scheme;
  return record;
}

Record OrganisationCreated() {
  return Asked(2, {domain::PrincipalKind::kManager, 2, {}, kScheme},
               journal::OrganisationCreated{
                   .organisation = {.scheme = kScheme,
                                    .organisation = kPool,
                                    .alias = "pool",
                                    .names = {{"en", "Leisure pool"}, {"cy", "Pwll nofio"}},
                                    .is_partner = true,
                                    .takes_typed_amounts = true}});
}

Record ActivityCreated() {
  domain::Activity activity;
  activity.scheme = kScheme;
  activity.activity = kFocusGroup;
  activity.alias = "focus-group";
  activity.names = {{"en", "Focus group"}};
  activity.host = kAssociation;
  activity.award.rounding = domain::Rounding::kUpToQuarter;
  return Asked(3, {domain::PrincipalKind::kManager, 2, {}, kScheme},
               journal::ActivityCreated{.activity = activity});
}

// Confidential, with a fixed award and a counted unit.
Record SpecialActivityCreated() {
  domain::Activity activity;
  activity.scheme = kScheme;
  activity.activity = kArticle;
  activity.alias = "essay";
  activity.names = {{"en", "Essay"}};
  activity.host = kAssociation;
  activity.award = {.kind = domain::AwardKind::kFixed,
                    .credit_minutes_per_hour = 0,
                    .rounding = domain::Rounding::kExactMinutes,
                    .fixed_credit_minutes = 120,
                    .fixed_contribution_minutes = 90};
  activity.contribution_unit = domain::UnitNumber(2);
  activity.purposes = {.contribution = false, .credit = true, .obligation = true};
  activity.needs_approval = false;
  activity.appears_as = kFocusGroup;
  return Asked(4, {domain::PrincipalKind::kManager, 2, {}, kScheme},
               journal::ActivityCreated{.activity = activity});
}

Record MemberCreated() {
  return Asked(5, Officer(), journal::MemberCreated{.member = kNia, .joined_on = Date(2024, 5, 1)});
}

// Joined before 1970: a negative day.
Record EarlyMemberCreated() {
  return Asked(6, Officer(),
               journal::MemberCreated{.member = kOwain, .joined_on = Date(1969, 12, 30)});
}

Record MemberErased() {
  return Asked(30, Officer(), journal::MemberErased{.member = kOwain, .duplicates = {}});
}

// By an officer on the member's behalf, with a free text and a start and duration.
Record HoursLogged() {
  Record record = Asked(8, Officer(),
                        journal::HoursLogged{.member = kNia,
                                             .activity = kFocusGroup,
                                             .host = kAssociation,
                                             .duration_minutes = 100,
                                             .quantity = 0,
                                             .award = {}});
  record.on_behalf_of = kNia;
  record.effective->start_minute = 18 * 60 + 30;
  record.effective->duration_minutes = 100;
  record.text = DigestOf(0x80);
  return record;
}

// Where no approval is needed: in a counted unit, and beginning at midnight.
Record HoursLoggedAndApproved() {
  Record record = Asked(
      7, Nia(),
      journal::HoursLogged{.member = kNia,
                           .activity = kArticle,
                           .host = kAssociation,
                           .duration_minutes = 0,
                           .quantity = 3,
                           .award = domain::Award{.credit_minutes = 0, .contribution_quantity = 3},
                           .policy = domain::AwardPolicy{.kind = domain::AwardKind::kFixed,
                                                         .credit_minutes_per_hour = 0,
                                                         .fixed_credit_minutes = 0,
                                                         .fixed_contribution_minutes = 3}});
  record.effective->start_minute = 0;
  const domain::UnitNumber reports(2);
  record.postings = {Of(kNia, AccountKind::kContributed, 3, {}, reports),
                     Of(kAssociation, AccountKind::kReceived, -3, {}, reports)};
  return record;
}

Record HoursApproved() {
  Record record =
      Asked(9, Officer(),
            journal::HoursApproved{.hour_log = domain::Sequence(8),
                                   .award = {.credit_minutes = 105, .contribution_quantity = 100},
                                   .policy = {.rounding = domain::Rounding::kUpToQuarter}});
  record.postings = {Scheme(AccountKind::kIssuance, -105),
                     Of(kNia, AccountKind::kWallet, 105, {.lots = {{Earned(), 105}}}),
                     Of(kNia, AccountKind::kContributed, 100),
                     Of(kAssociation, AccountKind::kReceived, -100)};
  return record;
}

// With another text, at another time.
Record HoursUpdated() {
  Record record = Asked(10, Officer(),
                        journal::HoursUpdated{.hour_log = domain::Sequence(8),
                                              .duration_minutes = 75,
                                              .quantity = 2,
                                              .replaces_text = true});
  record.on_behalf_of = kNia;
  record.effective->start_minute = 18 * 60 + 45;
  record.text = DigestOf(0x90);
  return record;
}

Record HoursRejected() {
  return Asked(11, Officer(), journal::HoursRejected{.hour_log = domain::Sequence(10)});
}

Record HoursReversed() {
  Record record = Asked(29, Officer(),
                        journal::HoursReversed{.hour_log = domain::Sequence(8),
                                               .recovered_credit_minutes = 45,
                                               .written_off_credit_minutes = 60});
  record.reverses = domain::Sequence(9);
  record.postings = {Of(kNia, AccountKind::kWallet, -45, {.lots = {{Earned(), 45}}}),
                     Scheme(AccountKind::kIssuance, 45), Of(kNia, AccountKind::kContributed, -100),
                     Of(kAssociation, AccountKind::kReceived, 100)};
  return record;
}

Record CreditsGranted() {
  Record record =
      Asked(12, Officer(), journal::CreditsGranted{.member = kOwain, .credit_minutes = 180});
  record.postings = {Scheme(AccountKind::kIssuance, -180),
                     Of(kOwain, AccountKind::kWallet, 180, {.lots = {{Granted(), 180}}})};
  return record;
}

// More than Owain has: his wallet is overdrawn, and Nia's part of a debt is repaid.
Record CreditsTransferred() {
  Record record =
      Asked(13, {domain::PrincipalKind::kMember, 12, kOwain, kScheme},
            journal::CreditsTransferred{.from = kOwain, .to = kNia, .credit_minutes = 200});
  record.postings = {
      Of(kOwain, AccountKind::kWallet, -200, {.lots = {{Granted(), 180}}, .debt_change = 20}),
      Of(kNia, AccountKind::kWallet, 200, {.lots = {{Granted(), 170}}, .debt_change = -30})};
  return record;
}

Record HoldPlaced() {
  const Portions portions = {{Earned(), 60}, {Granted(), 30}};
  Record record = Asked(14, Desk(),
                        journal::HoldPlaced{.member = kNia,
                                            .partner = kPool,
                                            .portions = portions,
                                            .deadline = absl::FromUnixSeconds(1'714'644'000)});
  record.on_behalf_of = kNia;
  record.postings = {Of(kNia, AccountKind::kWallet, -90, {.lots = portions}),
                     Of(kNia, AccountKind::kHeld, 90)};
  return record;
}

Record HoldCaptured() {
  Record record = Asked(15, Desk(),
                        journal::HoldCaptured{.hold = domain::Sequence(14),
                                              .portions = {{Earned(), 60}},
                                              .party = {.adults = 1, .under_16s = 0}});
  record.postings = {Of(kNia, AccountKind::kHeld, -90), Of(kPool, AccountKind::kTakings, 60),
                     Of(kNia, AccountKind::kWallet, 30, {.lots = {{Granted(), 30}}})};
  return record;
}

Record HoldReleased() {
  Record record = Asked(17, Desk(), journal::HoldReleased{.hold = domain::Sequence(16)});
  record.postings = {Of(kNia, AccountKind::kHeld, -30),
                     Of(kNia, AccountKind::kWallet, 30, {.lots = {{Granted(), 30}}})};
  return record;
}

Record HoldExpired() {
  Record record = Unasked(19, journal::HoldExpired{.hold = domain::Sequence(18)});
  record.effective.reset();
  record.postings = {Of(kNia, AccountKind::kHeld, -30),
                     Of(kNia, AccountKind::kWallet, 30, {.lots = {{Granted(), 30}}})};
  return record;
}

// Two adults and a child, with a lot and an overdraft, after three rules spoke.
Record CreditsRedeemed() {
  Record record = Asked(20, Desk(),
                        journal::CreditsRedeemed{.member = kNia,
                                                 .partner = kPool,
                                                 .portions = {{Earned(), 45}, {{}, 15}},
                                                 .party = {.adults = 2, .under_16s = 1}});
  record.on_behalf_of = kNia;
  record.effective->start_minute = 600;
  record.postings = {
      Of(kNia, AccountKind::kWallet, -60, {.lots = {{Earned(), 45}}, .debt_change = 15}),
      Of(kPool, AccountKind::kTakings, 60)};
  record.verdicts = {{.rule_set = "pool",
                      .version = 2,
                      .rule = "off-peak",
                      .kind = domain::VerdictKind::kAllow,
                      .reason = "",
                      .credit_minutes = 0},
                     {.rule_set = "pool",
                      .version = 2,
                      .rule = "free-child",
                      .kind = domain::VerdictKind::kPrice,
                      .reason = "",
                      .credit_minutes = 60},
                     {.rule_set = "winter-trial",
                      .version = 1,
                      .rule = "visits-per-week",
                      .kind = domain::VerdictKind::kRefuse,
                      .reason = "TOO_MANY_VISITS",
                      .credit_minutes = 0}};
  return record;
}

Record RedemptionRefunded() {
  Record record =
      Asked(21, Desk(),
            journal::RedemptionRefunded{.redemption = domain::Sequence(20), .credit_minutes = 30});
  record.reverses = domain::Sequence(20);
  record.postings = {
      Of(kPool, AccountKind::kTakings, -30),
      Of(kNia, AccountKind::kWallet, 30, {.lots = {{EarnedInGrace(), 15}}, .debt_change = -15})};
  return record;
}

Record LotsExpired() {
  Record record = Unasked(31, journal::LotsExpired{.member = kNia, .credit_minutes = 15});
  record.effective->date = Date(2025, 5, 2);
  record.postings = {Of(kNia, AccountKind::kWallet, -15, {.lots = {{Earned(), 15}}}),
                     Scheme(AccountKind::kExpired, 15)};
  return record;
}

Record ClockConfirmed() {
  Record record = Asked(32, {domain::PrincipalKind::kOperator, 1, {}}, journal::ClockConfirmed{});
  record.effective.reset();
  return record;
}

domain::Offer Swim() {
  domain::Offer offer;
  offer.scheme = kScheme;
  offer.offer = domain::OfferNumber(1);
  offer.alias = "swim";
  offer.partner = kPool;
  offer.names = {{"en", "Swim"}, {"cy", "Nofio"}};
  offer.credit_minutes_per_adult = 60;
  offer.credit_minutes_per_under_16 = 30;
  offer.most_people = 6;
  return offer;
}

Record OfferCreated() {
  return Asked(33, {domain::PrincipalKind::kManager, 2, {}, kScheme},
               journal::OfferCreated{.offer = Swim()});
}

// While it is suspended.
Record OfferUpdated() {
  domain::Offer offer = Swim();
  offer.credit_minutes_per_under_16 = 0;
  offer.most_people = 0;
  offer.state = domain::OfferState::kSuspended;
  return Asked(35, {domain::PrincipalKind::kManager, 2, {}, kScheme},
               journal::OfferUpdated{.offer = offer});
}

Record OfferSuspended() {
  return Asked(34, Desk(), journal::OfferSuspended{.offer = domain::OfferNumber(1)});
}

Record OfferResumed() {
  return Asked(36, Desk(), journal::OfferResumed{.offer = domain::OfferNumber(1)});
}

// For an adult and two children.
Record HoldPlacedForAnOffer() {
  Record record = HoldPlaced();
  auto& body = std::get<journal::HoldPlaced>(record.body);
  body.offer = domain::OfferNumber(1);
  body.party = {.adults = 1, .under_16s = 2};
  return record;
}

Record CreditsRedeemedByAnOffer() {
  Record record = CreditsRedeemed();
  std::get<journal::CreditsRedeemed>(record.body).offer = domain::OfferNumber(1);
  return record;
}

// Of an evening to come.
Record SessionCreated() {
  Record record =
      Asked(37, Officer(), journal::SessionCreated{.activity = kFocusGroup, .expected = 12});
  record.effective = domain::EffectiveTime{
      .date = Date(2024, 5, 8), .start_minute = 18 * 60 + 30, .duration_minutes = 90};
  return record;
}

// As long as the session took.
Record AttendanceRecorded() {
  Record record = Asked(38, Officer(),
                        journal::HoursLogged{.member = kNia,
                                             .activity = kFocusGroup,
                                             .host = kAssociation,
                                             .duration_minutes = 90,
                                             .quantity = 0,
                                             .award = {},
                                             .session = domain::Sequence(37)});
  record.effective = SessionCreated().effective;
  return record;
}

Record SessionClosed() {
  Record record = Asked(39, Officer(), journal::SessionClosed{.session = domain::Sequence(37)});
  record.effective.reset();
  return record;
}

Record SchemeUpdated() {
  Record record = SchemeCreated();
  domain::Scheme scheme = std::get<journal::SchemeCreated>(record.body).scheme;
  scheme.policies.wallet_floor_credit_minutes = 0;
  scheme.policies.credit_lifetime_days.reset();
  scheme.units.push_back({.alias = "sittings", .names = {{"en", "sittings"}}});
  record.sequence = domain::Sequence(40);
  record.body = journal::SchemeUpdated{.scheme = scheme};
  return record;
}

Record OrganisationUpdated() {
  return Asked(41, {domain::PrincipalKind::kManager, 2, {}, kScheme},
               journal::OrganisationUpdated{.organisation = {.scheme = kScheme,
                                                             .organisation = kPool,
                                                             .alias = "pool",
                                                             .names = {{"en", "Pool and gym"}}}});
}

Record ActivityUpdated() {
  Record record = ActivityCreated();
  domain::Activity activity = std::get<journal::ActivityCreated>(record.body).activity;
  activity.award.credit_minutes_per_hour = 90;
  activity.category = domain::ServiceCategory::kHousingAndCommunityAmenities;
  activity.is_face = true;
  record.sequence = domain::Sequence(42);
  record.body = journal::ActivityUpdated{.activity = activity};
  return record;
}

Record MemberUpdated() { return Asked(33, Officer(), journal::MemberUpdated{.member = kNia}); }

// With the reason, which lies in the erasable compartment.
Record MemberSuspended() {
  Record record = Asked(34, Officer(), journal::MemberSuspended{.member = kNia});
  record.text = DigestOf(0x80);
  return record;
}

Record MemberResumed() { return Asked(35, Officer(), journal::MemberResumed{.member = kNia}); }

// Owain, with whom two others had been merged.
Record MemberErasedWithDuplicates() {
  return Asked(
      38, Officer(),
      journal::MemberErased{.member = kOwain,
                            .duplicates = {domain::MemberNumber(4), domain::MemberNumber(300)}});
}

// Owain is forgotten: 10 had lapsed, 20 repay his debt, 30 go to Nia.
Record MemberErasedWithBalance() {
  Lot lapsed = Earned();
  lapsed.expires_on = Date(2024, 4, 30);
  Record record = Asked(47, Officer(),
                        journal::MemberErased{.member = kOwain,
                                              .duplicates = {},
                                              .beneficiary = kNia,
                                              .transferred_credit_minutes = 30,
                                              .given_back_credit_minutes = 0,
                                              .expired_credit_minutes = 10,
                                              .written_off_debt_credit_minutes = 0});
  record.effective =
      domain::EffectiveTime{.date = Date(2024, 5, 31), .start_minute = {}, .duration_minutes = {}};
  record.postings = {
      Of(kOwain, AccountKind::kWallet, -60, {.lots = {{lapsed, 10}, {Granted(), 50}}}),
      Of(kOwain, AccountKind::kWallet, 20, {.lots = {}, .debt_change = -20}),
      Scheme(AccountKind::kExpired, 10),
      Of(kNia, AccountKind::kWallet, 30, {.lots = {{Granted(), 30}}})};
  return record;
}

// Owain is forgotten with a debt, which is written off, and what he gives back.
Record MemberErasedInDebt() {
  Record record = Asked(48, Officer(),
                        journal::MemberErased{.member = kOwain,
                                              .duplicates = {},
                                              .beneficiary = {},
                                              .transferred_credit_minutes = 0,
                                              .given_back_credit_minutes = 15,
                                              .expired_credit_minutes = 0,
                                              .written_off_debt_credit_minutes = 20});
  record.postings = {Of(kOwain, AccountKind::kWallet, 20, {.lots = {}, .debt_change = -20}),
                     Scheme(AccountKind::kIssuance, -20)};
  return record;
}

// Owain leaves: 10 had lapsed, 20 repay his debt, 30 go to Nia.
Record MemberClosed() {
  Lot lapsed = Earned();
  lapsed.expires_on = Date(2024, 4, 30);
  Record record = Asked(36, Officer(),
                        journal::MemberClosed{.member = kOwain,
                                              .beneficiary = kNia,
                                              .transferred_credit_minutes = 30,
                                              .given_back_credit_minutes = 0,
                                              .expired_credit_minutes = 10,
                                              .written_off_debt_credit_minutes = 0});
  record.text = DigestOf(0x80);
  record.postings = {
      Of(kOwain, AccountKind::kWallet, -60, {.lots = {{lapsed, 10}, {Granted(), 50}}}),
      Of(kOwain, AccountKind::kWallet, 20, {.lots = {}, .debt_change = -20}),
      Scheme(AccountKind::kExpired, 10),
      Of(kNia, AccountKind::kWallet, 30, {.lots = {{Granted(), 30}}})};
  return record;
}

// Owain leaves with nothing but a debt and what he gives back of an earlier year.
Record IndebtedMemberClosed() {
  Record record = Asked(37, Officer(),
                        journal::MemberClosed{.member = kOwain,
                                              .beneficiary = {},
                                              .transferred_credit_minutes = 0,
                                              .given_back_credit_minutes = 15,
                                              .expired_credit_minutes = 0,
                                              .written_off_debt_credit_minutes = 20});
  record.postings = {Of(kOwain, AccountKind::kWallet, 20, {.lots = {}, .debt_change = -20}),
                     Scheme(AccountKind::kIssuance, -20)};
  return record;
}

// Owain was Nia all along, and owed 20.
Record MembersMerged() {
  Record record = Asked(39, Officer(),
                        journal::MembersMerged{.duplicate = kOwain,
                                               .into = kNia,
                                               .moved_credit_minutes = 30,
                                               .moved_debt_credit_minutes = 20,
                                               .expired_credit_minutes = 10});
  record.text = DigestOf(0x80);
  record.postings = {Of(kOwain, AccountKind::kWallet, 20, {.lots = {}, .debt_change = -20}),
                     Of(kNia, AccountKind::kWallet, -20, {.lots = {{Granted(), 20}}})};
  return record;
}

// Of what Owain had given to Nia, 150 are left and return to him.
Record EntryReversed() {
  Record record = Asked(40, Officer(),
                        journal::EntryReversed{.entry = domain::Sequence(13),
                                               .taken_from = kNia,
                                               .given_to = kOwain,
                                               .recovered_credit_minutes = 150,
                                               .written_off_credit_minutes = 50});
  record.reverses = domain::Sequence(13);
  record.text = DigestOf(0x80);
  record.postings = {
      Of(kNia, AccountKind::kWallet, -150, {.lots = {{Granted(), 150}}}),
      Of(kOwain, AccountKind::kWallet, 150, {.lots = {{Granted(), 130}}, .debt_change = -20})};
  return record;
}

// Of 15 credit-minutes that lapsed, back in grace.
Record LapseReversed() {
  Record record = Asked(49, Officer(),
                        journal::EntryReversed{.entry = domain::Sequence(31),
                                               .taken_from = {},
                                               .given_to = kNia,
                                               .recovered_credit_minutes = 15,
                                               .written_off_credit_minutes = 0});
  record.reverses = domain::Sequence(31);
  record.postings = {Scheme(AccountKind::kExpired, -15),
                     Of(kNia, AccountKind::kWallet, 15, {.lots = {{EarnedInGrace(), 15}}})};
  return record;
}

Record HoldReopened() {
  Record record =
      Asked(50, Officer(),
            journal::HoldReopened{.hold = domain::Sequence(18), .portions = {{Granted(), 30}}});
  record.reverses = domain::Sequence(19);
  record.postings = {Of(kNia, AccountKind::kWallet, -30, {.lots = {{Granted(), 30}}}),
                     Of(kNia, AccountKind::kHeld, 30)};
  return record;
}

// Nothing a scheme would hold, but the longest encoding of every kind of number.
Record Extremes() {
  Record record;
  record.scheme = domain::SchemeNumber(~uint64_t{0});
  record.sequence = domain::Sequence(~uint64_t{0});
  record.recorded_at = absl::InfinitePast();
  record.acting = {domain::PrincipalKind::kManager, ~uint64_t{0}, domain::MemberNumber(0)};
  record.effective = domain::EffectiveTime{.date = Date(1900, 1, 1),
                                           .start_minute = std::numeric_limits<int32_t>::min(),
                                           .duration_minutes = std::numeric_limits<int32_t>::max()};
  record.postings = {Of(domain::ObligationNumber(1), AccountKind::kOutstanding,
                        std::numeric_limits<int64_t>::min(),
                        {.lots = {{Lot{}, std::numeric_limits<int64_t>::min()}},
                         .debt_change = std::numeric_limits<int64_t>::max()}),
                     Posting{}};
  record.body = journal::HoldPlaced{
      .member = {}, .partner = {}, .portions = {{{}, 0}}, .deadline = absl::InfiniteFuture()};
  return record;
}

}  // namespace

std::vector<Golden<Record>> GoldenRecords() {
  return {{"scheme_created", SchemeCreated()},
          {"scheme_created_plain", PlainSchemeCreated()},
          {"organisation_created", OrganisationCreated()},
          {"activity_created", ActivityCreated()},
          {"activity_created_confidential", SpecialActivityCreated()},
          {"member_created", MemberCreated()},
          {"member_created_before_1970", EarlyMemberCreated()},
          {"member_erased", MemberErased()},
          {"hours_logged", HoursLogged()},
          {"hours_logged_and_approved", HoursLoggedAndApproved()},
          {"hours_approved", HoursApproved()},
          {"hours_rejected", HoursRejected()},
          {"hours_reversed", HoursReversed()},
          {"credits_granted", CreditsGranted()},
          {"credits_transferred", CreditsTransferred()},
          {"hold_placed", HoldPlaced()},
          {"hold_captured", HoldCaptured()},
          {"hold_released", HoldReleased()},
          {"hold_expired", HoldExpired()},
          {"credits_redeemed", CreditsRedeemed()},
          {"redemption_refunded", RedemptionRefunded()},
          {"lots_expired", LotsExpired()},
          {"clock_confirmed", ClockConfirmed()},
          {"extremes", Extremes()},
          {"offer_created", OfferCreated()},
          {"offer_updated", OfferUpdated()},
          {"offer_suspended", OfferSuspended()},
          {"offer_resumed", OfferResumed()},
          {"hold_placed_for_an_offer", HoldPlacedForAnOffer()},
          {"credits_redeemed_by_an_offer", CreditsRedeemedByAnOffer()},
          {"session_created", SessionCreated()},
          {"attendance_recorded", AttendanceRecorded()},
          {"session_closed", SessionClosed()},
          {"scheme_updated", SchemeUpdated()},
          {"organisation_updated", OrganisationUpdated()},
          {"activity_updated", ActivityUpdated()},
          {"member_erased_with_duplicates", MemberErasedWithDuplicates()},
          {"member_erased_with_balance", MemberErasedWithBalance()},
          {"member_erased_in_debt", MemberErasedInDebt()},
          {"member_updated", MemberUpdated()},
          {"member_suspended", MemberSuspended()},
          {"member_resumed", MemberResumed()},
          {"member_closed", MemberClosed()},
          {"member_closed_in_debt", IndebtedMemberClosed()},
          {"members_merged", MembersMerged()},
          {"entry_reversed", EntryReversed()},
          {"lapse_reversed", LapseReversed()},
          {"hold_reopened", HoldReopened()},
          {"hours_updated", HoursUpdated()}};
}

std::vector<GoldenEntry> RecordEntries() {
  std::vector<GoldenEntry> entries;
  for (const auto& [name, record] : GoldenRecords()) {
    entries.push_back(
        GoldenEntryOf(name, "timecredit.storage.v1.Record", journal::EncodeRecord(record)));
  }
  return entries;
}

}  // namespace timecredit::tests
