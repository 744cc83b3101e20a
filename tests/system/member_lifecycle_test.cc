#include <cstdint>
#include <string>
#include <utility>

#include "absl/time/time.h"
#include "gtest/gtest.h"
#include "proto/timecredit/v1/activity.pb.h"
#include "proto/timecredit/v1/court.pb.h"
#include "proto/timecredit/v1/credit.pb.h"
#include "proto/timecredit/v1/hours.pb.h"
#include "proto/timecredit/v1/member.pb.h"
#include "proto/timecredit/v1/redemption.pb.h"
#include "proto/timecredit/v1/report.pb.h"
#include "proto/timecredit/v1/scheme.pb.h"
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

// What holds for a person holds for all numbers of theirs, and what was done for two of them before
// is for somebody to settle.
TEST_F(MemberLifecycle, APersonRegisteredTwiceCountsOnce) {
  v1::CreateSessionRequest creation;
  creation.set_parent(ServedTown::kScheme);
  creation.mutable_session()->set_activity(ServedTown::kGardenDay);
  creation.mutable_session()->set_date("2026-03-10");
  creation.mutable_session()->set_duration_minutes(60);
  creation.set_request_id(town.FreshId());
  const auto session = town.client().activities().CreateSession(creation);
  ASSERT_TRUE(session.ok()) << session.error().message;
  const auto came = [&](const std::string& member) {
    v1::RecordAttendanceRequest request;
    request.set_session(session->name());
    auto& row = *request.add_rows();
    row.set_member(member);
    row.set_request_id(town.FreshId());
    const auto recorded = town.client().activities().RecordAttendance(request);
    EXPECT_TRUE(recorded.ok()) << recorded.error().message;
    return recorded.ok() ? recorded->results(0) : v1::HourLogResult();
  };
  const auto approve = [&](const std::string& log) {
    v1::ApproveHoursRequest approval;
    approval.set_name(log);
    approval.set_request_id(town.FreshId());
    EXPECT_TRUE(town.client().hours().ApproveHours(approval).ok());
  };
  const std::string anns = came(ServedTown::kAnn).hour_log().name();
  const std::string bens = came(ServedTown::kBen).hour_log().name();
  approve(anns);
  approve(bens);
  const auto first = town.Earn(ServedTown::kAnn, 45);
  const auto second = town.Earn(ServedTown::kBen, 45);
  const auto people = [&] {
    v1::GetContributionReportRequest request;
    request.set_parent(ServedTown::kScheme);
    request.set_from_date("2026-03-01");
    request.set_to_date("2026-03-31");
    request.set_grouping(v1::CONTRIBUTION_GROUPING_MEMBER);
    const auto report = town.client().reports().GetContributionReport(request);
    EXPECT_TRUE(report.ok()) << report.error().message;
    return std::pair(report->totals(0).members(), report->rows_size());
  };
  EXPECT_EQ(people(), std::pair(int64_t{2}, 2));

  v1::MergeMembersRequest merge;
  merge.set_duplicate(ServedTown::kBen);
  merge.set_into(ServedTown::kAnn);
  merge.set_reason("the same person");
  merge.set_request_id(town.FreshId());
  for (const bool is_dry_run : {true, false}) {
    merge.set_validate_only(is_dry_run);
    const auto merged = town.client().members().MergeMembers(merge);
    ASSERT_TRUE(merged.ok()) << merged.error().message;
    ASSERT_EQ(merged->hours_twice_size(), 2);
    EXPECT_EQ(merged->hours_twice(0).hour_log(), anns);
    EXPECT_EQ(merged->hours_twice(0).other_hour_log(), bens);
    EXPECT_EQ(merged->hours_twice(0).likeness(), v1::HoursTwice::LIKENESS_SAME_SESSION);
    EXPECT_EQ(merged->hours_twice(1).hour_log(), first.name());
    EXPECT_EQ(merged->hours_twice(1).other_hour_log(), second.name());
    EXPECT_EQ(merged->hours_twice(1).likeness(), v1::HoursTwice::LIKENESS_SAME_HOURS);
  }
  EXPECT_EQ(people(), std::pair(int64_t{1}, 1));
  v1::ReverseHoursRequest reversal;
  reversal.set_name(anns);
  reversal.set_reason("twice");
  reversal.set_request_id(town.FreshId());
  ASSERT_TRUE(town.client().hours().ReverseHours(reversal).ok());
  const auto again = came(ServedTown::kAnn);
  EXPECT_TRUE(again.has_error()) << "the duplicate's attendance still counts";
}

TEST_F(MemberLifecycle, SomebodyOfTheSameNameIsPointedOut) {
  v1::CreateMemberRequest request;
  request.set_parent(ServedTown::kScheme);
  request.mutable_member()->mutable_fields()->set_full_name("Ann Jones");
  request.set_request_id(town.FreshId());
  const auto created = town.client().members().CreateMember(request);
  ASSERT_TRUE(created.ok()) << created.error().message;
  ASSERT_EQ(created->namesakes_size(), 1);
  EXPECT_EQ(created->namesakes(0), ServedTown::kAnn);
  request.mutable_member()->mutable_fields()->set_full_name("Anna Jones");
  request.set_request_id(town.FreshId());
  EXPECT_EQ(town.client().members().CreateMember(request)->namesakes_size(), 0);
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

TEST_F(MemberLifecycle, NobodyLeavesWhileSomethingIsUndecided) {
  v1::MergeMembersRequest merger;
  merger.set_duplicate(ServedTown::kAnn);
  merger.set_into(ServedTown::kBen);
  merger.set_reason("the same person");
  const auto closes = [&] {
    const auto request = Named<v1::CloseMemberRequest>(ServedTown::kAnn);
    return ReasonOf(town.client().members().CloseMember(request));
  };
  const auto merges = [&] {
    merger.set_request_id(town.FreshId());
    return ReasonOf(town.client().members().MergeMembers(merger));
  };
  const auto log = town.Log(ServedTown::kAnn, 60, "2026-03-10");
  EXPECT_EQ(closes(), "HOURS_AWAITING");
  EXPECT_EQ(merges(), "HOURS_AWAITING");
  v1::ApproveHoursRequest approval;
  approval.set_name(log.name());
  approval.set_request_id(town.FreshId());
  ASSERT_TRUE(town.client().hours().ApproveHours(approval).ok());
  v1::PlaceHoldRequest hold;
  hold.set_parent(ServedTown::kScheme);
  hold.mutable_hold()->set_member(ServedTown::kAnn);
  hold.mutable_hold()->set_offer(ServedTown::kDayTicket);
  hold.mutable_hold()->mutable_party()->set_adults(1);
  hold.mutable_hold()->mutable_expire_time()->set_seconds(
      absl::ToUnixSeconds(town.clock.Now() + absl::Hours(1)));
  hold.set_request_id(town.FreshId());
  const auto held = town.client().redemptions().PlaceHold(hold);
  ASSERT_TRUE(held.ok()) << held.error().message;
  EXPECT_EQ(closes(), "HOLDS_OPEN");
  EXPECT_EQ(merges(), "HOLDS_OPEN");
}

TEST_F(MemberLifecycle, WhoLeftTakesNoPartAnyMore) {
  ASSERT_TRUE(
      town.client().members().CloseMember(Named<v1::CloseMemberRequest>(ServedTown::kBen)).ok());
  EXPECT_EQ(ReasonOf(town.client().hours().LogHours(town.HoursOf(ServedTown::kBen, 60))),
            "MEMBER_CLOSED");
  v1::UpdateMemberRequest update;
  update.mutable_member()->set_name(ServedTown::kBen);
  update.mutable_member()->mutable_fields()->set_full_name("Benjamin Davies");
  update.mutable_update_mask()->add_paths("fields.full_name");
  update.set_request_id(town.FreshId());
  EXPECT_EQ(ReasonOf(town.client().members().UpdateMember(update)), "MEMBER_CLOSED");
  v1::ImposeObligationRequest sentence;
  sentence.set_parent(ServedTown::kScheme);
  sentence.mutable_obligation()->set_member(ServedTown::kBen);
  sentence.mutable_obligation()->set_quantity(60);
  sentence.set_request_id(town.FreshId());
  EXPECT_EQ(ReasonOf(town.client().court().ImposeObligation(sentence)), "MEMBER_CLOSED");
}

TEST_F(MemberLifecycle, ErasureForgetsThePersonAndSaysWhatBecomesOfTheBalance) {
  Grant(ServedTown::kAnn, 90);
  auto request = Named<v1::EraseMemberRequest>(ServedTown::kAnn);
  const auto erase = [&] { return town.client().members().EraseMember(request); };
  EXPECT_EQ(town.RefusalOf(erase), "BALANCE_REMAINS remaining");
  request.set_beneficiary(ServedTown::kBen);
  EXPECT_EQ(town.RefusalOf(erase), "BENEFICIARY_UNEXPECTED beneficiary");
  request.set_remaining(v1::CloseMemberRequest::REMAINING_TRANSFER);
  const auto erased = erase();
  ASSERT_TRUE(erased.ok()) << erased.error().message;
  EXPECT_EQ(erased->state(), v1::Member::STATE_ERASED);
  EXPECT_FALSE(erased->has_fields());
  EXPECT_EQ(town.Available(ServedTown::kAnn), 0);
  EXPECT_EQ(town.Available(ServedTown::kBen), 90);
  for (const char* member : {ServedTown::kAnn, ServedTown::kBen}) {
    v1::ListEntriesRequest list;
    list.set_parent(member);
    const auto entry = FirstOf(town.client().credits().ListEntries(list));
    ASSERT_TRUE(entry.ok()) << entry.error().message;
    EXPECT_EQ(entry->operation(), "EraseMember");
    EXPECT_EQ(entry->credit_minutes(), member == ServedTown::kBen ? 90 : -90);
    EXPECT_FALSE(entry->description().empty());
  }
}

TEST_F(MemberLifecycle, ADebtIsWrittenOffWhereThatIsSaid) {
  v1::UpdateSchemeRequest update;
  update.mutable_scheme()->set_name(ServedTown::kScheme);
  update.mutable_scheme()->mutable_policies()->set_wallet_floor_credit_minutes(-120);
  update.mutable_scheme()->mutable_policies()->set_allows_typed_amounts(true);
  update.mutable_update_mask()->add_paths("policies");
  update.set_request_id(town.FreshId());
  ASSERT_EQ(town.RefusalOf([&] { return town.client().schemes().UpdateScheme(update); }), "");
  town.Spend(ServedTown::kAnn, 60);
  auto closing = Named<v1::CloseMemberRequest>(ServedTown::kAnn);
  const auto close = [&] { return town.client().members().CloseMember(closing); };
  EXPECT_EQ(town.RefusalOf(close), "MEMBER_IN_DEBT remaining");
  auto erasure = Named<v1::EraseMemberRequest>(ServedTown::kAnn);
  const auto erase = [&] { return town.client().members().EraseMember(erasure); };
  EXPECT_EQ(town.RefusalOf(erase), "MEMBER_IN_DEBT remaining");
  erasure.set_remaining(v1::CloseMemberRequest::REMAINING_GIVE_BACK);
  EXPECT_EQ(town.RefusalOf(erase), "");
  v1::GetBalanceRequest request;
  request.set_member(ServedTown::kAnn);
  EXPECT_EQ(town.client().credits().GetBalance(request)->posted_credit_minutes(), 0);
}

TEST_F(MemberLifecycle, WhatComesBackToSomebodyErasedHasAnEnd) {
  town.Earn(ServedTown::kAnn, 120);
  const auto paid = town.Spend(ServedTown::kAnn, 120);
  ASSERT_TRUE(
      town.client().members().EraseMember(Named<v1::EraseMemberRequest>(ServedTown::kAnn)).ok());
  v1::RefundRedemptionRequest refund;
  refund.set_name(paid.name());
  refund.set_credit_minutes(30);
  refund.set_reason("the castle was shut");
  refund.set_request_id(town.FreshId());
  const auto refunded = [&] { return town.client().redemptions().RefundRedemption(refund); };
  EXPECT_EQ(town.RefusalOf(refunded), "REASON_NOT_KEPT reason");
  refund.clear_reason();
  ASSERT_EQ(town.RefusalOf(refunded), "");
  const auto posted = [&] {
    v1::GetBalanceRequest question;
    question.set_member(ServedTown::kAnn);
    return town.client().credits().GetBalance(question)->posted_credit_minutes();
  };
  EXPECT_EQ(posted(), 30);
  EXPECT_EQ(town.Available(ServedTown::kAnn), 0) << "nobody can spend it";
  auto request = Named<v1::CloseMemberRequest>(ServedTown::kAnn);
  request.set_remaining(v1::CloseMemberRequest::REMAINING_GIVE_BACK);
  const auto close = [&] { return town.client().members().CloseMember(request); };
  EXPECT_EQ(town.RefusalOf(close), "REASON_NOT_KEPT reason");
  request.clear_reason();
  const auto closed = close();
  ASSERT_TRUE(closed.ok()) << closed.error().message;
  EXPECT_EQ(closed->state(), v1::Member::STATE_ERASED);
  EXPECT_EQ(posted(), 0);
  request.set_request_id(town.FreshId());
  EXPECT_EQ(town.RefusalOf(close), "MEMBER_ERASED name");
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
  request.set_name(reversal->name());
  EXPECT_EQ(ReasonOf(town.client().credits().ReverseEntry(request)), "ENTRY_NOT_REVERSIBLE");
}

}  // namespace
}  // namespace timecredit::system_test
