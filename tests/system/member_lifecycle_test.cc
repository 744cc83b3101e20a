#include <cstdint>
#include <string>

#include "gtest/gtest.h"
#include "proto/timecredit/v1/credit.pb.h"
#include "proto/timecredit/v1/member.pb.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

class MemberLifecycle : public testing::Test {
 protected:
  template <class Request>
  Request Named(const std::string& name) {
    Request request;
    request.set_name(name);
    request.set_request_id(town.FreshId());
    if constexpr (requires { request.set_reason(name); }) request.set_reason("as agreed");
    return request;
  }

  v1::Member::State StateOf(const std::string& name) {
    v1::GetMemberRequest request;
    request.set_name(name);
    const auto member = town.client().members().GetMember(request);
    EXPECT_TRUE(member.ok()) << member.error().message;
    return member.ok() ? member->state() : v1::Member::STATE_UNSPECIFIED;
  }

  std::string Grant(const std::string& member, int64_t credit_minutes) {
    v1::GrantCreditsRequest request;
    request.set_member(member);
    request.set_credit_minutes(credit_minutes);
    request.set_reason("an opening balance");
    request.set_request_id(town.FreshId());
    const auto entry = town.client().credits().GrantCredits(request);
    EXPECT_TRUE(entry.ok()) << entry.error().message;
    return entry.ok() ? entry->name() : "";
  }

  ServedTown town;
};

TEST_F(MemberLifecycle, SuspendedMembersTakeNoPartUntilResumed) {
  const auto suspended =
      town.client().members().SuspendMember(Named<v1::SuspendMemberRequest>(ServedTown::kAnn));
  ASSERT_TRUE(suspended.ok()) << suspended.error().message;
  EXPECT_EQ(suspended->state(), v1::Member::STATE_SUSPENDED);
  EXPECT_EQ(ReasonOf(town.client().hours().LogHours(town.HoursOf(ServedTown::kAnn, 60))),
            "MEMBER_SUSPENDED");
  const auto resumed =
      town.client().members().ResumeMember(Named<v1::ResumeMemberRequest>(ServedTown::kAnn));
  ASSERT_TRUE(resumed.ok()) << resumed.error().message;
  EXPECT_TRUE(town.client().hours().LogHours(town.HoursOf(ServedTown::kAnn, 60)).ok());
}

TEST_F(MemberLifecycle, UpdatesChangeWhatTheMaskNamesAndAreFound) {
  v1::UpdateMemberRequest request;
  request.mutable_member()->set_name(ServedTown::kAnn);
  request.mutable_member()->mutable_fields()->set_phone("029 2018 5340");
  request.mutable_update_mask()->add_paths("fields.phone");
  request.set_request_id(town.FreshId());
  const auto updated = town.client().members().UpdateMember(request);
  ASSERT_TRUE(updated.ok()) << updated.error().message;
  EXPECT_EQ(updated->fields().full_name(), "Ann Jones");
  v1::SearchMembersRequest search;
  search.set_parent(ServedTown::kScheme);
  search.set_query("5340");
  int found = 0;
  for (const auto& member : town.client().members().SearchMembers(search)) {
    ASSERT_TRUE(member.ok()) << member.error().message;
    EXPECT_EQ(member->name(), ServedTown::kAnn);
    ++found;
  }
  EXPECT_EQ(found, 1);
}

TEST_F(MemberLifecycle, APersonRegisteredTwiceBecomesOne) {
  Grant(ServedTown::kBen, 90);
  v1::MergeMembersRequest request;
  request.set_duplicate(ServedTown::kBen);
  request.set_into(ServedTown::kAnn);
  request.set_reason("the same person");
  request.set_request_id(town.FreshId());
  const auto merged = town.client().members().MergeMembers(request);
  ASSERT_TRUE(merged.ok()) << merged.error().message;
  EXPECT_EQ(merged->name(), ServedTown::kAnn);
  EXPECT_EQ(town.Available(ServedTown::kAnn), 90);
  EXPECT_EQ(StateOf(ServedTown::kBen), v1::Member::STATE_MERGED);
  EXPECT_EQ(ReasonOf(town.client().hours().LogHours(town.HoursOf(ServedTown::kBen, 60))),
            "MEMBER_MERGED");
}

TEST_F(MemberLifecycle, ClosingSaysWhatBecomesOfTheBalance) {
  Grant(ServedTown::kAnn, 90);
  auto request = Named<v1::CloseMemberRequest>(ServedTown::kAnn);
  EXPECT_EQ(ReasonOf(town.client().members().CloseMember(request)), "BALANCE_REMAINS");
  request.set_remaining(v1::CloseMemberRequest::REMAINING_TRANSFER);
  request.set_beneficiary(ServedTown::kBen);
  const auto closed = town.client().members().CloseMember(request);
  ASSERT_TRUE(closed.ok()) << closed.error().message;
  EXPECT_EQ(closed->state(), v1::Member::STATE_CLOSED);
  EXPECT_EQ(town.Available(ServedTown::kBen), 90);
}

TEST_F(MemberLifecycle, ErasureForgetsThePersonAndKeepsTheBooks) {
  Grant(ServedTown::kAnn, 90);
  const auto erased =
      town.client().members().EraseMember(Named<v1::EraseMemberRequest>(ServedTown::kAnn));
  ASSERT_TRUE(erased.ok()) << erased.error().message;
  EXPECT_EQ(erased->state(), v1::Member::STATE_ERASED);
  EXPECT_FALSE(erased->has_fields());
  v1::GetBalanceRequest request;
  request.set_member(ServedTown::kAnn);
  EXPECT_EQ(town.client().credits().GetBalance(request)->posted_credit_minutes(), 90);
}

TEST_F(MemberLifecycle, AnEntryIsCorrectedOnceByOneThatSaysSo) {
  const std::string grant = Grant(ServedTown::kAnn, 90);
  auto request = Named<v1::ReverseEntryRequest>(grant);
  request.set_validate_only(true);
  const auto tried = town.client().credits().ReverseEntry(request);
  ASSERT_TRUE(tried.ok()) << tried.error().message;
  EXPECT_EQ(tried->posted_after_credit_minutes(), 0);
  EXPECT_EQ(town.Available(ServedTown::kAnn), 90);
  request.set_validate_only(false);
  const auto reversal = town.client().credits().ReverseEntry(request);
  ASSERT_TRUE(reversal.ok()) << reversal.error().message;
  EXPECT_EQ(reversal->credit_minutes(), -90);
  EXPECT_EQ(reversal->operation(), "ReverseEntry");
  EXPECT_EQ(town.Available(ServedTown::kAnn), 0);
  request.set_request_id(town.FreshId());
  EXPECT_EQ(ReasonOf(town.client().credits().ReverseEntry(request)), "ENTRY_REVERSED");
}

}  // namespace
}  // namespace timecredit::system_test
