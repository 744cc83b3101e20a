#ifndef LEDGER_SERVICE_REPORTS_CONTRIBUTION_TITLES_H_
#define LEDGER_SERVICE_REPORTS_CONTRIBUTION_TITLES_H_

#include <cstdint>
#include <string>
#include <utility>

#include "ledger/reporting/contribution_report.h"
#include "ledger/service/parts.h"
#include "ledger/service/reply_writer.h"

namespace timecredit::service {

// How the groups of a contribution report are named: as resources or periods, and for people to
// read in a language. Failures are kept by the writer.
class ContributionTitles {
 public:
  ContributionTitles(const Parts& parts, reporting::Grouping grouping, std::string language,
                     ReplyWriter& writer)
      : parts_(parts), grouping_(grouping), language_(std::move(language)), writer_(writer) {}

  // "schemes/taff/activities/garden-day", "HEALTH", "2026-05"; empty without grouping.
  std::string GroupOf(uint64_t group);

  // "Garden day", "Health", "2026-05"; a member's name.
  std::string TitleOf(uint64_t group);

  // Of a line over all groups: "Total".
  std::string OfTotal();

 private:
  const Parts& parts_;
  const reporting::Grouping grouping_;
  const std::string language_;
  ReplyWriter& writer_;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_REPORTS_CONTRIBUTION_TITLES_H_
