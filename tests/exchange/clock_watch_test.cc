#include "ledger/exchange/clock_watch.h"

#include <gtest/gtest.h>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "tests/domain/manual_clock.h"
#include "tests/domain/reason.h"

namespace timecredit::exchange {
namespace {

constexpr absl::Duration kDay = absl::Hours(24);

class ClockWatchTest : public testing::Test {
 protected:
  std::string Judgement() { return domain::ReasonOf(watch.Check(watch.Read())); }

  domain::ManualClock clock;
  ClockWatch watch{clock, clock.Now() - kDay};
};

TEST_F(ClockWatchTest, TrustsTimeThatHasPassedHoweverLong) {
  EXPECT_EQ(Judgement(), "OK");
  clock.Advance(3 * 365 * kDay);
  EXPECT_EQ(Judgement(), "OK");
}

TEST_F(ClockWatchTest, SuspectsATimeOfDayThatJumpsAhead) {
  EXPECT_EQ(Judgement(), "OK");
  clock.Jump(absl::Minutes(10));
  EXPECT_EQ(Judgement(), "OK");
  clock.Jump(absl::Microseconds(1));
  EXPECT_EQ(Judgement(), "CLOCK_AHEAD");
  const auto refusal = domain::RefusalOf(watch.Check(watch.Read()));
  EXPECT_EQ(refusal->arguments.at("ahead"), domain::Argument(domain::Minutes{10}));
}

TEST_F(ClockWatchTest, DoesNotComeToTrustAJumpBecauseItLasts) {
  EXPECT_EQ(Judgement(), "OK");
  clock.Jump(3 * 365 * kDay);
  for (int hours = 0; hours < 100; ++hours) {
    clock.Advance(absl::Hours(1));
    EXPECT_EQ(Judgement(), "CLOCK_AHEAD");
  }
  clock.Jump(-3 * 365 * kDay);
  EXPECT_EQ(Judgement(), "OK");
}

TEST_F(ClockWatchTest, TrustsWhatAnOperatorConfirmed) {
  EXPECT_EQ(Judgement(), "OK");
  clock.Jump(30 * kDay);
  watch.Confirm(watch.Read());
  EXPECT_EQ(Judgement(), "OK");
  clock.Jump(absl::Hours(1));
  EXPECT_EQ(Judgement(), "CLOCK_AHEAD");
}

TEST_F(ClockWatchTest, AllowsForAClockThatRunsFast) {
  EXPECT_EQ(Judgement(), "OK");
  for (int hours = 0; hours < 100; ++hours) {
    clock.Advance(absl::Hours(1));
    clock.Jump(absl::Minutes(1));
    EXPECT_EQ(Judgement(), "OK");
  }
}

TEST_F(ClockWatchTest, LetsAClockThatWasPutBackComeForwardAgain) {
  EXPECT_EQ(Judgement(), "OK");
  clock.Jump(-kDay);
  for (int hours = 0; hours < 30; ++hours) {
    clock.Advance(absl::Hours(1));
    EXPECT_EQ(Judgement(), "OK");
  }
  clock.Jump(kDay);
  EXPECT_EQ(Judgement(), "OK");
}

TEST(ClockWatch, HoldsTheFirstReadingAgainstTheLastRecord) {
  domain::ManualClock clock;
  ClockWatch within(clock, clock.Now() - kLongestSilence);
  EXPECT_TRUE(within.Check(within.Read()).ok());
  ClockWatch beyond(clock, clock.Now() - kLongestSilence - absl::Microseconds(1));
  EXPECT_EQ(domain::ReasonOf(beyond.Check(beyond.Read())), "CLOCK_AHEAD");
  clock.Advance(kDay);
  EXPECT_EQ(domain::ReasonOf(beyond.Check(beyond.Read())), "CLOCK_AHEAD");
  clock.Jump(-3 * kDay);
  EXPECT_TRUE(beyond.Check(beyond.Read()).ok());
}

TEST(ClockWatch, TrustsAnyFirstReadingOfAStoreWithoutRecords) {
  domain::ManualClock clock(absl::FromUnixSeconds(4'000'000'000));
  ClockWatch watch(clock, absl::InfinitePast());
  EXPECT_TRUE(watch.Check(watch.Read()).ok());
}

}  // namespace
}  // namespace timecredit::exchange
