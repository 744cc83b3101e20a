#include "ledger/domain/scheme.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "ledger/domain/amount.h"
#include "ledger/domain/refusal.h"

namespace timecredit::domain {
namespace {

constexpr int32_t kLongestLifetimeDays = 36'600;
constexpr int32_t kLongestGraceDays = 3'660;
constexpr int64_t kMostUnits = 100;

absl::Status CheckPolicies(const Policies& policies) {
  auto status = CheckNumber(policies.wallet_floor_credit_minutes, -kLargestAmount, 0,
                            "policies.wallet_floor_credit_minutes");
  if (!status.ok()) return status;
  if (policies.credit_lifetime_days.has_value()) {
    status = CheckNumber(*policies.credit_lifetime_days, 1, kLongestLifetimeDays,
                         "policies.credit_lifetime_days");
    if (!status.ok()) return status;
  }
  return CheckNumber(policies.grace_days, 0, kLongestGraceDays, "policies.grace_days");
}

absl::Status CheckUnits(const std::vector<CountedUnit>& units) {
  if (std::ssize(units) > kMostUnits) {
    return RefuseArgument("LIST_TOO_LONG", "units", {{"most", kMostUnits}});
  }
  absl::flat_hash_set<std::string> seen;
  for (const CountedUnit& unit : units) {
    if (auto status = CheckAlias(unit.alias, "units.alias"); !status.ok()) return status;
    if (auto status = CheckNames(unit.names, "units.names"); !status.ok()) return status;
    if (!seen.insert(unit.alias).second) {
      return RefuseArgument("UNIT_TWICE", "units.alias", {{"id", unit.alias}});
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckScheme(const Scheme& scheme) {
  if (auto status = CheckAlias(scheme.alias, "alias"); !status.ok()) return status;
  if (auto status = CheckNames(scheme.names, "names"); !status.ok()) return status;
  if (auto status = CheckCalendar(scheme.calendar); !status.ok()) return status;
  if (auto status = CheckUnits(scheme.units); !status.ok()) return status;
  return CheckPolicies(scheme.policies);
}

absl::Status CheckUpdate(const Scheme& before, const Scheme& after) {
  const auto refuse = [](std::string_view field) {
    return RefuseState("CHANGE_NOT_POSSIBLE", field);
  };
  if (after.alias != before.alias) return refuse("alias");
  if (after.calendar.zone != before.calendar.zone) {
    return refuse("calendar.zone");
  }
  const auto same_id = [](const CountedUnit& left, const CountedUnit& right) {
    return left.alias == right.alias;
  };
  if (after.units.size() < before.units.size() ||
      !std::equal(before.units.begin(), before.units.end(), after.units.begin(), same_id)) {
    return refuse("units");
  }
  return absl::OkStatus();
}

absl::Status CheckUnit(const Scheme& scheme, UnitNumber unit) {
  if (unit.value <= scheme.units.size()) return absl::OkStatus();
  return RefuseArgument("UNIT_UNKNOWN", "unit");
}

std::optional<Date> ExpiryOf(const Policies& policies, Date issued) {
  if (!policies.credit_lifetime_days.has_value()) return std::nullopt;
  return issued + 1 + *policies.credit_lifetime_days;
}

}  // namespace timecredit::domain
