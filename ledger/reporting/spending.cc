#include "ledger/reporting/spending.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/hold.h"
#include "ledger/domain/number.h"
#include "ledger/domain/redemption.h"
#include "ledger/journal/rows.h"
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

// One page of redemptions, being filled from a snapshot.
class Listing {
 public:
  Listing(const storage::Snapshot& snapshot, domain::SchemeNumber scheme,
          const SpendingFilter& filter, size_t limit, Wanted is_wanted, RedemptionPage& page)
      : snapshot_(snapshot),
        scheme_(scheme),
        filter_(filter),
        limit_(limit),
        watch_(is_wanted),
        page_(page) {}

  absl::Status Scan(domain::Sequence from) {
    auto scanned = filter_.from_date.has_value() || filter_.to_date.has_value() ? ScanDays(from)
                   : filter_.member.IsNone()                                    ? ScanAll(from)
                                                                                : ScanMember(from);
    scanned.Update(status_);
    scanned.Update(watch_.status());
    return scanned;
  }

 private:
  absl::Status ScanAll(domain::Sequence from) {
    return snapshot_.Scan<domain::Redemption>(
        {scheme_, from}, storage::Direction::kBackward,
        [&](const domain::Redemption& redemption) { return watch_.GoesOn() && Take(redemption); });
  }

  // What the member's statement tells.
  absl::Status ScanMember(domain::Sequence from) {
    const domain::Owner owner = domain::OwnerOf(filter_.member);
    return snapshot_.Scan<journal::Line>(
        {scheme_, owner, from}, storage::Direction::kBackward,
        [&](const journal::Line& line) { return line.owner == owner && Take(line.sequence); });
  }

  // What happened on these days.
  absl::Status ScanDays(domain::Sequence from) {
    domain::Date last = filter_.to_date.value_or(domain::kLatestDate);
    if (from != kLast) {
      const auto record = RecordOf(snapshot_, scheme_, from);
      if (!record.ok()) return record.status();
      if (record->effective.has_value()) last = std::min(last, record->effective->date);
    }
    const domain::Date first = filter_.from_date.value_or(domain::kEarliestDate);
    return snapshot_.Scan<journal::EffectiveEntry>(
        {scheme_, last, from}, storage::Direction::kBackward,
        [&](const journal::EffectiveEntry& entry) {
          return entry.date >= first && Take(entry.sequence);
        });
  }

  // Whether to go on.
  bool Take(domain::Sequence sequence) {
    if (!watch_.GoesOn()) return false;
    const auto redemption = snapshot_.Find<domain::Redemption>({scheme_, sequence});
    status_ = redemption.status();
    if (!status_.ok()) return false;
    return *redemption == nullptr || Take(**redemption);  // another operation
  }
  bool Take(const domain::Redemption& redemption) {
    if (!Matches(redemption, filter_)) return true;
    if (page_.redemptions.size() == limit_) {
      page_.next = redemption.redemption;
      return false;
    }
    page_.redemptions.push_back(redemption);
    return true;
  }

  const storage::Snapshot& snapshot_;
  const domain::SchemeNumber scheme_;
  const SpendingFilter& filter_;
  const size_t limit_;
  ScanWatch watch_;
  RedemptionPage& page_;
  absl::Status status_;
};

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
  RedemptionPage page;
  const auto status = store.View([&](const storage::Snapshot& snapshot) {
    return Listing(snapshot, scheme, filter, limit, is_wanted, page)
        .Scan(from.IsNone() ? kLast : from);
  });
  if (!status.ok()) return status;
  return page;
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
