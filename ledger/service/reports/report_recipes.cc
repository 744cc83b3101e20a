#include <cstdint>
#include <string>

#include "absl/strings/str_cat.h"
#include "ledger/domain/account.h"
#include "ledger/domain/scheme.h"
#include "ledger/reporting/contribution_report.h"
#include "ledger/reporting/credit_report.h"
#include "ledger/service/counted_unit.h"
#include "ledger/service/parts.h"
#include "ledger/service/recipe.h"
#include "ledger/service/recipes.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/reports/contribution_titles.h"
#include "ledger/service/request_reader.h"
#include "proto/timecredit/v1/report.pb.h"

namespace timecredit::service {
namespace {

reporting::Grouping GroupingFrom(v1::ContributionGrouping message) {
  switch (message) {
    case v1::CONTRIBUTION_GROUPING_ACTIVITY:
      return reporting::Grouping::kActivity;
    case v1::CONTRIBUTION_GROUPING_CATEGORY:
      return reporting::Grouping::kCategory;
    case v1::CONTRIBUTION_GROUPING_ORGANISATION:
      return reporting::Grouping::kOrganisation;
    case v1::CONTRIBUTION_GROUPING_MEMBER:
      return reporting::Grouping::kMember;
    case v1::CONTRIBUTION_GROUPING_MONTH:
      return reporting::Grouping::kMonth;
    default:
      return reporting::Grouping::kNone;
  }
}

void WriteRow(const reporting::Contribution& row, const domain::Scheme& scheme,
              v1::ContributionRow& message) {
  message.set_counted_unit(IdOfUnit(scheme, row.unit));
  message.set_quantity(row.quantity);
  message.set_credit_minutes(row.credit_minutes);
  message.set_hour_logs(row.hour_logs);
  message.set_members(row.members);
}

}  // namespace

Recipe RecipeFor(const Parts& parts, const v1::GetContributionReportRequest& request,
                 v1::ContributionReport& response) {
  return RecipeOf(
      request, parts.pools.reports, [&parts, &request, &response](RequestReader& reader) {
        reader.Scheme(request.parent(), "parent");
        reporting::ContributionPeriod period;
        period.from = RequestReader::Date(request.from_date());
        period.to = RequestReader::Date(request.to_date());
        period.as_of = RequestReader::Sequence(request.as_of_sequence());
        if (!reader.status().ok()) return reader.status();
        const auto grouping = GroupingFrom(request.grouping());
        const auto report = reporting::ReportContributions(
            parts.exchange.store(), reader.scheme(), period, grouping, reader.caller().is_wanted);
        if (!report.ok()) return report.status();
        const auto scheme = parts.registers.Find<domain::Scheme>({reader.scheme()});
        if (!scheme.ok()) return scheme.status();
        ReplyWriter writer(parts.names, reader.scheme());
        ContributionTitles titles(parts, grouping, reader.caller().language, writer);
        response.set_from_date(request.from_date());
        response.set_to_date(request.to_date());
        response.set_as_of_sequence(static_cast<int64_t>(report->as_of.value));
        for (const auto& row : report->rows) {
          auto& written = *response.add_rows();
          WriteRow(row, **scheme, written);
          written.set_group(titles.GroupOf(row.group));
          written.set_title(titles.TitleOf(row.group));
        }
        for (const auto& total : report->totals) {
          auto& written = *response.add_totals();
          WriteRow(total, **scheme, written);
          written.set_title(titles.OfTotal());
          written.set_is_total(true);
        }
        return writer.status();
      });
}

Recipe RecipeFor(const Parts& parts, const v1::GetCreditReportRequest& request,
                 v1::CreditReport& response) {
  return RecipeOf(
      request, parts.pools.reports, [&parts, &request, &response](RequestReader& reader) {
        reader.Scheme(request.parent(), "parent");
        if (!reader.status().ok()) return reader.status();
        const auto report = reporting::ReportCredits(parts.exchange.store(), reader.scheme(),
                                                     reader.caller().is_wanted);
        if (!report.ok()) return report.status();
        ReplyWriter writer(parts.names, reader.scheme());
        response.set_as_of_sequence(static_cast<int64_t>(report->as_of.value));
        response.set_sum_credit_minutes(report->sum);
        for (const auto& row : report->rows) {
          const std::string account(domain::NameOf(row.account));
          auto& written = *response.add_rows();
          written.set_account(account);
          auto title =
              parts.wording.Say(reader.caller().language, absl::StrCat("account.", account));
          writer.Keep(title.status());
          written.set_title(title.value_or(""));
          written.set_owner(writer.Organisation(row.owner));
          written.set_credit_minutes(row.credit_minutes);
        }
        return writer.status();
      });
}

}  // namespace timecredit::service
