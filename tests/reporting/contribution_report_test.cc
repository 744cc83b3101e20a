#include "ledger/reporting/contribution_report.h"

#include "absl/status/status.h"
#include "gtest/gtest.h"
#include "ledger/domain/calendar.h"
#include "tests/exchange/town.h"

namespace timecredit::reporting {
namespace {

constexpr ContributionPeriod kYear{
    .from = domain::Date(2026, 1, 1), .to = domain::Date(2026, 12, 31), .as_of = {}};

TEST(ReportContributions, StopsWhenNobodyWaitsForItAnyMore) {
  exchange::Town town;
  for (int log = 0; log < 600; ++log) town.Done(town.Hours(town.ann, 1));
  int asked = 0;
  const auto wanted_at_first = [&] { return ++asked == 1; };
  const auto report =
      ReportContributions(town.store, town.scheme, kYear, Grouping::kNone, wanted_at_first);
  EXPECT_TRUE(absl::IsCancelled(report.status())) << report.status();
  EXPECT_EQ(asked, 2);
}

}  // namespace
}  // namespace timecredit::reporting
