#include <gtest/gtest.h>

#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/number.h"
#include "ledger/domain/session.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "tests/journal/journal_fixture.h"

namespace timecredit::journal {
namespace {

using domain::Sequence;
using domain::SessionState;

const domain::EffectiveTime kEvening{
    .date = domain::Date(2024, 3, 2), .start_minute = 1'110, .duration_minutes = 90};

class FoldSessionsTest : public JournalFixture {
 protected:
  void SetUp() override {
    Begin();
    session_ = Do(At(kEvening, SessionCreated{.activity = kMeeting, .expected = 12}));
  }

  Record At(const domain::EffectiveTime& effective, Body body) const {
    Record record = Next(std::move(body));
    record.effective = effective;
    return record;
  }

  HoursLogged AttendanceOf(domain::MemberNumber member,
                           std::optional<domain::Award> award = std::nullopt) const {
    return {.member = member,
            .activity = kMeeting,
            .host = kPool,
            .duration_minutes = 90,
            .quantity = 0,
            .award = award,
            .session = session_};
  }

  Sequence Attend(domain::MemberNumber member, std::optional<domain::Award> award = std::nullopt) {
    return Do(At(kEvening, AttendanceOf(member, award)));
  }

  absl::StatusCode CodeOf(const Record& record) { return Try(record).code(); }

  domain::Session SessionNow() const {
    return Find<domain::Session>({kScheme, session_}).value_or(domain::Session{});
  }

  Sequence session_;
};

TEST_F(FoldSessionsTest, ASessionIsKnownByItsRecord) {
  EXPECT_EQ(SessionNow(), (domain::Session{.scheme = kScheme,
                                           .session = session_,
                                           .activity = kMeeting,
                                           .effective = kEvening,
                                           .expected = 12,
                                           .attended = 0,
                                           .state = SessionState::kOpen}));
  EXPECT_EQ(CodeOf(Next(SessionCreated{.activity = kMeeting})), absl::StatusCode::kInternal);
}

TEST_F(FoldSessionsTest, AttendanceIsAnHourLogThatIsFoundBySessionAndMember) {
  const Sequence log = Attend(kAnn);
  EXPECT_EQ(Find<domain::HourLog>({kScheme, log})->session, session_);
  EXPECT_EQ(Find<Attendance>({kScheme, session_, kAnn})->hour_log, log);
  EXPECT_EQ(SessionNow().attended, 1);
  Attend(kBethan, domain::Award{});
  EXPECT_EQ(SessionNow().attended, 2);
}

TEST_F(FoldSessionsTest, AttendanceIsRecordedOnceASession) {
  Attend(kAnn);
  EXPECT_EQ(CodeOf(At(kEvening, AttendanceOf(kAnn))), absl::StatusCode::kInternal);
}

TEST_F(FoldSessionsTest, AttendanceIsOfTheSessionsActivityAndDate) {
  HoursLogged other = AttendanceOf(kAnn);
  other.activity = domain::ActivityNumber(2);
  EXPECT_EQ(CodeOf(At(kEvening, other)), absl::StatusCode::kInternal);
  domain::EffectiveTime later = kEvening;
  later.date += 1;
  EXPECT_EQ(CodeOf(At(later, AttendanceOf(kAnn))), absl::StatusCode::kInternal);
  HoursLogged unknown = AttendanceOf(kAnn);
  unknown.session = Sequence(77);
  EXPECT_EQ(CodeOf(At(kEvening, unknown)), absl::StatusCode::kInternal);
}

TEST_F(FoldSessionsTest, RejectedAttendanceNoLongerStands) {
  const Sequence log = Attend(kAnn);
  Do(HoursRejected{.hour_log = log});
  EXPECT_EQ(Find<Attendance>({kScheme, session_, kAnn}), std::nullopt);
  EXPECT_EQ(SessionNow().attended, 0);
  const Sequence again = Attend(kAnn);
  EXPECT_EQ(Find<Attendance>({kScheme, session_, kAnn})->hour_log, again);
}

TEST_F(FoldSessionsTest, ReversedAttendanceNoLongerStandsAlsoAfterTheSessionClosed) {
  const Sequence log = Attend(kAnn, domain::Award{});
  Do(SessionClosed{.session = session_});
  Do(HoursReversed{.hour_log = log});
  EXPECT_EQ(Find<Attendance>({kScheme, session_, kAnn}), std::nullopt);
  EXPECT_EQ(SessionNow().attended, 0);
  EXPECT_EQ(SessionNow().state, SessionState::kClosed);
}

TEST_F(FoldSessionsTest, AClosedSessionRecordsNothingMoreAndIsClosedOnce) {
  Do(SessionClosed{.session = session_});
  EXPECT_EQ(CodeOf(At(kEvening, AttendanceOf(kAnn))), absl::StatusCode::kInternal);
  EXPECT_EQ(CodeOf(Next(SessionClosed{.session = session_})), absl::StatusCode::kInternal);
  EXPECT_EQ(CodeOf(Next(SessionClosed{.session = Sequence(77)})), absl::StatusCode::kInternal);
}

}  // namespace
}  // namespace timecredit::journal
