#include "ledger/domain/activity.h"

#include <cstdint>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/amount.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/refusal.h"

namespace timecredit::domain {
namespace {

constexpr int64_t kMinutesOfAnHour = 60;
constexpr int64_t kMinutesOfAQuarter = 15;
constexpr int64_t kLargestRate = 6'000;  // credit-minutes for an hour: a hundred credits

// For numerators from 0 on and even denominators: however large, nothing leaves 64 bits.
int64_t RoundUp(int64_t numerator, int64_t denominator) {
  return numerator / denominator + (numerator % denominator > 0 ? 1 : 0);
}

int64_t RoundHalfUp(int64_t numerator, int64_t denominator) {
  return numerator / denominator + (numerator % denominator >= denominator / 2 ? 1 : 0);
}

// Rounds minutes * rate / 60 credit-minutes in one step, so that no remainder is lost between.
int64_t RoundAward(int64_t product, Rounding rounding) {
  const auto steps_of = [](int64_t step) { return kMinutesOfAnHour * step; };
  switch (rounding) {
    case Rounding::kExactMinutes:
      return RoundHalfUp(product, kMinutesOfAnHour);
    case Rounding::kNearestQuarter:
      return RoundHalfUp(product, steps_of(kMinutesOfAQuarter)) * kMinutesOfAQuarter;
    case Rounding::kUpToQuarter:
      return RoundUp(product, steps_of(kMinutesOfAQuarter)) * kMinutesOfAQuarter;
    case Rounding::kNearestWholeHour:
      return RoundHalfUp(product, steps_of(kMinutesOfAnHour)) * kMinutesOfAnHour;
    case Rounding::kUpToWholeHour:
      return RoundUp(product, steps_of(kMinutesOfAnHour)) * kMinutesOfAnHour;
  }
  return 0;
}

absl::StatusOr<int64_t> CreditFor(const Activity& activity, int64_t duration_minutes) {
  if (!activity.purposes.credit) return 0;
  if (activity.award.kind == AwardKind::kFixed) return activity.award.fixed_credit_minutes;
  const auto product = CheckedMultiply(duration_minutes, activity.award.credit_minutes_per_hour);
  if (!product.ok()) return product.status();
  const int64_t credit = RoundAward(*product, activity.award.rounding);
  if (credit == 0 && *product > 0) {
    return RefuseState("AWARD_ROUNDS_TO_NOTHING", "duration_minutes",
                       {{"time", Minutes{duration_minutes}}});
  }
  return credit;
}

int64_t ContributionFor(const Activity& activity, int64_t duration_minutes, int64_t quantity) {
  if (!activity.purposes.contribution) return 0;
  if (activity.contribution_unit != kMinutes) return quantity;
  if (activity.award.kind == AwardKind::kFixed) return activity.award.fixed_contribution_minutes;
  return duration_minutes;
}

}  // namespace

absl::Status CheckActivity(const Activity& activity) {
  if (auto status = CheckAlias(activity.alias, "alias"); !status.ok()) return status;
  if (auto status = CheckNames(activity.names, "names"); !status.ok()) return status;
  const AwardPolicy& award = activity.award;
  auto status =
      CheckNumber(award.credit_minutes_per_hour, 0, kLargestRate, "award.credit_minutes_per_hour");
  status.Update(
      CheckNumber(award.fixed_credit_minutes, 0, kLargestAmount, "award.fixed_credit_minutes"));
  status.Update(CheckNumber(award.fixed_contribution_minutes, 0, kLargestAmount,
                            "award.fixed_contribution_minutes"));
  if (!status.ok()) return status;
  if (!activity.purposes.contribution && !activity.purposes.credit &&
      !activity.purposes.obligation) {
    return RefuseArgument("PURPOSE_MISSING", "purposes");
  }
  if (activity.purposes.obligation != activity.IsConfidential()) {
    return RefuseArgument("OBLIGATION_NOT_CONFIDENTIAL", "appears_as");
  }
  if (activity.purposes.obligation && !activity.needs_approval) {
    return RefuseArgument("OBLIGATION_NEEDS_APPROVAL", "needs_approval");
  }
  return absl::OkStatus();
}

absl::Status CheckFace(const Activity& face) {
  if (!face.IsConfidential() && face.needs_approval) return absl::OkStatus();
  return RefuseArgument("FACE_UNSUITABLE", "appears_as");
}

absl::Status CheckUpdate(const Activity& before, const Activity& after) {
  const auto refuse = [](std::string_view field) {
    return RefuseState("CHANGE_NOT_POSSIBLE", field);
  };
  if (after.alias != before.alias) return refuse("alias");
  if (after.host != before.host) return refuse("host");
  if (after.contribution_unit != before.contribution_unit) return refuse("contribution_unit");
  if (after.purposes != before.purposes) return refuse("purposes");
  if (after.appears_as != before.appears_as) return refuse("appears_as");
  if (after.is_face != before.is_face) return refuse("is_face");
  return absl::OkStatus();
}

absl::StatusOr<Award> AwardFor(const Activity& activity, int64_t duration_minutes,
                               int64_t quantity) {
  const auto credit = CreditFor(activity, duration_minutes);
  if (!credit.ok()) return credit.status();
  return Award{.credit_minutes = *credit,
               .contribution_quantity = ContributionFor(activity, duration_minutes, quantity)};
}

}  // namespace timecredit::domain
