#include <cstdint>
#include <map>
#include <string>

#include "gtest/gtest.h"
#include "proto/timecredit/v1/activity.pb.h"
#include "proto/timecredit/v1/credit.pb.h"
#include "proto/timecredit/v1/hours.pb.h"
#include "proto/timecredit/v1/report.pb.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

constexpr char kLibrary[] = "schemes/taff/activities/library";

class ReportsOverTheWire : public testing::Test {
 protected:
  // Ann: 60 minutes in the garden in February, 90 in March; Ben: 30 in March, and 2 visits to the
  // library; 45 minutes of Ann's still wait.
  ReportsOverTheWire() {
    v1::CreateActivityRequest library;
    library.set_parent(ServedTown::kScheme);
    library.set_activity_id("library");
    (*library.mutable_activity()->mutable_display_names())["en"] = "Library visits";
    library.mutable_activity()->set_host(ServedTown::kCastle);
    library.mutable_activity()->set_counted_unit("visits");
    library.set_request_id(town.FreshId());
    EXPECT_TRUE(town.client().activities().CreateActivity(library).ok());
    Approve(town.HoursOf(ServedTown::kAnn, 60, "2026-02-28"));
    march_log = Approve(town.HoursOf(ServedTown::kAnn, 90, "2026-03-01"));
    Approve(town.HoursOf(ServedTown::kBen, 30, "2026-03-10"));
    auto visits = town.HoursOf(ServedTown::kBen, 60, "2026-03-10");
    visits.mutable_hour_log()->set_activity(kLibrary);
    visits.mutable_hour_log()->set_quantity(2);
    Approve(visits);
    town.Log(ServedTown::kAnn, 45, "2026-03-02");
  }

  std::string Approve(const v1::LogHoursRequest& request) {
    const auto log = town.client().hours().LogHours(request);
    EXPECT_TRUE(log.ok()) << log.error().message;
    v1::ApproveHoursRequest approval;
    approval.set_name(log->name());
    approval.set_request_id(town.FreshId());
    EXPECT_TRUE(town.client().hours().ApproveHours(approval).ok());
    return log->name();
  }
  static v1::GetContributionReportRequest Question(const std::string& from, const std::string& to) {
    v1::GetContributionReportRequest request;
    request.set_parent(ServedTown::kScheme);
    request.set_from_date(from);
    request.set_to_date(to);
    return request;
  }
  v1::ContributionReport Report(const v1::GetContributionReportRequest& request) {
    const auto report = town.client().reports().GetContributionReport(request);
    EXPECT_TRUE(report.ok()) << report.error().message;
    return report.ok() ? *report : v1::ContributionReport();
  }
  // What was given, by group and unit.
  std::map<std::string, int64_t> Given(v1::ContributionGrouping grouping) {
    auto request = Question("2026-01-01", "2026-12-31");
    request.set_grouping(grouping);
    std::map<std::string, int64_t> given;
    const auto report = Report(request);
    for (const auto& row : report.rows()) {
      EXPECT_FALSE(row.title().empty());
      EXPECT_FALSE(row.is_total());
      given[row.group() + "|" + row.counted_unit()] = row.quantity();
    }
    return given;
  }

  ServedTown town;
  std::string march_log;
};

TEST_F(ReportsOverTheWire, BreakContributionsDownByEveryGrouping) {
  using Given = std::map<std::string, int64_t>;
  EXPECT_EQ(this->Given(v1::CONTRIBUTION_GROUPING_UNSPECIFIED), (Given{}));
  EXPECT_EQ(this->Given(v1::CONTRIBUTION_GROUPING_ACTIVITY),
            (Given{{"schemes/taff/activities/garden-day|", 180},
                   {"schemes/taff/activities/library|visits", 2}}));
  EXPECT_EQ(this->Given(v1::CONTRIBUTION_GROUPING_CATEGORY),
            (Given{{"SERVICE_CATEGORY_HOUSING_AND_COMMUNITY_AMENITIES|", 180},
                   {"SERVICE_CATEGORY_UNSPECIFIED|visits", 2}}));
  EXPECT_EQ(this->Given(v1::CONTRIBUTION_GROUPING_ORGANISATION),
            (Given{{"schemes/taff/organisations/taff-housing|", 180},
                   {"schemes/taff/organisations/castle|visits", 2}}));
  EXPECT_EQ(this->Given(v1::CONTRIBUTION_GROUPING_MEMBER),
            (Given{{"schemes/taff/members/1|", 150},
                   {"schemes/taff/members/2|", 30},
                   {"schemes/taff/members/2|visits", 2}}));
  Given months;
  for (const char* month :
       {"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"}) {
    months[std::string("2026-") + month + "|"] = 0;
    months[std::string("2026-") + month + "|visits"] = 0;
  }
  months["2026-02|"] = 60;
  months["2026-03|"] = 120;
  months["2026-03|visits"] = 2;
  EXPECT_EQ(this->Given(v1::CONTRIBUTION_GROUPING_MONTH), months);
}

TEST_F(ReportsOverTheWire, HaveTotalsThatAreMarked) {
  const auto report = Report(Question("2026-01-01", "2026-12-31"));
  EXPECT_EQ(report.rows_size(), 0);
  ASSERT_EQ(report.totals_size(), 2);
  EXPECT_EQ(report.totals(0).quantity(), 180);
  EXPECT_EQ(report.totals(1).quantity(), 2);
  for (const auto& total : report.totals()) {
    EXPECT_TRUE(total.is_total());
    EXPECT_EQ(total.title(), "Total");
  }
}

TEST_F(ReportsOverTheWire, LeaveOutOfWhomCorrectionsLeftNothing) {
  v1::ReverseHoursRequest reversal;
  reversal.set_name(Approve(town.HoursOf(town.Register("Cai Rees"), 60, "2026-03-03")));
  reversal.set_reason("Somebody else's.");
  EXPECT_EQ(Given(v1::CONTRIBUTION_GROUPING_MEMBER).count("schemes/taff/members/3|"), 1);
  ASSERT_TRUE(town.client().hours().ReverseHours(reversal).ok());
  EXPECT_EQ(Given(v1::CONTRIBUTION_GROUPING_MEMBER).count("schemes/taff/members/3|"), 0);
}

TEST_F(ReportsOverTheWire, HaveTheMonthsOfAPeriodWithoutHours) {
  auto request = Question("2027-11-30", "2028-02-01");
  request.set_grouping(v1::CONTRIBUTION_GROUPING_MONTH);
  const auto report = Report(request);
  ASSERT_EQ(report.rows_size(), 4);
  EXPECT_EQ(report.rows(0).group(), "2027-11");
  EXPECT_EQ(report.rows(3).group(), "2028-02");
  request.set_from_date("1900-01-01");
  request.set_to_date("2000-01-01");
  EXPECT_EQ(town.RefusalOf([&] { return town.client().reports().GetContributionReport(request); }),
            "PERIOD_TOO_LONG to_date");
  request.set_to_date("1999-12-31");
  EXPECT_EQ(Report(request).rows_size(), 1200);
}

TEST_F(ReportsOverTheWire, CountThePeriodWithBothItsEnds) {
  const auto total = [&](const std::string& from, const std::string& to) {
    const auto report = Report(Question(from, to));
    return report.totals_size() == 0 ? 0 : report.totals(0).quantity();
  };
  EXPECT_EQ(total("2026-02-28", "2026-02-28"), 60);
  EXPECT_EQ(total("2026-03-01", "2026-03-09"), 90);
  EXPECT_EQ(total("2026-03-01", "2026-03-10"), 120);
  EXPECT_EQ(total("2026-03-11", "9999-12-31"), 0);
  EXPECT_EQ(total("1900-01-01", "9999-12-31"), 180);
  const auto march = Report(Question("2026-03-01", "2026-03-31"));
  EXPECT_EQ(march.from_date(), "2026-03-01");
  EXPECT_EQ(march.totals(0).hour_logs(), 2);
  EXPECT_EQ(march.totals(0).members(), 2);
  EXPECT_EQ(march.totals(0).credit_minutes(), 120);
}

TEST_F(ReportsOverTheWire, AreTheSameAsOfTheSameRecord) {
  auto request = Question("2026-03-01", "2026-03-31");
  request.set_grouping(v1::CONTRIBUTION_GROUPING_ACTIVITY);
  const auto before = Report(request);
  v1::ReverseHoursRequest reversal;
  reversal.set_name(march_log);
  reversal.set_reason("Logged twice.");
  reversal.set_request_id(town.FreshId());
  ASSERT_TRUE(town.client().hours().ReverseHours(reversal).ok());
  EXPECT_EQ(Report(request).rows(0).quantity(), 30);
  request.set_as_of_sequence(before.as_of_sequence());
  EXPECT_EQ(Report(request).SerializeAsString(), before.SerializeAsString());
}

TEST_F(ReportsOverTheWire, AreRefusedForWhatIsNoPeriod) {
  const auto refused = [&](const v1::GetContributionReportRequest& request) {
    return town.RefusalOf([&] { return town.client().reports().GetContributionReport(request); });
  };
  EXPECT_EQ(refused(Question("", "2026-03-31")), "FIELD_REQUIRED from_date");
  EXPECT_EQ(refused(Question("2026-03-01", "")), "FIELD_REQUIRED to_date");
  EXPECT_EQ(refused(Question("March", "2026-03-31")), "DATE_MALFORMED from_date");
  EXPECT_EQ(refused(Question("2026-03-31", "2026-03-01")), "PERIOD_INVALID to_date");
  EXPECT_EQ(refused(Question("0001-01-01", "2026-03-31")), "DATE_OUT_OF_RANGE from_date");
  auto request = Question("2026-03-01", "2026-03-31");
  request.set_as_of_sequence(town.LastSequence() + 1);
  EXPECT_EQ(refused(request), "SEQUENCE_UNKNOWN as_of_sequence");
  request.set_as_of_sequence(-1);
  EXPECT_EQ(refused(request), "SEQUENCE_UNKNOWN as_of_sequence");
  request.set_as_of_sequence(0);
  EXPECT_EQ(refused(request), "SEQUENCE_UNKNOWN as_of_sequence");
  request.clear_as_of_sequence();
  request.set_parent("schemes/nowhere");
  EXPECT_EQ(refused(request), "SCHEME_UNKNOWN parent");
}

TEST_F(ReportsOverTheWire, BalanceTheCreditBook) {
  town.Spend(ServedTown::kAnn, 100);
  v1::GetCreditReportRequest request;
  request.set_parent(ServedTown::kScheme);
  const auto report = town.client().reports().GetCreditReport(request);
  ASSERT_TRUE(report.ok()) << report.error().message;
  EXPECT_EQ(report->sum_credit_minutes(), 0);
  EXPECT_EQ(report->as_of_sequence(), town.LastSequence());
  int64_t sum = 0;
  std::map<std::string, int64_t> accounts;
  for (const auto& row : report->rows()) {
    sum += row.credit_minutes();
    accounts[row.account()] += row.credit_minutes();
    EXPECT_FALSE(row.title().empty()) << row.account();
    EXPECT_EQ(row.owner(), row.account() == "takings" ? ServedTown::kCastle : "");
  }
  EXPECT_EQ(sum, 0);
  EXPECT_EQ(accounts["issuance"], -240);
  EXPECT_EQ(accounts["wallet"], 140);
  EXPECT_EQ(accounts["takings"], 100);
  request.set_parent("schemes/nowhere");
  EXPECT_EQ(town.RefusalOf([&] { return town.client().reports().GetCreditReport(request); }),
            "SCHEME_UNKNOWN parent");
}

}  // namespace
}  // namespace timecredit::system_test
