#include "ledger/journal/value_codec.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/hold.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/member.h"
#include "ledger/domain/offer.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/scheme.h"
#include "ledger/domain/session.h"
#include "ledger/domain/verdict.h"
#include "proto/timecredit/storage/v1/row.pb.h"
#include "proto/timecredit/storage/v1/value.pb.h"

namespace timecredit::journal {
namespace {

// ---- Every enumerator has the number of its counterpart in the published messages. Switches
// without a default: an enumerator that is added to the domain does not compile until it is here.

int StoredNumber(domain::OwnerKind kind) {
  switch (kind) {
    case domain::OwnerKind::kScheme:
      return stored::OWNER_KIND_SCHEME;
    case domain::OwnerKind::kMember:
      return stored::OWNER_KIND_MEMBER;
    case domain::OwnerKind::kOrganisation:
      return stored::OWNER_KIND_ORGANISATION;
    case domain::OwnerKind::kObligation:
      return stored::OWNER_KIND_OBLIGATION;
  }
  return 0;
}

int StoredNumber(domain::AccountKind kind) {
  switch (kind) {
    case domain::AccountKind::kIssuance:
      return stored::ACCOUNT_KIND_ISSUANCE;
    case domain::AccountKind::kWallet:
      return stored::ACCOUNT_KIND_WALLET;
    case domain::AccountKind::kHeld:
      return stored::ACCOUNT_KIND_HELD;
    case domain::AccountKind::kTakings:
      return stored::ACCOUNT_KIND_TAKINGS;
    case domain::AccountKind::kBudget:
      return stored::ACCOUNT_KIND_BUDGET;
    case domain::AccountKind::kPot:
      return stored::ACCOUNT_KIND_POT;
    case domain::AccountKind::kExpired:
      return stored::ACCOUNT_KIND_EXPIRED;
    case domain::AccountKind::kSettled:
      return stored::ACCOUNT_KIND_SETTLED;
    case domain::AccountKind::kContributed:
      return stored::ACCOUNT_KIND_CONTRIBUTED;
    case domain::AccountKind::kReceived:
      return stored::ACCOUNT_KIND_RECEIVED;
    case domain::AccountKind::kImposed:
      return stored::ACCOUNT_KIND_IMPOSED;
    case domain::AccountKind::kOutstanding:
      return stored::ACCOUNT_KIND_OUTSTANDING;
    case domain::AccountKind::kDischarged:
      return stored::ACCOUNT_KIND_DISCHARGED;
  }
  return 0;
}

int StoredNumber(domain::PrincipalKind kind) {
  switch (kind) {
    case domain::PrincipalKind::kSystem:
      return stored::PRINCIPAL_KIND_SYSTEM;
    case domain::PrincipalKind::kOperator:
      return stored::PRINCIPAL_KIND_OPERATOR;
    case domain::PrincipalKind::kManager:
      return stored::PRINCIPAL_KIND_MANAGER;
    case domain::PrincipalKind::kOfficer:
      return stored::PRINCIPAL_KIND_OFFICER;
    case domain::PrincipalKind::kPartner:
      return stored::PRINCIPAL_KIND_PARTNER;
    case domain::PrincipalKind::kMember:
      return stored::PRINCIPAL_KIND_MEMBER;
  }
  return 0;
}

int StoredNumber(domain::Acceptance acceptance) {
  switch (acceptance) {
    case domain::Acceptance::kNetwork:
      return stored::ACCEPTANCE_NETWORK;
    case domain::Acceptance::kWhereEarned:
      return stored::ACCEPTANCE_WHERE_EARNED;
  }
  return 0;
}

int StoredNumber(domain::AwardKind kind) {
  switch (kind) {
    case domain::AwardKind::kPerMinute:
      return stored::AWARD_KIND_PER_MINUTE;
    case domain::AwardKind::kFixed:
      return stored::AWARD_KIND_FIXED;
  }
  return 0;
}

int StoredNumber(domain::Rounding rounding) {
  switch (rounding) {
    case domain::Rounding::kExactMinutes:
      return stored::ROUNDING_EXACT_MINUTES;
    case domain::Rounding::kNearestQuarter:
      return stored::ROUNDING_NEAREST_QUARTER;
    case domain::Rounding::kUpToQuarter:
      return stored::ROUNDING_UP_TO_QUARTER;
    case domain::Rounding::kNearestWholeHour:
      return stored::ROUNDING_NEAREST_WHOLE_HOUR;
    case domain::Rounding::kUpToWholeHour:
      return stored::ROUNDING_UP_TO_WHOLE_HOUR;
  }
  return 0;
}

int StoredNumber(domain::ServiceCategory category) {
  switch (category) {
    case domain::ServiceCategory::kNone:
      return stored::SERVICE_CATEGORY_UNSPECIFIED;
    case domain::ServiceCategory::kGeneralPublicServices:
      return stored::SERVICE_CATEGORY_GENERAL_PUBLIC_SERVICES;
    case domain::ServiceCategory::kDefence:
      return stored::SERVICE_CATEGORY_DEFENCE;
    case domain::ServiceCategory::kPublicOrderAndSafety:
      return stored::SERVICE_CATEGORY_PUBLIC_ORDER_AND_SAFETY;
    case domain::ServiceCategory::kEconomicAffairs:
      return stored::SERVICE_CATEGORY_ECONOMIC_AFFAIRS;
    case domain::ServiceCategory::kEnvironmentalProtection:
      return stored::SERVICE_CATEGORY_ENVIRONMENTAL_PROTECTION;
    case domain::ServiceCategory::kHousingAndCommunityAmenities:
      return stored::SERVICE_CATEGORY_HOUSING_AND_COMMUNITY_AMENITIES;
    case domain::ServiceCategory::kHealth:
      return stored::SERVICE_CATEGORY_HEALTH;
    case domain::ServiceCategory::kRecreationCultureAndReligion:
      return stored::SERVICE_CATEGORY_RECREATION_CULTURE_AND_RELIGION;
    case domain::ServiceCategory::kEducation:
      return stored::SERVICE_CATEGORY_EDUCATION;
    case domain::ServiceCategory::kSocialProtection:
      return stored::SERVICE_CATEGORY_SOCIAL_PROTECTION;
  }
  return 0;
}

int StoredNumber(domain::VerdictKind kind) {
  switch (kind) {
    case domain::VerdictKind::kAllow:
      return stored::VERDICT_KIND_ALLOW;
    case domain::VerdictKind::kRefuse:
      return stored::VERDICT_KIND_REFUSE;
    case domain::VerdictKind::kPrice:
      return stored::VERDICT_KIND_PRICE;
  }
  return 0;
}

int StoredNumber(domain::MemberState state) {
  switch (state) {
    case domain::MemberState::kActive:
      return stored::MEMBER_STATE_ACTIVE;
    case domain::MemberState::kSuspended:
      return stored::MEMBER_STATE_SUSPENDED;
    case domain::MemberState::kClosed:
      return stored::MEMBER_STATE_CLOSED;
    case domain::MemberState::kErased:
      return stored::MEMBER_STATE_ERASED;
    case domain::MemberState::kMerged:
      return stored::MEMBER_STATE_MERGED;
  }
  return 0;
}

int StoredNumber(domain::HourLogState state) {
  switch (state) {
    case domain::HourLogState::kSubmitted:
      return stored::HOUR_LOG_STATE_SUBMITTED;
    case domain::HourLogState::kApproved:
      return stored::HOUR_LOG_STATE_APPROVED;
    case domain::HourLogState::kRejected:
      return stored::HOUR_LOG_STATE_REJECTED;
    case domain::HourLogState::kReversed:
      return stored::HOUR_LOG_STATE_REVERSED;
  }
  return 0;
}

int StoredNumber(domain::HoldState state) {
  switch (state) {
    case domain::HoldState::kOpen:
      return stored::HOLD_STATE_OPEN;
    case domain::HoldState::kCaptured:
      return stored::HOLD_STATE_CAPTURED;
    case domain::HoldState::kReleased:
      return stored::HOLD_STATE_RELEASED;
    case domain::HoldState::kExpired:
      return stored::HOLD_STATE_EXPIRED;
  }
  return 0;
}

int StoredNumber(domain::OfferState state) {
  switch (state) {
    case domain::OfferState::kOpen:
      return stored::OFFER_STATE_OPEN;
    case domain::OfferState::kSuspended:
      return stored::OFFER_STATE_SUSPENDED;
  }
  return 0;
}

int StoredNumber(domain::SessionState state) {
  switch (state) {
    case domain::SessionState::kOpen:
      return stored::SESSION_STATE_OPEN;
    case domain::SessionState::kClosed:
      return stored::SESSION_STATE_CLOSED;
  }
  return 0;
}

// The domain has exactly the numbers that the messages have, but for 0.
template <class Enum>
void ExpectSameNumbers(bool (*is_known)(int)) {
  EXPECT_TRUE(is_known(0));
  for (int number = 1; number <= std::numeric_limits<uint8_t>::max(); ++number) {
    EXPECT_EQ(StoredNumber(static_cast<Enum>(number)), is_known(number) ? number : 0) << number;
  }
}

TEST(EnumNumbers, AreThoseOfThePublishedMessages) {
  ExpectSameNumbers<domain::OwnerKind>(stored::OwnerKind_IsValid);
  ExpectSameNumbers<domain::AccountKind>(stored::AccountKind_IsValid);
  ExpectSameNumbers<domain::PrincipalKind>(stored::PrincipalKind_IsValid);
  ExpectSameNumbers<domain::Acceptance>(stored::Acceptance_IsValid);
  ExpectSameNumbers<domain::AwardKind>(stored::AwardKind_IsValid);
  ExpectSameNumbers<domain::Rounding>(stored::Rounding_IsValid);
  ExpectSameNumbers<domain::ServiceCategory>(stored::ServiceCategory_IsValid);
  ExpectSameNumbers<domain::VerdictKind>(stored::VerdictKind_IsValid);
  ExpectSameNumbers<domain::MemberState>(stored::MemberState_IsValid);
  ExpectSameNumbers<domain::HourLogState>(stored::HourLogState_IsValid);
  ExpectSameNumbers<domain::HoldState>(stored::HoldState_IsValid);
  ExpectSameNumbers<domain::OfferState>(stored::OfferState_IsValid);
  ExpectSameNumbers<domain::SessionState>(stored::SessionState_IsValid);
}

TEST(EnumNumbers, OfAccountsLieInTheRangeOfTheirBook) {
  for (int number = 1; number <= std::numeric_limits<uint8_t>::max(); ++number) {
    if (!stored::AccountKind_IsValid(number)) continue;
    const domain::Book book = domain::BookOf(static_cast<domain::AccountKind>(number));
    EXPECT_EQ(static_cast<int>(book), number / 16 + 1) << number;
  }
}

TEST(Weekdays, AreNumberedAsInIso8601) {
  domain::Scheme scheme;
  for (int number = 1; number <= 7; ++number) {
    // The first day of 2024 was a Monday.
    scheme.calendar.week_start = absl::GetWeekday(domain::Date(2024, 1, number));
    stored::Scheme message;
    ToMessage(scheme, message);
    EXPECT_EQ(message.calendar().week_start(), number);
  }
}

TEST(Instants, AreMicrosecondsWithPlacesForBeforeAndAfterAllTime) {
  EXPECT_EQ(MicrosecondsOf(absl::UnixEpoch()), 0);
  EXPECT_EQ(MicrosecondsOf(absl::FromUnixMicros(-1)), -1);
  EXPECT_EQ(MicrosecondsOf(absl::InfinitePast()), std::nullopt);
  EXPECT_EQ(MicrosecondsOf(absl::InfiniteFuture()), std::numeric_limits<int64_t>::max());

  EXPECT_EQ(InstantFrom(true, 0), absl::UnixEpoch());
  EXPECT_EQ(InstantFrom(false, 0), absl::InfinitePast());
  EXPECT_EQ(InstantFrom(true, std::numeric_limits<int64_t>::max()), absl::InfiniteFuture());
}

TEST(Dates, AreDaysSince1970) {
  EXPECT_EQ(DaysOf(domain::Date(1970, 1, 1)), 0);
  EXPECT_EQ(DaysOf(domain::Date(1969, 12, 31)), -1);
  EXPECT_EQ(DaysOf(domain::Date(2024, 2, 29)), 19782);
  EXPECT_EQ(DateFrom(19782), domain::Date(2024, 2, 29));
}

TEST(Dates, MillionsOfYearsAwayAreMovedToTheNearestThatFits) {
  EXPECT_EQ(DaysOf(domain::Date(50'000'000, 1, 1)), std::numeric_limits<int32_t>::max());
  EXPECT_EQ(DaysOf(domain::Date(-50'000'000, 1, 1)), std::numeric_limits<int32_t>::min());
}

}  // namespace
}  // namespace timecredit::journal
