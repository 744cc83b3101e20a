#include "ledger/domain/session.h"

#include <gtest/gtest.h>

#include <cstdint>

#include "absl/status/status.h"
#include "ledger/domain/calendar.h"
#include "tests/domain/reason.h"

namespace timecredit::domain {
namespace {

Session Evening() {
  Session session;
  session.effective = {
      .date = Date(2026, 3, 10), .start_minute = 18 * 60 + 30, .duration_minutes = 90};
  session.expected = 12;
  return session;
}

TEST(SessionTest, HasADateAndADuration) {
  EXPECT_TRUE(CheckSession(Evening()).ok());
  Session session = Evening();
  session.effective.start_minute.reset();
  session.expected = 0;
  EXPECT_TRUE(CheckSession(session).ok());
  session.effective.duration_minutes.reset();
  EXPECT_EQ(ReasonOf(CheckSession(session)), "DURATION_OUT_OF_RANGE");
  session.effective.duration_minutes = 1'441;
  EXPECT_EQ(ReasonOf(CheckSession(session)), "DURATION_OUT_OF_RANGE");
  session = Evening();
  session.effective.date = Date(1899, 12, 31);
  EXPECT_EQ(ReasonOf(CheckSession(session)), "DATE_OUT_OF_RANGE");
  session = Evening();
  session.effective.start_minute = 1'440;
  EXPECT_EQ(ReasonOf(CheckSession(session)), "START_OUT_OF_RANGE");
}

TEST(SessionTest, ExpectsNobodyOrSomebodyButNotEverybody) {
  Session session = Evening();
  for (const int32_t expected : {0, 1, 100'000}) {
    session.expected = expected;
    EXPECT_TRUE(CheckSession(session).ok()) << expected;
  }
  for (const int32_t expected : {-1, 100'001}) {
    session.expected = expected;
    EXPECT_EQ(ReasonOf(CheckSession(session)), "NUMBER_OUT_OF_RANGE") << expected;
  }
}

TEST(SessionTest, IsOpenUntilItIsClosed) {
  Session session = Evening();
  EXPECT_TRUE(CheckOpen(session).ok());
  session.state = SessionState::kClosed;
  EXPECT_EQ(CheckOpen(session).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ReasonOf(CheckOpen(session)), "SESSION_CLOSED");
}

}  // namespace
}  // namespace timecredit::domain
