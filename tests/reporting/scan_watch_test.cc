// Nothing long is read to its end when nobody waits for it any more.
#include "ledger/reporting/scan_watch.h"

#include <functional>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/reporting/contribution_report.h"
#include "ledger/reporting/credit_report.h"
#include "ledger/reporting/hour_logs.h"
#include "tests/exchange/town.h"

namespace timecredit::reporting {
namespace {

constexpr int kRows = 2 * ScanWatch::kAsksEvery + 10;

// Reads with a caller who has left when asked the second time.
void ExpectGivenUp(const std::function<absl::Status(Wanted)>& read) {
  int asked = 0;
  const auto status = read([&] { return ++asked == 1; });
  EXPECT_TRUE(absl::IsCancelled(status)) << status;
  EXPECT_EQ(asked, 2);
}

TEST(ScanWatch, EndsContributionReports) {
  exchange::Town town;
  for (int log = 0; log < kRows; ++log) town.Done(town.Hours(town.ann, 1));
  ExpectGivenUp([&](Wanted is_wanted) {
    const ContributionPeriod year{
        .from = domain::Date(2026, 1, 1), .to = domain::Date(2026, 12, 31), .as_of = {}};
    return ReportContributions(town.store, town.scheme, year, Grouping::kNone, is_wanted).status();
  });
}

TEST(ScanWatch, EndsCreditReports) {
  exchange::Town town;
  for (int member = 0; member < kRows; ++member) {
    town.Earn(town.Register(absl::StrCat("Member ", member)), 60);
  }
  ExpectGivenUp(
      [&](Wanted is_wanted) { return ReportCredits(town.store, town.scheme, is_wanted).status(); });
}

TEST(ScanWatch, EndsTheListOfAMembersHours) {
  exchange::Town town;
  for (int log = 0; log < kRows; ++log) town.Done(town.Hours(town.ann, 1));
  ExpectGivenUp([&](Wanted is_wanted) {
    return ListHourLogs(town.store, town.scheme, {.member = town.ann}, domain::Sequence(),
                        10 * kRows, is_wanted)
        .status();
  });
}

TEST(ScanWatch, EndsNothingThatIsWanted) {
  exchange::Town town;
  for (int log = 0; log < kRows; ++log) town.Done(town.Hours(town.ann, 1));
  const auto logs = ListHourLogs(town.store, town.scheme, {.member = town.ann}, domain::Sequence(),
                                 10 * kRows, [] { return true; });
  ASSERT_TRUE(logs.ok()) << logs.status();
  EXPECT_EQ(logs->logs.size(), static_cast<size_t>(kRows));
}

}  // namespace
}  // namespace timecredit::reporting
