#include "ledger/reporting/hour_logs.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/member.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/scheme.h"
#include "ledger/journal/rows.h"
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

// One page being filled from a snapshot.
class Listing {
 public:
  Listing(const storage::Snapshot& snapshot, domain::SchemeNumber scheme,
          const HourLogFilter& filter, size_t limit, Wanted is_wanted, HourLogPage& page)
      : snapshot_(snapshot),
        scheme_(scheme),
        filter_(filter),
        limit_(limit),
        watch_(is_wanted),
        page_(page) {}

  // Of those that await a decision.
  absl::Status ScanAwaiting(domain::Sequence from) {
    return Ended(snapshot_.Scan<journal::AwaitingHours>(
        {scheme_, from}, storage::Direction::kForward,
        [&](const journal::AwaitingHours& row) { return Take(row.hour_log); }));
  }

  // Of what the member's statement tells.
  absl::Status ScanMember(domain::Sequence from) {
    const auto known = snapshot_.Find<domain::Member>({scheme_, filter_.member});
    if (!known.ok()) return known.status();
    if (*known == nullptr) return domain::RefuseMissing("MEMBER_UNKNOWN", "member");
    const domain::Owner owner = domain::OwnerOf(filter_.member);
    return Ended(snapshot_.Scan<journal::Line>(
        {scheme_, owner, from}, storage::Direction::kBackward,
        [&](const journal::Line& line) { return line.owner == owner && Take(line.sequence); }));
  }

  // Of all. Hours are logged on the day they were given or later.
  absl::Status ScanAll(domain::Sequence from) {
    const auto first = FirstToLookAt();
    if (!first.ok()) return first.status();
    return Ended(snapshot_.Scan<domain::HourLog>(
        {scheme_, from}, storage::Direction::kBackward, [&](const domain::HourLog& log) {
          return log.hour_log >= *first && watch_.GoesOn() && Take(log);
        }));
  }

 private:
  absl::StatusOr<domain::Sequence> FirstToLookAt() const {
    if (!filter_.from_date.has_value()) return domain::Sequence();
    const auto scheme = snapshot_.Find<domain::Scheme>({scheme_});
    if (!scheme.ok()) return scheme.status();
    const auto start = domain::StartOf((*scheme)->calendar, *filter_.from_date);
    if (!start.ok()) return start.status();
    return FirstSince(snapshot_, scheme_, *start);
  }

  // Whether to go on.
  bool Take(domain::Sequence sequence) {
    if (!watch_.GoesOn()) return false;
    const auto log = snapshot_.Find<domain::HourLog>({scheme_, sequence});
    status_ = log.status();
    if (!status_.ok()) return false;
    return *log == nullptr || Take(**log);  // a line of another operation
  }
  bool Take(const domain::HourLog& log) {
    if (!Matches(log, filter_)) return true;
    if (page_.logs.size() == limit_) {
      page_.next = log.hour_log;
      return false;
    }
    page_.logs.push_back(log);
    return true;
  }

  absl::Status Ended(absl::Status scanned) const {
    scanned.Update(status_);
    scanned.Update(watch_.status());
    return scanned;
  }

  const storage::Snapshot& snapshot_;
  const domain::SchemeNumber scheme_;
  const HourLogFilter& filter_;
  const size_t limit_;
  ScanWatch watch_;
  HourLogPage& page_;
  absl::Status status_;
};

}  // namespace

absl::StatusOr<HourLogPage> ListHourLogs(const storage::Store& store, domain::SchemeNumber scheme,
                                         const HourLogFilter& filter, domain::Sequence from,
                                         size_t limit, Wanted is_wanted) {
  constexpr domain::Sequence kLast{std::numeric_limits<uint64_t>::max()};
  const bool is_of_awaiting =
      filter.states == std::set<domain::HourLogState>{domain::HourLogState::kSubmitted};
  HourLogPage page;
  const auto status = store.View([&](const storage::Snapshot& snapshot) {
    Listing listing(snapshot, scheme, filter, limit, is_wanted, page);
    if (is_of_awaiting) return listing.ScanAwaiting(from);
    const domain::Sequence latest = from.IsNone() ? kLast : from;
    return filter.member.IsNone() ? listing.ScanAll(latest) : listing.ScanMember(latest);
  });
  if (!status.ok()) return status;
  return page;
}

}  // namespace timecredit::reporting
