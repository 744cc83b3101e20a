#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/nouns.h"
#include "clients/cli/quantities.h"
#include "clients/cli/views.h"
#include "clients/cpp/reports.h"

namespace timecredit::cli {
namespace {

using v1::ContributionRow;
using v1::CreditReportRow;

// Of time in hours, of anything else as counted.
std::string ShowQuantity(const ContributionRow& row) {
  if (row.counted_unit().empty()) return ShowTime(row.quantity());
  return absl::StrCat(row.quantity(), " ", row.counted_unit());
}

constexpr Column<ContributionRow> kContributionView[] = {
    {"GROUP", [](const ContributionRow& row, std::string_view) { return LastPart(row.group()); }},
    {"TITLE", [](const ContributionRow& row, std::string_view) { return row.title(); }},
    {"GIVEN", [](const ContributionRow& row, std::string_view) { return ShowQuantity(row); },
     Align::kRight},
    {"CREDITS",
     [](const ContributionRow& row, std::string_view) { return ShowCredits(row.credit_minutes()); },
     Align::kRight},
    {"ENTRIES",
     [](const ContributionRow& row, std::string_view) { return absl::StrCat(row.hour_logs()); },
     Align::kRight},
    {"MEMBERS",
     [](const ContributionRow& row, std::string_view) { return absl::StrCat(row.members()); },
     Align::kRight},
};

constexpr Column<CreditReportRow> kCreditView[] = {
    {"ACCOUNT", [](const CreditReportRow& row, std::string_view) { return row.account(); }},
    {"TITLE", [](const CreditReportRow& row, std::string_view) { return row.title(); }},
    {"OWNER", [](const CreditReportRow& row, std::string_view) { return LastPart(row.owner()); }},
    {"CREDITS",
     [](const CreditReportRow& row, std::string_view) { return ShowCredits(row.credit_minutes()); },
     Align::kRight},
};

struct Period {
  std::string from;
  std::string to;
  std::string grouping;
  std::optional<int64_t> as_of;
  bool without_totals = false;
};

// As a table or CSV the rows with the totals after them, which are marked; as JSON the whole
// report.
ExitCode ShowContributions(Context& to, const Period& given) {
  v1::GetContributionReportRequest request;
  request.set_parent(to.Scheme());
  request.set_from_date(given.from);
  request.set_to_date(given.to);
  if (given.as_of.has_value()) request.set_as_of_sequence(*given.as_of);
  v1::ContributionGrouping grouping = v1::CONTRIBUTION_GROUPING_UNSPECIFIED;
  if (!given.grouping.empty()) {
    v1::ContributionGrouping_Parse(
        absl::StrCat("CONTRIBUTION_GROUPING_", absl::AsciiStrToUpper(given.grouping)), &grouping);
  }
  request.set_grouping(grouping);
  const auto report = client::Reports(to.caller()).GetContributionReport(request);
  if (!report.ok() || to.settings().output == Output::kJson) return to.Show({}, report);
  std::vector<ContributionRow> rows(report->rows().begin(), report->rows().end());
  if (!given.without_totals) {
    rows.insert(rows.end(), report->totals().begin(), report->totals().end());
  }
  to.ShowAll(kContributionView, rows);
  to.Say(absl::StrCat("hours given from ", report->from_date(), " to ", report->to_date(),
                      ", as of record ", report->as_of_sequence()));
  return ExitCode::kDone;
}

ExitCode ShowCreditBook(Context& to, const Period&) {
  v1::GetCreditReportRequest request;
  request.set_parent(to.Scheme());
  const auto report = client::Reports(to.caller()).GetCreditReport(request);
  if (!report.ok() || to.settings().output == Output::kJson) return to.Show({}, report);
  to.ShowAll(kCreditView,
             std::vector<CreditReportRow>(report->rows().begin(), report->rows().end()));
  to.Say(absl::StrCat("sum ", ShowCredits(report->sum_credit_minutes()), ", as of record ",
                      report->as_of_sequence()));
  return ExitCode::kDone;
}

}  // namespace

void AddReportNoun(CLI::App& program, Context& context, Pending& pending) {
  Noun report(program, "report", "Reports, from the records", Needs::kScheme, context, pending);
  report.Verb<Period>(
      "contributions", "Hours given in a period, approved and not taken back",
      "timecredit report contributions --from 2026-05-01 --to 2026-05-31 --by activity",
      [](Options& options, Period& given) {
        options.NeededDate("--from", given.from, "The first day: 2026-04-01");
        options.NeededDate("--to", given.to, "The last day: 2027-03-31");
        options.Choice("--by", given.grouping,
                       {"activity", "category", "organisation", "member", "month"},
                       "By what to break it down");
        options.Number("--as-of", given.as_of, "As of this record; now unless given");
        options.Flag("--without-totals", given.without_totals,
                     "Leave out the totals behind the rows, which have is_total in CSV");
      },
      ShowContributions);
  report.Verb<Period>(
      "credits", "The trial balance of the credits: its accounts, which sum to 0",
      "timecredit report credits", [](Options&, Period&) {}, ShowCreditBook);
}

}  // namespace timecredit::cli
