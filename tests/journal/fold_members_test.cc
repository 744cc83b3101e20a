#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "ledger/domain/account.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/member.h"
#include "ledger/domain/number.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "tests/journal/journal_fixture.h"

namespace timecredit::journal {
namespace {

using domain::Date;
using domain::MemberNumber;
using domain::MemberState;

class FoldMembersTest : public JournalFixture {
 protected:
  static MemberCreated Member(uint64_t number) {
    return {.member = MemberNumber(number), .joined_on = Date(2024, 2, 29)};
  }

  absl::StatusCode CodeOf(Body body) { return Try(Next(std::move(body))).code(); }
  MemberState StateOf(MemberNumber member) {
    return Find<domain::Member>({kScheme, member})->state;
  }
};

TEST_F(FoldMembersTest, AMemberIsANumberADayAndALine) {
  Do(SchemeCreated{.scheme = SchemeOf(kScheme)});
  const domain::Sequence created = Do(Member(1));
  EXPECT_EQ(Find<domain::Member>({kScheme, kAnn}),
            (domain::Member{.scheme = kScheme,
                            .member = kAnn,
                            .state = domain::MemberState::kActive,
                            .joined_on = Date(2024, 2, 29)}));
  EXPECT_TRUE(Find<Line>({kScheme, domain::OwnerOf(kAnn), created}).has_value());
}

TEST_F(FoldMembersTest, AnErasedMemberKeepsTheirBooks) {
  Begin();
  Grant(kAnn, 60);
  const domain::Sequence erased = Do(MemberErased{.member = kAnn, .duplicates = {}});
  EXPECT_EQ(Find<domain::Member>({kScheme, kAnn})->state, domain::MemberState::kErased);
  EXPECT_EQ(BalanceOf(domain::OwnerOf(kAnn), domain::AccountKind::kWallet), 60);
  EXPECT_TRUE(Find<Line>({kScheme, domain::OwnerOf(kAnn), erased}).has_value());
}

TEST_F(FoldMembersTest, AnUnknownMemberIsNotErased) {
  Begin();
  EXPECT_EQ(CodeOf(MemberErased{.member = MemberNumber(3), .duplicates = {}}),
            absl::StatusCode::kInternal);
}

TEST_F(FoldMembersTest, AnUpdateIsALineAndNothingElse) {
  Begin();
  const auto before = Find<domain::Member>({kScheme, kAnn});
  const domain::Sequence updated = Do(MemberUpdated{.member = kAnn});
  EXPECT_EQ(Find<domain::Member>({kScheme, kAnn}), before);
  EXPECT_TRUE(Find<Line>({kScheme, domain::OwnerOf(kAnn), updated}).has_value());
  EXPECT_EQ(CodeOf(MemberUpdated{.member = MemberNumber(3)}), absl::StatusCode::kInternal);
}

TEST_F(FoldMembersTest, ASuspensionLastsUntilItIsEnded) {
  Begin();
  EXPECT_EQ(CodeOf(MemberResumed{.member = kAnn}), absl::StatusCode::kInternal);
  const domain::Sequence suspended = Do(MemberSuspended{.member = kAnn});
  EXPECT_EQ(StateOf(kAnn), MemberState::kSuspended);
  EXPECT_TRUE(Find<Line>({kScheme, domain::OwnerOf(kAnn), suspended}).has_value());
  EXPECT_EQ(CodeOf(MemberSuspended{.member = kAnn}), absl::StatusCode::kInternal);
  Do(MemberResumed{.member = kAnn});
  EXPECT_EQ(StateOf(kAnn), MemberState::kActive);
  EXPECT_EQ(CodeOf(MemberSuspended{.member = MemberNumber(3)}), absl::StatusCode::kInternal);
}

TEST_F(FoldMembersTest, AClosedAccountIsClosedAgainButNobodyElses) {
  Begin();
  const domain::Sequence closed = Do(MemberClosed{.member = kAnn});
  EXPECT_EQ(StateOf(kAnn), MemberState::kClosed);
  EXPECT_TRUE(Find<Line>({kScheme, domain::OwnerOf(kAnn), closed}).has_value());
  EXPECT_EQ(CodeOf(MemberClosed{.member = kAnn}), absl::StatusCode::kOk);
  Do(MemberSuspended{.member = kBethan});
  EXPECT_EQ(CodeOf(MemberClosed{.member = kBethan}), absl::StatusCode::kOk);
  EXPECT_EQ(CodeOf(MemberClosed{.member = MemberNumber(3)}), absl::StatusCode::kInternal);
}

TEST_F(FoldMembersTest, AnErasedMembersAccountIsClosedAgainAndTheyStayErased) {
  Begin();
  Do(MemberErased{.member = kAnn, .duplicates = {}});
  const domain::Sequence closed = Do(MemberClosed{.member = kAnn});
  EXPECT_EQ(StateOf(kAnn), MemberState::kErased);
  EXPECT_TRUE(Find<Line>({kScheme, domain::OwnerOf(kAnn), closed}).has_value());
}

class MergedMembersTest : public FoldMembersTest {
 protected:
  // Members 1 to 4.
  MergedMembersTest() {
    Begin();
    Do(Member(3));
    Do(Member(4));
  }
  void Merge(uint64_t duplicate, uint64_t into) {
    Do(MembersMerged{.duplicate = MemberNumber(duplicate), .into = MemberNumber(into)});
  }
  domain::Member Named(uint64_t number) {
    return *Find<domain::Member>({kScheme, MemberNumber(number)});
  }
  std::vector<MemberNumber> DuplicatesOf(uint64_t number) { return Named(number).duplicates; }
};

TEST_F(MergedMembersTest, KnowOfEachOther) {
  Merge(2, 1);
  EXPECT_EQ(StateOf(kBethan), MemberState::kMerged);
  EXPECT_EQ(Named(2).merged_into, kAnn);
  EXPECT_EQ(StateOf(kAnn), MemberState::kActive);
  EXPECT_EQ(DuplicatesOf(1), std::vector<MemberNumber>{kBethan});
  EXPECT_TRUE(Find<Line>({kScheme, domain::OwnerOf(kAnn), last_}).has_value());
  EXPECT_TRUE(Find<Line>({kScheme, domain::OwnerOf(kBethan), last_}).has_value());
}

TEST_F(MergedMembersTest, LeadToTheLastSurvivorInOneStep) {
  Merge(3, 2);
  Merge(4, 1);
  Merge(2, 1);
  for (const uint64_t number : {2u, 3u, 4u}) EXPECT_EQ(Named(number).merged_into, kAnn);
  EXPECT_EQ(DuplicatesOf(1),
            (std::vector<MemberNumber>{MemberNumber(2), MemberNumber(3), MemberNumber(4)}));
  EXPECT_TRUE(DuplicatesOf(2).empty());
}

TEST_F(MergedMembersTest, AreErasedAsOnePersonAndStillKnowOfEachOther) {
  Merge(2, 1);
  Do(MemberErased{.member = kAnn, .duplicates = {kBethan}});
  EXPECT_EQ(StateOf(kAnn), MemberState::kErased);
  EXPECT_EQ(StateOf(kBethan), MemberState::kErased);
  EXPECT_EQ(Named(2).merged_into, kAnn);
}

TEST_F(MergedMembersTest, AreTwoAndStillMembers) {
  const auto code = [&](uint64_t duplicate, uint64_t into) {
    return CodeOf(MembersMerged{.duplicate = MemberNumber(duplicate), .into = MemberNumber(into)});
  };
  EXPECT_EQ(code(1, 1), absl::StatusCode::kInternal);
  EXPECT_EQ(code(1, 9), absl::StatusCode::kInternal);
  EXPECT_EQ(code(9, 1), absl::StatusCode::kInternal);
  Merge(2, 1);
  EXPECT_EQ(code(2, 3), absl::StatusCode::kInternal);
  EXPECT_EQ(code(3, 2), absl::StatusCode::kInternal);
  Do(MemberClosed{.member = MemberNumber(3)});
  EXPECT_EQ(code(3, 1), absl::StatusCode::kInternal);
}

}  // namespace
}  // namespace timecredit::journal
