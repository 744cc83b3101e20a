#include "ledger/domain/member.h"

#include <gtest/gtest.h>

#include "absl/status/status.h"
#include "ledger/domain/number.h"
#include "tests/domain/reason.h"

namespace timecredit::domain {
namespace {

Member In(MemberState state) {
  Member member;
  member.state = state;
  return member;
}

TEST(MemberTest, AnActiveMemberTakesPart) {
  EXPECT_TRUE(CheckCurrent(In(MemberState::kActive), "member").ok());
  EXPECT_TRUE(CheckActive(In(MemberState::kActive), "member").ok());
}

TEST(MemberTest, ASuspendedMemberIsStillAMemberButTakesNoPart) {
  EXPECT_TRUE(CheckCurrent(In(MemberState::kSuspended), "member").ok());
  const absl::Status status = CheckActive(In(MemberState::kSuspended), "to");
  EXPECT_EQ(ReasonOf(status), "MEMBER_SUSPENDED");
  EXPECT_EQ(FieldOf(status), "to");
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
}

TEST(MemberTest, AnErasedMemberIsNoneAnyMore) {
  const Member erased = In(MemberState::kErased);
  EXPECT_EQ(ReasonOf(CheckCurrent(erased, "member")), "MEMBER_ERASED");
  EXPECT_EQ(ReasonOf(CheckActive(erased, "member")), "MEMBER_ERASED");
}

TEST(MemberTest, AClosedMemberIsNoneAnyMore) {
  EXPECT_EQ(ReasonOf(CheckCurrent(In(MemberState::kClosed), "member")), "MEMBER_CLOSED");
}

TEST(MemberTest, AMergedMemberIsKnownByTheNumberOfTheSurvivor) {
  Member merged = In(MemberState::kMerged);
  merged.member = MemberNumber(7);
  EXPECT_EQ(SurvivorOf(merged), MemberNumber(7));
  merged.merged_into = MemberNumber(3);
  EXPECT_EQ(SurvivorOf(merged), MemberNumber(3));
  EXPECT_EQ(ReasonOf(CheckCurrent(merged, "member")), "MEMBER_MERGED");
}

TEST(MemberTest, StatesHaveNames) {
  EXPECT_EQ(NameOf(MemberState::kActive), "active");
  EXPECT_EQ(NameOf(MemberState::kSuspended), "suspended");
  EXPECT_EQ(NameOf(MemberState::kClosed), "closed");
  EXPECT_EQ(NameOf(MemberState::kErased), "erased");
  EXPECT_EQ(NameOf(MemberState::kMerged), "merged");
}

}  // namespace
}  // namespace timecredit::domain
