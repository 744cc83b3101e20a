#include "ledger/reporting/hour_logs.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <set>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/member.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/scheme.h"
#include "ledger/journal/rows.h"
#include "ledger/reporting/filtered_page.h"
#include "ledger/reporting/records.h"
#include "ledger/reporting/scan_watch.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {
namespace {

bool Matches(const domain::HourLog& log, const HourLogFilter& filter) {
  return (filter.member.IsNone() || log.member == filter.member) &&
         (filter.activity.IsNone() || log.activity == filter.activity) &&
         (filter.states.empty() || filter.states.contains(log.state)) &&
         log.effective.date >= filter.from_date.value_or(log.effective.date) &&
         log.effective.date <= filter.to_date.value_or(log.effective.date);
}

// The first log that can have been given on the filter's first day or later: hours are logged on
// the day they were given, or after it.
absl::StatusOr<domain::Sequence> FirstToLookAt(const storage::Snapshot& snapshot,
                                               domain::SchemeNumber scheme_number,
                                               const HourLogFilter& filter) {
  if (!filter.from_date.has_value()) return domain::Sequence();
  const auto scheme = snapshot.Find<domain::Scheme>({scheme_number});
  if (!scheme.ok()) return scheme.status();
  const auto start = domain::StartOf((*scheme)->calendar, *filter.from_date);
  if (!start.ok()) return start.status();
  return FirstSince(snapshot, scheme_number, *start);
}

using Page = FilteredPage<domain::HourLog>;

absl::Status ScanAwaiting(const storage::Snapshot& snapshot, domain::SchemeNumber scheme,
                          domain::Sequence from, Page& page) {
  return snapshot.Scan<journal::AwaitingHours>(
      {scheme, from}, storage::Direction::kForward,
      [&](const journal::AwaitingHours& row) { return page.Take(row.hour_log); });
}

absl::Status ScanMember(const storage::Snapshot& snapshot, domain::SchemeNumber scheme,
                        domain::MemberNumber member, domain::Sequence from, Page& page) {
  const auto known = snapshot.Find<domain::Member>({scheme, member});
  if (!known.ok()) return known.status();
  if (*known == nullptr) return domain::RefuseMissing("MEMBER_UNKNOWN", "member");
  return page.ScanMember(member, from);
}

absl::Status ScanAll(const storage::Snapshot& snapshot, domain::SchemeNumber scheme,
                     const HourLogFilter& filter, domain::Sequence from, Page& page) {
  const auto first = FirstToLookAt(snapshot, scheme, filter);
  if (!first.ok()) return first.status();
  return snapshot.Scan<domain::HourLog>(
      {scheme, from}, storage::Direction::kBackward,
      [&](const domain::HourLog& log) { return log.hour_log >= *first && page.Take(log); });
}

}  // namespace

absl::StatusOr<HourLogPage> ListHourLogs(const storage::Store& store, domain::SchemeNumber scheme,
                                         const HourLogFilter& filter, domain::Sequence from,
                                         size_t limit, Wanted is_wanted) {
  constexpr domain::Sequence kLast{std::numeric_limits<uint64_t>::max()};
  const bool is_of_awaiting =
      filter.states == std::set<domain::HourLogState>{domain::HourLogState::kSubmitted};
  const domain::Sequence latest = from.IsNone() ? kLast : from;
  HourLogPage listed;
  const auto status = store.View([&](const storage::Snapshot& snapshot) {
    const auto matches = [&](const domain::HourLog& log) { return Matches(log, filter); };
    Page page(snapshot, scheme, limit, is_wanted, matches);
    auto scanned = is_of_awaiting ? ScanAwaiting(snapshot, scheme, from, page)
                   : filter.member.IsNone()
                       ? ScanAll(snapshot, scheme, filter, latest, page)
                       : ScanMember(snapshot, scheme, filter.member, latest, page);
    scanned = page.Ended(std::move(scanned));
    listed = {.logs = page.TakeRows(), .next = page.next()};
    return scanned;
  });
  if (!status.ok()) return status;
  return listed;
}

}  // namespace timecredit::reporting
