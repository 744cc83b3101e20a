#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cli/nouns.h"
#include "clients/cli/views.h"
#include "clients/cpp/reports.h"
#include "proto/timecredit/v1/activity.pb.h"

namespace timecredit::cli {
namespace {

using v1::ContributionRow;
using v1::CreditReportRow;

// What can be named in a command; a category is its title.
std::string ShowGroup(const google::protobuf::Message& message, const Words& /*words*/) {
  const std::string& group = As<ContributionRow>(message).group();
  v1::ServiceCategory category = v1::SERVICE_CATEGORY_UNSPECIFIED;
  return v1::ServiceCategory_Parse(group, &category) ? "" : LastPart(group);
}

// Of time in hours, of anything else as counted.
std::string ShowQuantity(const google::protobuf::Message& message, const Words& words) {
  const auto& row = As<ContributionRow>(message);
  if (row.counted_unit().empty()) return words.Time(row.quantity());
  return absl::StrCat(row.quantity(), " ", row.counted_unit());
}

constexpr Column kContributionView[] = {
    {.path = "group", .text = ShowGroup},
    {.path = "title"},
    {.path = "quantity", .text = ShowQuantity},
    {.path = "credit_minutes"},
    {.path = "hour_logs"},
    {.path = "members"},
};

constexpr Column kCreditView[] = {
    {.path = "title"},
    {.path = "owner"},
    {.path = "credit_minutes"},
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
  if (!given.grouping.empty()) v1::ContributionGrouping_Parse(given.grouping, &grouping);
  request.set_grouping(grouping);
  const auto report = client::Reports(to.caller()).GetContributionReport(request);
  if (!report.ok() || to.settings().output == Output::kJson) return to.Show({}, report);
  std::vector<ContributionRow> rows(report->rows().begin(), report->rows().end());
  if (!given.without_totals) {
    rows.insert(rows.end(), report->totals().begin(), report->totals().end());
  }
  to.ShowAll(kContributionView, rows);
  const Words& words = to.words();
  to.Say(words.Say("cli.hours_given", {{"from", ShowDate(report->from_date(), words)},
                                       {"to", ShowDate(report->to_date(), words)},
                                       {"record", absl::StrCat(report->as_of_sequence())}}));
  return ExitCode::kDone;
}

ExitCode ShowCreditBook(Context& to, const Period&) {
  v1::GetCreditReportRequest request;
  request.set_parent(to.Scheme());
  const auto report = client::Reports(to.caller()).GetCreditReport(request);
  if (!report.ok() || to.settings().output == Output::kJson) return to.Show({}, report);
  to.ShowAll(kCreditView,
             std::vector<CreditReportRow>(report->rows().begin(), report->rows().end()));
  const Words& words = to.words();
  to.Say(words.Say("cli.credit_sum", {{"credits", words.Credits(report->sum_credit_minutes())},
                                      {"record", absl::StrCat(report->as_of_sequence())}}));
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
        options.Choice("--by", given.grouping, *v1::ContributionGrouping_descriptor(),
                       "By what to break it down; the total alone unless given");
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
