#ifndef LEDGER_DOMAIN_ACTIVITY_H_
#define LEDGER_DOMAIN_ACTIVITY_H_

#include <compare>
#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/localized_text.h"
#include "ledger/domain/number.h"

namespace timecredit::domain {

// How an award per minute is rounded. Stored numbers: only append.
enum class Rounding : uint8_t {
  kExactMinutes = 1,
  kNearestQuarter = 2,    // of an hour; half a quarter rounds up
  kUpToQuarter = 3,       // of an hour
  kNearestWholeHour = 4,  // half an hour rounds up
  kUpToWholeHour = 5,
};

// Stored numbers: only append.
enum class AwardKind : uint8_t {
  kPerMinute = 1,
  kFixed = 2,  // a newsletter article: the same award whatever time it took
};

// What an approved hour log of an activity awards.
struct AwardPolicy {
  AwardKind kind = AwardKind::kPerMinute;
  // Per minute: credit-minutes for each hour given, 60 for one credit an hour; rounded afterwards.
  int64_t credit_minutes_per_hour = 60;
  Rounding rounding = Rounding::kExactMinutes;
  // Fixed: the award, and the minutes that reports count for it.
  int64_t fixed_credit_minutes = 0;
  int64_t fixed_contribution_minutes = 0;

  friend bool operator==(const AwardPolicy&, const AwardPolicy&) = default;
};

// The OECD's categories of services, by which reports can be broken down. Stored numbers: only
// append.
enum class ServiceCategory : uint8_t {
  kNone = 0,  // nobody said
  kGeneralPublicServices = 1,
  kDefence = 2,
  kPublicOrderAndSafety = 3,
  kEconomicAffairs = 4,
  kEnvironmentalProtection = 5,
  kHousingAndCommunityAmenities = 6,
  kHealth = 7,
  kRecreationCultureAndReligion = 8,
  kEducation = 9,
  kSocialProtection = 10,
};

// Which books an approved hour posts to.
struct Purposes {
  bool contribution = true;
  bool credit = true;
  bool obligation = false;  // discharges the obligation that the hour log names; confidential

  friend bool operator==(const Purposes&, const Purposes&) = default;
};

// Something members do for a host.
struct Activity {
  struct Key {
    SchemeNumber scheme;
    ActivityNumber activity;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };

  SchemeNumber scheme;
  ActivityNumber activity;
  std::string alias;  // unique in the scheme
  LocalizedText names;
  OrganisationNumber host;
  AwardPolicy award;
  UnitNumber contribution_unit;  // minutes, or the counted unit that reports count
  Purposes purposes;
  bool needs_approval = true;
  // For a confidential activity: the public activity, its face, as whose hours its own appear, so
  // that they cannot be told from any other. What they award, count as, need and are refused for is
  // what the face says; the award, unit, approval and category here are not used. None = the
  // activity is public itself.
  ActivityNumber appears_as;
  ServiceCategory category = ServiceCategory::kNone;
  // A confidential activity appears as this one. From then on its hours have a confidential side,
  // or the cover of one. Never unset.
  bool is_face = false;

  bool IsConfidential() const { return !appears_as.IsNone(); }
  Key key() const { return {scheme, activity}; }
  friend bool operator==(const Activity&, const Activity&) = default;
};

// What one hour log earns.
struct Award {
  int64_t credit_minutes = 0;
  int64_t contribution_quantity = 0;  // in the activity's contribution unit

  friend bool operator==(const Award&, const Award&) = default;
};

// INVALID_ARGUMENT with the field at fault.
absl::Status CheckActivity(const Activity& activity);

// Whether the hours of a confidential activity can appear as those of `face`: a public one whose
// hours await approval, since nobody discharges their own sentence. INVALID_ARGUMENT,
// FACE_UNSUITABLE.
absl::Status CheckFace(const Activity& face);

// FAILED_PRECONDITION, CHANGE_NOT_POSSIBLE with the field, unless an activity may become another by
// an update: id, host, contribution unit, purposes and public face stay, because hours were given
// under them.
absl::Status CheckUpdate(const Activity& before, const Activity& after);

// The award for `duration_minutes` (0 where the activity asks for none) and `quantity` of the
// counted unit (0 where contribution is in minutes). FAILED_PRECONDITION, AWARD_ROUNDS_TO_NOTHING,
// where time was given but the rounding would leave nothing: never silently.
absl::StatusOr<Award> AwardFor(const Activity& activity, int64_t duration_minutes,
                               int64_t quantity);

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_ACTIVITY_H_
