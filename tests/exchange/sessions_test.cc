#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <utility>
#include <variant>

#include "absl/time/time.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/session.h"
#include "ledger/exchange/entry.h"
#include "ledger/journal/record.h"
#include "tests/exchange/town.h"

namespace timecredit::exchange {
namespace {

using domain::HourLog;
using domain::HourLogState;
using domain::SessionState;

// This morning's residents' meeting, of an hour and a half.
class SessionsTest : public testing::Test {
 protected:
  SessionsTest() : session_(town_.Done(Meeting())) {}

  CreateSession Meeting() const {
    return {.activity = town_.activity,
            .effective = {.date = *domain::DateAt({}, town_.clock.Now()),
                          .start_minute = 600,
                          .duration_minutes = 90},
            .expected = 8};
  }

  RecordAttendance Came(domain::MemberNumber member) const {
    return {.session = session_, .member = member};
  }

  domain::Session SessionNow() const {
    return town_.Row<domain::Session>({town_.scheme, session_});
  }
  HourLog LogOf(domain::Sequence hour_log) const {
    return town_.Row<HourLog>({town_.scheme, hour_log});
  }

  Town town_;
  domain::Sequence session_;
};

TEST_F(SessionsTest, AreKnownByTheirRecordAndMayLieAhead) {
  EXPECT_EQ(SessionNow().activity, town_.activity);
  EXPECT_EQ(SessionNow().effective, Meeting().effective);
  EXPECT_EQ(SessionNow().expected, 8);
  EXPECT_EQ(SessionNow().attended, 0);
  EXPECT_EQ(SessionNow().state, SessionState::kOpen);

  CreateSession ahead = Meeting();
  ahead.effective.date += 7;
  const auto next_week = town_.Done(ahead);
  EXPECT_EQ(town_.Refused(RecordAttendance{.session = next_week, .member = town_.ann}),
            "DATE_IN_FUTURE");
  town_.clock.Advance(absl::Hours(24 * 7));
  town_.Done(RecordAttendance{.session = next_week, .member = town_.ann});
}

TEST_F(SessionsTest, AreRefusedWhenTheyCannotBe) {
  CreateSession timeless = Meeting();
  timeless.effective.duration_minutes.reset();
  EXPECT_EQ(town_.Refused(timeless), "DURATION_OUT_OF_RANGE");
  CreateSession ancient = Meeting();
  ancient.effective.date = domain::Date(1066, 10, 14);
  EXPECT_EQ(town_.Refused(ancient), "DATE_OUT_OF_RANGE");
  CreateSession unknown = Meeting();
  unknown.activity = domain::ActivityNumber(99);
  EXPECT_EQ(town_.Refused(unknown), "ACTIVITY_UNKNOWN");
  CreateSession crowded = Meeting();
  crowded.expected = -1;
  EXPECT_EQ(town_.Refused(crowded), "NUMBER_OUT_OF_RANGE");
}

TEST_F(SessionsTest, TurnAttendanceIntoHoursThatAwaitApproval) {
  RecordAttendance came = Came(town_.ann);
  came.text = "took the minutes";
  const auto hour_log = town_.Done(came);
  const HourLog log = LogOf(hour_log);
  EXPECT_EQ(log.state, HourLogState::kSubmitted);
  EXPECT_EQ(log.session, session_);
  EXPECT_EQ(log.activity, town_.activity);
  EXPECT_EQ(log.host, town_.host);
  EXPECT_EQ(log.effective, Meeting().effective);
  EXPECT_EQ(log.duration_minutes, 90);
  EXPECT_EQ(SessionNow().attended, 1);
  town_.Done(ApproveHours{.hour_log = hour_log});
  EXPECT_EQ(town_.Spendable(town_.ann), 90);
}

TEST_F(SessionsTest, CountTheTimeThatEachStayed) {
  RecordAttendance came = Came(town_.ann);
  came.duration_minutes = 30;
  const auto hour_log = town_.Done(came);
  EXPECT_EQ(LogOf(hour_log).duration_minutes, 30);
  EXPECT_EQ(LogOf(hour_log).effective.duration_minutes, std::nullopt);
  EXPECT_EQ(LogOf(hour_log).effective.start_minute, 600);
}

TEST_F(SessionsTest, OfActivitiesWithoutApprovalEarnAtOnce) {
  domain::Activity panel;
  panel.alias = "panel";
  panel.names = {{"en", "Panel"}};
  panel.needs_approval = false;
  CreateSession create = Meeting();
  create.activity = town_.AddActivity(panel);
  const auto session = town_.Done(create);
  const auto hour_log = town_.Done(RecordAttendance{.session = session, .member = town_.ann});
  EXPECT_EQ(LogOf(hour_log).state, HourLogState::kApproved);
  EXPECT_EQ(town_.Spendable(town_.ann), 90);
}

TEST_F(SessionsTest, EarnOnceForEachMember) {
  const auto hour_log = town_.Done(Came(town_.ann));
  EXPECT_EQ(town_.Refused(Came(town_.ann)), "ATTENDANCE_RECORDED");
  town_.Done(ApproveHours{.hour_log = hour_log});
  EXPECT_EQ(town_.Refused(Came(town_.ann)), "ATTENDANCE_RECORDED");
  town_.Done(Came(town_.ben));
  EXPECT_EQ(SessionNow().attended, 2);
  // Another meeting on the same day is another matter.
  RecordAttendance again = Came(town_.ann);
  again.session = town_.Done(Meeting());
  town_.Done(again);
}

TEST_F(SessionsTest, TakeBackAttendanceWhoseHoursAreRejectedOrReversed) {
  const auto rejected = town_.Done(Came(town_.ann));
  town_.Done(RejectHours{.hour_log = rejected});
  EXPECT_EQ(SessionNow().attended, 0);
  const auto reversed = town_.Done(Came(town_.ann));
  town_.Done(ApproveHours{.hour_log = reversed});
  town_.Done(ReverseHours{.hour_log = reversed, .reason = "it was her sister"});
  EXPECT_EQ(SessionNow().attended, 0);
  town_.Done(Came(town_.ann));
  EXPECT_EQ(SessionNow().attended, 1);
}

TEST_F(SessionsTest, RefuseAttendanceThatLogHoursWouldRefuse) {
  EXPECT_EQ(town_.Refused(Came(domain::MemberNumber(99))), "MEMBER_UNKNOWN");
  RecordAttendance long_stay = Came(town_.ann);
  long_stay.duration_minutes = 1'441;
  EXPECT_EQ(town_.Refused(long_stay), "DURATION_OUT_OF_RANGE");
  RecordAttendance counted = Came(town_.ann);
  counted.quantity = 2;
  EXPECT_EQ(town_.Refused(counted), "QUANTITY_NOT_COUNTED");
  town_.Done(town_.Hours(town_.ann, 1'400));
  EXPECT_EQ(town_.Refused(Came(town_.ann)), "DAY_TOO_LONG");
  RecordAttendance unknown = Came(town_.ann);
  unknown.session = domain::Sequence(1);
  EXPECT_EQ(town_.Refused(unknown), "SESSION_UNKNOWN");
}

TEST_F(SessionsTest, RecordNothingMoreOnceClosed) {
  const auto hour_log = town_.Done(Came(town_.ann));
  town_.Done(CloseSession{.session = session_});
  EXPECT_EQ(SessionNow().state, SessionState::kClosed);
  EXPECT_EQ(town_.Refused(Came(town_.ben)), "SESSION_CLOSED");
  EXPECT_EQ(town_.Refused(CloseSession{.session = session_}), "SESSION_CLOSED");
  EXPECT_EQ(town_.Refused(CloseSession{.session = domain::Sequence(1)}), "SESSION_UNKNOWN");
  town_.Done(RejectHours{.hour_log = hour_log});
  EXPECT_EQ(SessionNow().attended, 0);
  EXPECT_EQ(town_.Refused(Came(town_.ann)), "SESSION_CLOSED");
}

TEST_F(SessionsTest, AnswerARepeatedAttendanceAsBefore) {
  const Call call = town_.OfficerCall();
  RecordAttendance came = Came(town_.ann);
  came.text = "made the tea";
  const auto first = town_.Do(call, came);
  ASSERT_TRUE(first.ok()) << first.status();
  const auto second = town_.Do(call, came);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_TRUE(second->replayed);
  EXPECT_EQ(second->record, first->record);
  came.text = "made the coffee";
  EXPECT_EQ(town_.Refused(call, came), "REQUEST_ID_REUSED");
}

// Jury duty appears as a meeting: those who come for it are on the same sheet as everybody.
class CourtSessionsTest : public SessionsTest {
 protected:
  CourtSessionsTest() {
    domain::Activity jury;
    jury.alias = "jury-duty";
    jury.names = {{"en", "Jury duty"}};
    jury.purposes.obligation = true;
    jury.appears_as = town_.activity;
    jury_ = town_.AddActivity(jury);
    const auto imposed = town_.Do(ImposeObligation{.member = town_.ann, .quantity = 600});
    EXPECT_TRUE(imposed.ok()) << imposed.status();
    obligation_ =
        std::get<journal::ObligationImposed>(imposed->confidential->body).obligation.obligation;
  }

  RecordAttendance Juror() const {
    RecordAttendance came = Came(town_.ann);
    came.activity = jury_;
    came.obligation = obligation_;
    return came;
  }

  domain::ActivityNumber jury_;
  domain::ObligationNumber obligation_;
};

TEST_F(CourtSessionsTest, ThePublicRecordTellsAJurorFromNobody) {
  const auto juror = town_.Do(Juror());
  RecordAttendance other = Came(town_.ben);
  const auto resident = town_.Do(other);
  ASSERT_TRUE(juror.ok()) << juror.status();
  ASSERT_TRUE(resident.ok()) << resident.status();
  EXPECT_FALSE(juror->confidential.has_value());
  auto neutral = *juror->record;
  neutral.sequence = resident->record->sequence;
  neutral.recorded_at = resident->record->recorded_at;
  neutral.request = resident->record->request;
  neutral.on_behalf_of = resident->record->on_behalf_of;
  std::get<journal::HoursLogged>(neutral.body).member = town_.ben;
  EXPECT_EQ(neutral, *resident->record);
}

TEST_F(CourtSessionsTest, AJurorsAttendanceDischargesAndStandsOnce) {
  const auto hour_log = town_.Done(Juror());
  EXPECT_EQ(town_.Refused(Juror()), "ATTENDANCE_RECORDED");
  EXPECT_EQ(town_.Refused(Came(town_.ann)), "ATTENDANCE_RECORDED");
  const auto approved = town_.Do(ApproveHours{.hour_log = hour_log});
  ASSERT_TRUE(approved.ok()) << approved.status();
  EXPECT_EQ(town_.Spendable(town_.ann), 90);
  EXPECT_EQ(town_.Row<journal::ConfidentialHead>({town_.scheme}).last_sequence.value, 3u);
}

TEST_F(CourtSessionsTest, AreNeverOfTheConfidentialActivityItself) {
  CreateSession create = Meeting();
  create.activity = jury_;
  EXPECT_EQ(town_.Refused(create), "ACTIVITY_CONFIDENTIAL");
}

TEST_F(CourtSessionsTest, RefuseWhoComesForSomethingElse) {
  domain::Activity panel;
  panel.alias = "panel";
  panel.names = {{"en", "Panel"}};
  RecordAttendance other = Came(town_.ann);
  other.activity = town_.AddActivity(panel);
  EXPECT_EQ(town_.Refused(other), "SESSION_OF_ANOTHER");
  other.activity = domain::ActivityNumber(99);
  EXPECT_EQ(town_.Refused(other), "ACTIVITY_UNKNOWN");
  other.activity = town_.activity;
  town_.Done(other);
  RecordAttendance ordinary = Came(town_.ben);
  ordinary.obligation = obligation_;
  EXPECT_EQ(town_.Refused(ordinary), "OBLIGATION_NOT_DISCHARGED");
}

}  // namespace
}  // namespace timecredit::exchange
