#include "ledger/service/schemes/scheme_messages.h"

#include <cstdint>
#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/organisation.h"
#include "ledger/domain/scheme.h"
#include "ledger/service/names_messages.h"
#include "ledger/service/reply_writer.h"
#include "proto/timecredit/v1/scheme.pb.h"

namespace timecredit::service {
namespace {

// absl counts weekdays from Monday as messages do, from 0.
absl::Weekday WeekdayFrom(v1::Weekday message) {
  if (message < v1::WEEKDAY_MONDAY || message > v1::WEEKDAY_SUNDAY) return absl::Weekday::monday;
  return static_cast<absl::Weekday>(message - v1::WEEKDAY_MONDAY);
}

v1::Weekday WriteWeekday(absl::Weekday day) {
  return static_cast<v1::Weekday>(static_cast<int>(day) + v1::WEEKDAY_MONDAY);
}

domain::Policies PoliciesFrom(const v1::SchemePolicies& message) {
  domain::Policies policies;
  policies.wallet_floor_credit_minutes = message.wallet_floor_credit_minutes();
  if (message.has_credit_lifetime_days()) {
    policies.credit_lifetime_days = message.credit_lifetime_days();
  }
  if (message.has_grace_days()) policies.grace_days = message.grace_days();
  policies.acceptance = message.acceptance() == v1::ACCEPTANCE_WHERE_EARNED
                            ? domain::Acceptance::kWhereEarned
                            : domain::Acceptance::kNetwork;
  policies.allows_typed_amounts = message.allows_typed_amounts();
  return policies;
}

void WritePolicies(const domain::Policies& policies, v1::SchemePolicies& message) {
  message.set_wallet_floor_credit_minutes(policies.wallet_floor_credit_minutes);
  if (policies.credit_lifetime_days.has_value()) {
    message.set_credit_lifetime_days(*policies.credit_lifetime_days);
  }
  message.set_grace_days(policies.grace_days);
  message.set_allows_typed_amounts(policies.allows_typed_amounts);
  message.set_acceptance(policies.acceptance == domain::Acceptance::kWhereEarned
                             ? v1::ACCEPTANCE_WHERE_EARNED
                             : v1::ACCEPTANCE_NETWORK);
}

}  // namespace

domain::Scheme SchemeFrom(const std::string& id, const v1::Scheme& message) {
  domain::Scheme scheme;
  scheme.alias = id;
  scheme.names = NamesFrom(message.display_names());
  scheme.calendar.zone = message.time_zone();
  scheme.calendar.week_start = WeekdayFrom(message.week_start());
  const auto or_first = [](int32_t number) { return number == 0 ? 1 : number; };
  scheme.calendar.year_start_month = or_first(message.year_start_month());
  scheme.calendar.year_start_day = or_first(message.year_start_day());
  for (const v1::CountedUnit& unit : message.units()) {
    scheme.units.push_back({.alias = unit.unit_id(), .names = NamesFrom(unit.names())});
  }
  scheme.policies = PoliciesFrom(message.policies());
  return scheme;
}

void WriteScheme(const domain::Scheme& scheme, absl::Time now, v1::Scheme& message) {
  // Not looked up: a dry run leaves no scheme behind its number.
  message.set_name("schemes/" + scheme.alias);
  WriteNames(scheme.names, *message.mutable_display_names());
  message.set_time_zone(scheme.calendar.zone);
  message.set_week_start(WriteWeekday(scheme.calendar.week_start));
  message.set_year_start_month(scheme.calendar.year_start_month);
  message.set_year_start_day(scheme.calendar.year_start_day);
  for (const domain::CountedUnit& unit : scheme.units) {
    auto& written = *message.add_units();
    written.set_unit_id(unit.alias);
    WriteNames(unit.names, *written.mutable_names());
  }
  WritePolicies(scheme.policies, *message.mutable_policies());
  const auto today = domain::DateAt(scheme.calendar, now);
  if (today.ok()) message.set_current_date(ReplyWriter::Date(*today));
}

domain::Organisation OrganisationFrom(const v1::OrganisationDefinition& definition) {
  return {.scheme = {},
          .organisation = {},
          .alias = definition.organisation_id(),
          .names = NamesFrom(definition.display_names()),
          .is_partner = definition.is_partner() || !definition.offers().empty(),
          .takes_typed_amounts = definition.takes_typed_amounts()};
}

}  // namespace timecredit::service
