#include "ledger/domain/hour_log.h"

#include <gtest/gtest.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"
#include "tests/domain/reason.h"

namespace timecredit::domain {
namespace {

constexpr MemberNumber kAnn(1);
constexpr MemberNumber kBethan(2);

HourLog In(HourLogState state) {
  HourLog log;
  log.member = kAnn;
  log.state = state;
  return log;
}

HourLog SubmittedBy(const Principal& principal) {
  HourLog log = In(HourLogState::kSubmitted);
  log.submitted_by = principal;
  return log;
}

Principal Officer(uint64_t number, std::optional<MemberNumber> member = std::nullopt) {
  return {.kind = PrincipalKind::kOfficer, .number = number, .member = member};
}

Principal Self(MemberNumber member) {
  return {.kind = PrincipalKind::kMember, .number = member.value, .member = member};
}

TEST(HourLogTest, OnlySubmittedHoursAreApprovedOrRejected) {
  EXPECT_EQ(ReasonOf(CheckResolvable(In(HourLogState::kSubmitted))), "OK");
  for (const HourLogState state :
       {HourLogState::kApproved, HourLogState::kRejected, HourLogState::kReversed}) {
    const absl::Status status = CheckResolvable(In(state));
    EXPECT_EQ(ReasonOf(status), "HOUR_LOG_RESOLVED") << NameOf(state);
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  }
}

TEST(HourLogTest, OnlyApprovedHoursAreReversedAndOnlyOnce) {
  EXPECT_EQ(ReasonOf(CheckReversible(In(HourLogState::kApproved))), "OK");
  EXPECT_EQ(ReasonOf(CheckReversible(In(HourLogState::kSubmitted))), "HOUR_LOG_NOT_APPROVED");
  EXPECT_EQ(ReasonOf(CheckReversible(In(HourLogState::kRejected))), "HOUR_LOG_NOT_APPROVED");
  EXPECT_EQ(ReasonOf(CheckReversible(In(HourLogState::kReversed))), "HOUR_LOG_REVERSED");
  EXPECT_EQ(CheckReversible(In(HourLogState::kReversed)).code(),
            absl::StatusCode::kFailedPrecondition);
}

TEST(ApproverTest, NobodyApprovesTheirOwnHoursUnderAnyHat) {
  const HourLog log = SubmittedBy(Self(kAnn));
  for (const Principal& ann :
       {Self(kAnn), Officer(4, kAnn),
        Principal{.kind = PrincipalKind::kManager, .number = 1, .member = kAnn}}) {
    const absl::Status status = CheckApprover(log, ann);
    EXPECT_EQ(status.code(), absl::StatusCode::kPermissionDenied);
    EXPECT_EQ(ReasonOf(status), "OWN_HOURS");
  }
}

TEST(ApproverTest, OthersApproveWhetherMembersOrNot) {
  const HourLog log = SubmittedBy(Self(kAnn));
  EXPECT_TRUE(CheckApprover(log, Officer(4)).ok());
  EXPECT_TRUE(CheckApprover(log, Officer(4, kBethan)).ok());
  EXPECT_TRUE(CheckApprover(log, Self(kBethan)).ok());
  EXPECT_TRUE(CheckApprover(log, Principal()).ok());
}

TEST(ApproverTest, AnOfficerApprovesWhatTheyEnteredForAnotherMember) {
  EXPECT_TRUE(CheckApprover(SubmittedBy(Officer(4)), Officer(4)).ok());
  EXPECT_TRUE(CheckApprover(SubmittedBy(Officer(4, kBethan)), Officer(4, kBethan)).ok());
}

// An officer volunteers, enters the hours, and has the link to their membership taken away.
TEST(ApproverTest, WhoEnteredTheirOwnHoursDoesNotApproveThemLaterWithoutTheLink) {
  const HourLog log = SubmittedBy(Officer(4, kAnn));
  EXPECT_EQ(ReasonOf(CheckApprover(log, Officer(4))), "OWN_HOURS");
  EXPECT_TRUE(CheckApprover(log, Officer(5)).ok());
  EXPECT_TRUE(
      CheckApprover(log, {.kind = PrincipalKind::kManager, .number = 4, .member = std::nullopt})
          .ok());
}

TEST(HourLogTest, EveryStateHasANameOfItsOwn) {
  std::set<std::string_view> names;
  for (const HourLogState state : {HourLogState::kSubmitted, HourLogState::kApproved,
                                   HourLogState::kRejected, HourLogState::kReversed}) {
    names.insert(NameOf(state));
  }
  EXPECT_EQ(names, (std::set<std::string_view>{"submitted", "approved", "rejected", "reversed"}));
}

}  // namespace
}  // namespace timecredit::domain
