#include <gtest/gtest.h>

#include <optional>
#include <utility>
#include <variant>

#include "ledger/domain/argument.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/entry.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/case_reader.h"
#include "tests/exchange/town.h"

namespace timecredit::exchange {
namespace {

// A youth court beside the town's ordinary activities: jury duty appears as "meeting", posts to all
// three books and to the confidential journal.
class YouthCourt : public testing::Test {
 protected:
  YouthCourt() {
    domain::Activity jury;
    jury.alias = "jury-duty";
    jury.names = {{"en", "Jury duty"}};
    jury.purposes.obligation = true;
    jury.appears_as = town_.activity;
    jury_ = town_.AddActivity(jury);
  }

  domain::ObligationNumber Impose(int64_t quantity, domain::UnitNumber unit = domain::kMinutes) {
    const auto imposed =
        town_.Do(ImposeObligation{.member = town_.ann, .unit = unit, .quantity = quantity});
    EXPECT_TRUE(imposed.ok()) << imposed.status();
    EXPECT_FALSE(imposed->record.has_value());
    return std::get<journal::ObligationImposed>(imposed->confidential->body).obligation.obligation;
  }

  LogHours Evening(domain::ObligationNumber obligation, int64_t minutes) {
    LogHours hours = town_.Hours(town_.ann, minutes);
    hours.activity = jury_;
    hours.obligation = obligation;
    return hours;
  }

  domain::Obligation ObligationNow(domain::ObligationNumber number) {
    std::optional<domain::Obligation> found;
    const auto status = town_.store.View([&](const storage::Snapshot& snapshot) {
      const personal::CaseReader reader(snapshot, town_.exchange->keyring(),
                                        town_.exchange->digests());
      auto obligation = reader.FindObligation(town_.scheme, number);
      if (!obligation.ok()) return obligation.status();
      found = *obligation;
      return absl::OkStatus();
    });
    EXPECT_TRUE(status.ok()) << status;
    return found.value_or(domain::Obligation());
  }

  Town town_;
  domain::ActivityNumber jury_;
};

TEST_F(YouthCourt, OneEveningPostsToAllThreeBooks) {
  const auto obligation = Impose(600);
  const auto hour_log = town_.Done(Evening(obligation, 120));
  EXPECT_EQ(ObligationNow(obligation).outstanding(), 600);
  town_.Done(ApproveHours{.hour_log = hour_log});
  EXPECT_EQ(ObligationNow(obligation).outstanding(), 480);
  EXPECT_EQ(ObligationNow(obligation).discharged, 120);
  EXPECT_EQ(town_.Spendable(town_.ann), 120);
  EXPECT_EQ(town_.BalanceOf(Contributed(town_.ann, domain::kMinutes)), 120);
}

TEST_F(YouthCourt, CorrectedHoursDischargeWhatTheyAreThen) {
  const auto obligation = Impose(600);
  const auto as_long = town_.Done(Evening(obligation, 120));
  LogHours said = Evening(obligation, 60);
  said.discharges = 50;
  const auto as_said = town_.Done(said);
  for (const auto hour_log : {as_long, as_said}) {
    town_.Done(UpdateHourLog{.hour_log = hour_log, .duration_minutes = 90});
    town_.Done(ApproveHours{.hour_log = hour_log});
  }
  EXPECT_EQ(ObligationNow(obligation).discharged, 90 + 50);
}

TEST_F(YouthCourt, ThePublicRecordsTellJuryDutyFromNothingElse) {
  const auto obligation = Impose(600);
  const auto jury_evening = town_.Do(Evening(obligation, 120));
  const auto meeting = town_.Do(town_.Hours(town_.ann, 120));
  ASSERT_TRUE(jury_evening.ok() && meeting.ok());
  EXPECT_FALSE(jury_evening->confidential.has_value());
  auto neutral = *jury_evening->record;
  neutral.sequence = meeting->record->sequence;
  neutral.recorded_at = meeting->record->recorded_at;
  neutral.request = meeting->record->request;
  EXPECT_EQ(neutral, *meeting->record);
}

TEST_F(YouthCourt, ReversedHoursNoLongerDischarge) {
  const auto obligation = Impose(600);
  const auto hour_log = town_.Done(Evening(obligation, 120));
  town_.Done(ApproveHours{.hour_log = hour_log});
  town_.Done(ReverseHours{.hour_log = hour_log, .reason = "left early"});
  EXPECT_EQ(ObligationNow(obligation).outstanding(), 600);
  EXPECT_EQ(town_.Spendable(town_.ann), 0);
}

TEST_F(YouthCourt, NoMoreIsDischargedThanIsOutstandingButAllIsEarned) {
  const auto obligation = Impose(100);
  const auto hour_log = town_.Done(Evening(obligation, 120));
  town_.Done(ApproveHours{.hour_log = hour_log});
  EXPECT_EQ(ObligationNow(obligation).outstanding(), 0);
  EXPECT_EQ(town_.Spendable(town_.ann), 120);
  const auto next = town_.Done(Evening(obligation, 60));
  town_.Done(ApproveHours{.hour_log = next});
  EXPECT_EQ(ObligationNow(obligation).discharged, 100);
}

TEST_F(YouthCourt, SittingsDischargeASentenceCountedInSittings) {
  const auto obligation = Impose(4, domain::UnitNumber(1));
  LogHours evening = Evening(obligation, 180);
  EXPECT_EQ(town_.Refused(evening), "NUMBER_OUT_OF_RANGE");
  evening.discharges = 1;
  town_.Done(ApproveHours{.hour_log = town_.Done(evening)});
  EXPECT_EQ(ObligationNow(obligation).outstanding(), 3);
}

TEST_F(YouthCourt, RefusesObligationsThatAreNotThere) {
  const auto obligation = Impose(100);
  EXPECT_EQ(town_.Refused(Evening(domain::ObligationNumber(9), 60)), "OBLIGATION_UNKNOWN");
  LogHours others = Evening(obligation, 60);
  others.member = town_.ben;
  EXPECT_EQ(town_.Refused(others), "OBLIGATION_UNKNOWN");
  LogHours ordinary = town_.Hours(town_.ann, 60);
  ordinary.obligation = obligation;
  EXPECT_EQ(town_.Refused(ordinary), "OBLIGATION_NOT_DISCHARGED");
  LogHours aimless = town_.Hours(town_.ann, 60);
  aimless.discharges = 1;
  EXPECT_EQ(town_.Refused(aimless), "OBLIGATION_NOT_DISCHARGED");
  EXPECT_EQ(town_.Refused(ImposeObligation{
                .court_case = domain::CaseNumber(9), .member = town_.ann, .quantity = 1}),
            "CASE_UNKNOWN");
}

TEST_F(YouthCourt, AnswersARepeatedSentenceOnce) {
  const Call call = town_.OfficerCall();
  const ImposeObligation impose{.member = town_.ann, .quantity = 300};
  const auto first = town_.Do(call, impose);
  ASSERT_TRUE(first.ok()) << first.status();
  town_.Reopen();
  const auto second = town_.Do(call, impose);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_TRUE(second->replayed);
  EXPECT_EQ(second->confidential, first->confidential);
}

TEST_F(YouthCourt, AConfidentialRecordHoldsTheClockAsAnyOther) {
  town_.clock.Advance(absl::Hours(24));
  const auto obligation = Impose(600);
  town_.clock.Advance(-absl::Hours(1));
  // Else the evening would be recorded an hour ahead, and everything after it refused.
  EXPECT_EQ(town_.Refused(Evening(obligation, 120)), "CLOCK_BEHIND");
  EXPECT_EQ(town_.Refused(town_.Hours(town_.ben, 60)), "CLOCK_BEHIND");
  town_.Done(ConfirmClock{});
  town_.Done(Evening(obligation, 120));
  town_.Done(town_.Hours(town_.ben, 60));
}

TEST_F(YouthCourt, SomebodyElsesObligationIsAnsweredAsOneThatIsNotThere) {
  const auto obligation = Impose(100);
  LogHours of_another = Evening(obligation, 60);
  of_another.member = town_.ben;
  LogHours of_nobody = Evening(domain::ObligationNumber(9), 60);
  of_nobody.member = town_.ben;
  const auto first = town_.Do(of_another).status();
  EXPECT_FALSE(first.ok());
  EXPECT_EQ(first, town_.Do(of_nobody).status());
}

TEST_F(YouthCourt, WhatTheFaceSaysHolds) {
  // Neither unit, award, approval nor purposes of the court's own definition.
  domain::Activity essay;
  essay.alias = "essay";
  essay.names = {{"en", "Essay"}};
  essay.purposes = {.contribution = false, .credit = false, .obligation = true};
  essay.contribution_unit = domain::UnitNumber(1);
  essay.award.kind = domain::AwardKind::kFixed;
  essay.appears_as = town_.activity;
  jury_ = town_.AddActivity(essay);
  const auto obligation = Impose(600);
  LogHours without_time = Evening(obligation, 0);
  without_time.discharges = 10;
  EXPECT_EQ(town_.Refused(without_time), "DURATION_OUT_OF_RANGE");
  LogHours counted = Evening(obligation, 60);
  counted.quantity = 1;
  EXPECT_EQ(town_.Refused(counted), "QUANTITY_NOT_COUNTED");
  const auto hour_log = town_.Done(Evening(obligation, 60));
  town_.Done(ApproveHours{.hour_log = hour_log});
  EXPECT_EQ(town_.Spendable(town_.ann), 60);
  EXPECT_EQ(town_.BalanceOf(Contributed(town_.ann, domain::kMinutes)), 60);
  EXPECT_EQ(ObligationNow(obligation).discharged, 60);
}

TEST_F(YouthCourt, AMergedMembersObligationsAreDischargedByTheSurvivor) {
  const auto obligation = Impose(100);
  town_.Done(ApproveHours{.hour_log = town_.Done(Evening(obligation, 30))});
  const auto cai = town_.Register("Cai Price");
  town_.Done(MergeMembers{.duplicate = town_.ann, .into = town_.ben, .reason = "twice"});
  LogHours evening = Evening(obligation, 60);
  EXPECT_NE(town_.Refused(evening), "") << "under the number that is no more";
  evening.member = cai;
  EXPECT_EQ(town_.Refused(evening), "OBLIGATION_UNKNOWN");
  evening.member = town_.ben;
  town_.Done(ApproveHours{.hour_log = town_.Done(evening)});
  EXPECT_EQ(ObligationNow(obligation).discharged, 90);
  // And a duplicate's duplicate.
  town_.Done(MergeMembers{.duplicate = town_.ben, .into = cai, .reason = "thrice"});
  evening = Evening(obligation, 10);
  evening.member = cai;
  const auto last = town_.Done(evening);
  town_.Done(ApproveHours{.hour_log = last});
  EXPECT_EQ(ObligationNow(obligation).discharged, 100);
  town_.Done(ReverseHours{.hour_log = last, .reason = "left early"});
  EXPECT_EQ(ObligationNow(obligation).discharged, 90);
}

TEST_F(YouthCourt, HoursOfACaseWhoseKeyIsGoneAreApprovedAsAnyOther) {
  const auto obligation = Impose(100);
  const auto approved = town_.Done(Evening(obligation, 30));
  town_.Done(ApproveHours{.hour_log = approved});
  const auto waiting = town_.Done(Evening(obligation, 30));
  const auto key = town_.Row<journal::CaseKey>({town_.scheme, domain::CaseNumber(1)}).sealed_under;
  ASSERT_TRUE(town_.exchange->keyring().Destroy(key).ok());
  town_.Done(ApproveHours{.hour_log = waiting});
  EXPECT_EQ(town_.Spendable(town_.ann), 60);
  town_.Done(ReverseHours{.hour_log = approved, .reason = "left early"});
  EXPECT_EQ(town_.Spendable(town_.ann), 30);
}

TEST_F(YouthCourt, HoursFromBeforeAnythingAppearedAsTheirActivityAreApproved) {
  domain::Activity choir;
  choir.alias = "choir";
  choir.names = {{"en", "Choir"}};
  LogHours hours = town_.Hours(town_.ann, 60);
  hours.activity = town_.AddActivity(choir);
  const auto first = town_.Done(hours);
  const auto second = town_.Done(hours);
  town_.Done(ApproveHours{.hour_log = second});
  domain::Activity service;
  service.alias = "service";
  service.names = {{"en", "Service"}};
  service.purposes.obligation = true;
  service.appears_as = hours.activity;
  town_.AddActivity(service);
  town_.Done(ApproveHours{.hour_log = first});
  town_.Done(ReverseHours{.hour_log = second, .reason = "left early"});
  EXPECT_EQ(town_.Spendable(town_.ann), 60);
}

TEST_F(YouthCourt, HowFarTheClockIsBehindIsToldOfPublicRecordsOnly) {
  const auto behind = [this](Command command) {
    const auto refusal = domain::RefusalOf(town_.Do(std::move(command)).status());
    EXPECT_EQ(refusal->reason, "CLOCK_BEHIND");
    return std::get<domain::Minutes>(refusal->arguments.at("behind")).count;
  };
  town_.clock.Advance(absl::Hours(5));
  Impose(600);
  town_.clock.Advance(-absl::Hours(5));
  EXPECT_EQ(behind(town_.Hours(town_.ben, 60)), 1);
  town_.clock.Advance(-absl::Hours(2));
  EXPECT_EQ(behind(town_.Hours(town_.ben, 60)), 120);
}

}  // namespace
}  // namespace timecredit::exchange
