#include "ledger/service/reports/contribution_titles.h"

#include <cstdint>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/number.h"
#include "ledger/domain/organisation.h"
#include "ledger/reporting/contribution_report.h"
#include "ledger/service/names_messages.h"
#include "ledger/service/reply_writer.h"
#include "proto/timecredit/v1/activity.pb.h"

namespace timecredit::service {

using reporting::Grouping;

std::string ContributionTitles::GroupOf(uint64_t group) {
  switch (grouping_) {
    case Grouping::kNone:
      return "";
    case Grouping::kActivity:
      return writer_.Activity(domain::ActivityNumber(group));
    case Grouping::kCategory:
      return v1::ServiceCategory_Name(static_cast<v1::ServiceCategory>(group));
    case Grouping::kOrganisation:
      return writer_.Organisation(domain::OrganisationNumber(group));
    case Grouping::kMember:
      return writer_.Member(domain::MemberNumber(group));
    case Grouping::kMonth:
      return absl::StrFormat("%04d-%02d", group / 12, group % 12 + 1);
  }
  return "";
}

std::string ContributionTitles::OfTotal() {
  auto title = parts_.wording.Say(language_, "report.total");
  writer_.Keep(title.status());
  return title.value_or("");
}

std::string ContributionTitles::TitleOf(uint64_t group) {
  switch (grouping_) {
    case Grouping::kActivity: {
      const auto activity = parts_.registers.Find<domain::Activity>(
          {writer_.scheme(), domain::ActivityNumber(group)});
      writer_.Keep(activity.status());
      return activity.ok() ? NameIn((*activity)->names, language_) : "";
    }
    case Grouping::kOrganisation: {
      const auto organisation = parts_.registers.Find<domain::Organisation>(
          {writer_.scheme(), domain::OrganisationNumber(group)});
      writer_.Keep(organisation.status());
      return organisation.ok() ? NameIn((*organisation)->names, language_) : "";
    }
    case Grouping::kMember: {
      const auto file =
          parts_.members.Find(writer_.scheme(), domain::MemberNumber(group), "grouping");
      writer_.Keep(file.status());
      return file.ok() ? file->fields.name : "";
    }
    case Grouping::kCategory: {
      auto title = parts_.wording.Say(
          language_, absl::StrCat("category.", group == 0 ? "none" : absl::StrCat(group)));
      writer_.Keep(title.status());
      return title.value_or("");
    }
    case Grouping::kMonth:
    case Grouping::kNone:
      return GroupOf(group);
  }
  return "";
}

}  // namespace timecredit::service
