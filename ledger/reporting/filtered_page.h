#ifndef LEDGER_REPORTING_FILTERED_PAGE_H_
#define LEDGER_REPORTING_FILTERED_PAGE_H_

#include <cstddef>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "ledger/domain/account.h"
#include "ledger/domain/number.h"
#include "ledger/journal/rows.h"
#include "ledger/reporting/scan_watch.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {

// One page of rows that are named by the records that made them (hour logs, redemptions), being
// filled by a scan with those that match. Lives for one view of a snapshot; not thread-safe.
template <class Row>
class FilteredPage {
 public:
  // `matches` is asked of each row that the scan meets, until `limit` rows are taken.
  FilteredPage(const storage::Snapshot& snapshot, domain::SchemeNumber scheme, size_t limit,
               Wanted is_wanted, absl::FunctionRef<bool(const Row& row)> matches)
      : snapshot_(snapshot), scheme_(scheme), limit_(limit), watch_(is_wanted), matches_(matches) {}

  // What a scan calls for each row, or for each record, which may have made none: whether to go on.
  bool Take(const Row& row) { return watch_.GoesOn() && TakeIfItMatches(row); }
  bool Take(domain::Sequence sequence) {
    if (!watch_.GoesOn()) return false;
    const auto row = snapshot_.Find<Row>({scheme_, sequence});
    status_ = row.status();
    if (!status_.ok()) return false;
    return *row == nullptr || TakeIfItMatches(**row);
  }

  // Takes from what a member's statement tells, the latest first.
  absl::Status ScanMember(domain::MemberNumber member, domain::Sequence from) {
    const domain::Owner owner = domain::OwnerOf(member);
    return snapshot_.Scan<journal::Line>(
        {scheme_, owner, from}, storage::Direction::kBackward,
        [&](const journal::Line& line) { return line.owner == owner && Take(line.sequence); });
  }

  // How the scan really ended: CANCELLED where nobody waits for it any more.
  absl::Status Ended(absl::Status scanned) const {
    scanned.Update(status_);
    scanned.Update(watch_.status());
    return scanned;
  }

  std::vector<Row> TakeRows() { return std::move(rows_); }
  domain::Sequence next() const { return next_; }  // where the next page begins, or none

 private:
  bool TakeIfItMatches(const Row& row) {
    if (!matches_(row)) return true;
    if (rows_.size() == limit_) {
      const auto [scheme, sequence] = row.key();
      next_ = sequence;
      return false;
    }
    rows_.push_back(row);
    return true;
  }

  const storage::Snapshot& snapshot_;
  const domain::SchemeNumber scheme_;
  const size_t limit_;
  ScanWatch watch_;
  const absl::FunctionRef<bool(const Row& row)> matches_;
  std::vector<Row> rows_;
  domain::Sequence next_;
  absl::Status status_;
};

}  // namespace timecredit::reporting

#endif  // LEDGER_REPORTING_FILTERED_PAGE_H_
