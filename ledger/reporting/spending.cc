#include "ledger/reporting/spending.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/hold.h"
#include "ledger/domain/number.h"
#include "ledger/domain/redemption.h"
#include "ledger/journal/rows.h"
#include "ledger/reporting/filtered_page.h"
#include "ledger/reporting/records.h"
#include "ledger/reporting/scan_watch.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {
namespace {

constexpr domain::Sequence kLast{std::numeric_limits<uint64_t>::max()};

template <class Spending>
bool Matches(const Spending& spending, const SpendingFilter& filter) {
  return (filter.member.IsNone() || spending.member == filter.member) &&
         (filter.partner.IsNone() || spending.partner == filter.partner) &&
         (filter.offer.IsNone() || spending.offer == filter.offer);
}

using Page = FilteredPage<domain::Redemption>;

// What happened on the filter's days.
absl::Status ScanDays(const storage::Snapshot& snapshot, domain::SchemeNumber scheme,
                      const SpendingFilter& filter, domain::Sequence from, Page& page) {
  domain::Date last = filter.to_date.value_or(domain::kLatestDate);
  if (from != kLast) {
    const auto record = RecordOf(snapshot, scheme, from);
    if (!record.ok()) return record.status();
    if (record->effective.has_value()) last = std::min(last, record->effective->date);
  }
  const domain::Date first = filter.from_date.value_or(domain::kEarliestDate);
  return snapshot.Scan<journal::EffectiveEntry>({scheme, last, from}, storage::Direction::kBackward,
                                                [&](const journal::EffectiveEntry& entry) {
                                                  return entry.date >= first &&
                                                         page.Take(entry.sequence);
                                                });
}

absl::Status ScanAll(const storage::Snapshot& snapshot, domain::SchemeNumber scheme,
                     domain::Sequence from, Page& page) {
  return snapshot.Scan<domain::Redemption>(
      {scheme, from}, storage::Direction::kBackward,
      [&](const domain::Redemption& redemption) { return page.Take(redemption); });
}

// Where a list of holds goes on.
absl::StatusOr<journal::HoldDeadline::Key> DeadlineOf(const storage::Snapshot& snapshot,
                                                      domain::SchemeNumber scheme, absl::Time now,
                                                      domain::Sequence from) {
  // Holds whose deadline is now count as expired.
  journal::HoldDeadline::Key first{scheme, now + absl::Microseconds(1), domain::Sequence()};
  if (from.IsNone()) return first;
  const auto hold = snapshot.Find<domain::Hold>({scheme, from});
  if (!hold.ok()) return hold.status();
  if (*hold != nullptr) first = std::max(first, {scheme, (*hold)->deadline, from});
  return first;
}

}  // namespace

absl::StatusOr<RedemptionPage> ListRedemptions(const storage::Store& store,
                                               domain::SchemeNumber scheme,
                                               const SpendingFilter& filter, domain::Sequence from,
                                               size_t limit, Wanted is_wanted) {
  const domain::Sequence latest = from.IsNone() ? kLast : from;
  const bool is_of_days = filter.from_date.has_value() || filter.to_date.has_value();
  RedemptionPage listed;
  const auto status = store.View([&](const storage::Snapshot& snapshot) {
    const auto matches = [&](const domain::Redemption& redemption) {
      return Matches(redemption, filter);
    };
    Page page(snapshot, scheme, limit, is_wanted, matches);
    auto scanned = is_of_days               ? ScanDays(snapshot, scheme, filter, latest, page)
                   : filter.member.IsNone() ? ScanAll(snapshot, scheme, latest, page)
                                            : page.ScanMember(filter.member, latest);
    scanned = page.Ended(std::move(scanned));
    listed = {.redemptions = page.TakeRows(), .next = page.next()};
    return scanned;
  });
  if (!status.ok()) return status;
  return listed;
}

absl::StatusOr<HoldPage> ListOpenHolds(const storage::Store& store, domain::SchemeNumber scheme,
                                       const SpendingFilter& filter, absl::Time now,
                                       domain::Sequence from, size_t limit, Wanted is_wanted) {
  HoldPage page;
  const auto status = store.View([&](const storage::Snapshot& snapshot) {
    const auto first = DeadlineOf(snapshot, scheme, now, from);
    if (!first.ok()) return first.status();
    ScanWatch watch(is_wanted);
    absl::Status found;
    auto scanned = snapshot.Scan<journal::HoldDeadline>(
        *first, storage::Direction::kForward, [&](const journal::HoldDeadline& row) {
          if (!watch.GoesOn()) return false;
          const auto hold = snapshot.Find<domain::Hold>({scheme, row.hold});
          found = hold.status();
          if (!found.ok()) return false;
          if (!Matches(**hold, filter)) return true;
          if (page.holds.size() == limit) {
            page.next = row.hold;
            return false;
          }
          page.holds.push_back(**hold);
          return true;
        });
    scanned.Update(found);
    scanned.Update(watch.status());
    return scanned;
  });
  if (!status.ok()) return status;
  return page;
}

}  // namespace timecredit::reporting
