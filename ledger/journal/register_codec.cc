#include "absl/time/civil_time.h"
#include "ledger/journal/value_codec.h"

// Those values of value_codec.h that have rows of their own: schemes, organisations, activities,
// offers.
namespace timecredit::journal {
namespace {

void ToMessage(const domain::Calendar& calendar, stored::Calendar& message) {
  message.set_zone(calendar.zone);
  // absl::Weekday counts from Monday = 0.
  message.set_week_start(static_cast<stored::Weekday>(static_cast<int>(calendar.week_start) + 1));
  message.set_year_start_month(calendar.year_start_month);
  message.set_year_start_day(calendar.year_start_day);
}

domain::Calendar FromMessage(const stored::Calendar& message, Fault& fault) {
  const int weekday =
      EnumFrom<int>(message.week_start(), stored::Weekday_IsValid, "start of the week", fault);
  return {.zone = message.zone(),
          .week_start = static_cast<absl::Weekday>(weekday - 1),
          .year_start_month = message.year_start_month(),
          .year_start_day = message.year_start_day()};
}

void ToMessage(const domain::Policies& policies, stored::Policies& message) {
  message.set_wallet_floor_credit_minutes(policies.wallet_floor_credit_minutes);
  if (policies.credit_lifetime_days) {
    message.set_credit_lifetime_days(*policies.credit_lifetime_days);
  }
  message.set_grace_days(policies.grace_days);
  message.set_acceptance(static_cast<stored::Acceptance>(policies.acceptance));
  message.set_allows_typed_amounts(policies.allows_typed_amounts);
}

domain::Policies FromMessage(const stored::Policies& message, Fault& fault) {
  domain::Policies policies;
  policies.wallet_floor_credit_minutes = message.wallet_floor_credit_minutes();
  if (message.has_credit_lifetime_days()) {
    policies.credit_lifetime_days = message.credit_lifetime_days();
  }
  policies.grace_days = message.grace_days();
  policies.acceptance = EnumFrom<domain::Acceptance>(
      message.acceptance(), stored::Acceptance_IsValid, "acceptance", fault);
  policies.allows_typed_amounts = message.allows_typed_amounts();
  return policies;
}

void ToMessage(const domain::Purposes& purposes, stored::Purposes& message) {
  message.set_contribution(purposes.contribution);
  message.set_credit(purposes.credit);
  message.set_obligation(purposes.obligation);
}

domain::Purposes FromMessage(const stored::Purposes& message) {
  return {.contribution = message.contribution(),
          .credit = message.credit(),
          .obligation = message.obligation()};
}

}  // namespace

void ToMessage(const domain::AwardPolicy& award, stored::AwardPolicy& message) {
  message.set_kind(static_cast<stored::AwardKind>(award.kind));
  message.set_credit_minutes_per_hour(award.credit_minutes_per_hour);
  message.set_rounding(static_cast<stored::Rounding>(award.rounding));
  message.set_fixed_credit_minutes(award.fixed_credit_minutes);
  message.set_fixed_contribution_minutes(award.fixed_contribution_minutes);
}

domain::AwardPolicy FromMessage(const stored::AwardPolicy& message, Fault& fault) {
  return {.kind = EnumFrom<domain::AwardKind>(message.kind(), stored::AwardKind_IsValid,
                                              "award kind", fault),
          .credit_minutes_per_hour = message.credit_minutes_per_hour(),
          .rounding = EnumFrom<domain::Rounding>(message.rounding(), stored::Rounding_IsValid,
                                                 "rounding", fault),
          .fixed_credit_minutes = message.fixed_credit_minutes(),
          .fixed_contribution_minutes = message.fixed_contribution_minutes()};
}

void ToMessage(const domain::Scheme& scheme, stored::Scheme& message) {
  message.set_alias(scheme.alias);
  ToMessage(scheme.names, *message.mutable_names());
  ToMessage(scheme.calendar, *message.mutable_calendar());
  for (const domain::CountedUnit& unit : scheme.units) {
    stored::CountedUnit& counted = *message.add_units();
    counted.set_alias(unit.alias);
    ToMessage(unit.names, *counted.mutable_names());
  }
  ToMessage(scheme.policies, *message.mutable_policies());
}

domain::Scheme FromMessage(domain::SchemeNumber number, const stored::Scheme& message,
                           Fault& fault) {
  domain::Scheme scheme;
  scheme.scheme = number;
  scheme.alias = message.alias();
  scheme.names = FromMessage(message.names());
  scheme.calendar = FromMessage(message.calendar(), fault);
  for (const stored::CountedUnit& counted : message.units()) {
    scheme.units.push_back({.alias = counted.alias(), .names = FromMessage(counted.names())});
  }
  scheme.policies = FromMessage(message.policies(), fault);
  return scheme;
}

void ToMessage(const domain::Organisation& organisation, stored::Organisation& message) {
  message.set_alias(organisation.alias);
  ToMessage(organisation.names, *message.mutable_names());
  message.set_is_partner(organisation.is_partner);
  message.set_takes_typed_amounts(organisation.takes_typed_amounts);
}

domain::Organisation FromMessage(const domain::Organisation::Key& key,
                                 const stored::Organisation& message) {
  return {.scheme = key.scheme,
          .organisation = key.organisation,
          .alias = message.alias(),
          .names = FromMessage(message.names()),
          .is_partner = message.is_partner(),
          .takes_typed_amounts = message.takes_typed_amounts()};
}

void ToMessage(const domain::Activity& activity, stored::Activity& message) {
  message.set_alias(activity.alias);
  ToMessage(activity.names, *message.mutable_names());
  message.set_host_organisation_number(activity.host.value);
  ToMessage(activity.award, *message.mutable_award());
  message.set_contribution_unit_number(activity.contribution_unit.value);
  ToMessage(activity.purposes, *message.mutable_purposes());
  message.set_needs_approval(activity.needs_approval);
  message.set_appears_as_activity_number(activity.appears_as.value);
  message.set_category(static_cast<stored::ServiceCategory>(activity.category));
  message.set_is_face(activity.is_face);
}

domain::Activity FromMessage(const domain::Activity::Key& key, const stored::Activity& message,
                             Fault& fault) {
  return {.scheme = key.scheme,
          .activity = key.activity,
          .alias = message.alias(),
          .names = FromMessage(message.names()),
          .host = domain::OrganisationNumber(message.host_organisation_number()),
          .award = FromMessage(message.award(), fault),
          .contribution_unit = domain::UnitNumber(message.contribution_unit_number()),
          .purposes = FromMessage(message.purposes()),
          .needs_approval = message.needs_approval(),
          .appears_as = domain::ActivityNumber(message.appears_as_activity_number()),
          .category = message.category() == stored::SERVICE_CATEGORY_UNSPECIFIED
                          ? domain::ServiceCategory::kNone
                          : EnumFrom<domain::ServiceCategory>(message.category(),
                                                              stored::ServiceCategory_IsValid,
                                                              "service category", fault),
          .is_face = message.is_face()};
}

void ToMessage(const domain::Offer& offer, stored::Offer& message) {
  message.set_alias(offer.alias);
  message.set_partner_organisation_number(offer.partner.value);
  ToMessage(offer.names, *message.mutable_names());
  message.set_credit_minutes_per_adult(offer.credit_minutes_per_adult);
  message.set_credit_minutes_per_under_16(offer.credit_minutes_per_under_16);
  message.set_most_people(offer.most_people);
  message.set_state(static_cast<stored::OfferState>(offer.state));
}

domain::Offer FromMessage(const domain::Offer::Key& key, const stored::Offer& message,
                          Fault& fault) {
  return {.scheme = key.scheme,
          .offer = key.offer,
          .alias = message.alias(),
          .partner = domain::OrganisationNumber(message.partner_organisation_number()),
          .names = FromMessage(message.names()),
          .credit_minutes_per_adult = message.credit_minutes_per_adult(),
          .credit_minutes_per_under_16 = message.credit_minutes_per_under_16(),
          .most_people = message.most_people(),
          .state = EnumFrom<domain::OfferState>(message.state(), stored::OfferState_IsValid,
                                                "offer state", fault)};
}

}  // namespace timecredit::journal
