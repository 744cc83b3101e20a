#include "ledger/reporting/credit_report.h"

#include <cstdint>
#include <map>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/account.h"
#include "ledger/domain/amount.h"
#include "ledger/domain/number.h"
#include "ledger/journal/rows.h"
#include "ledger/reporting/scan_watch.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {
namespace {

using Sums = std::map<std::pair<domain::AccountKind, uint64_t>, int64_t>;

absl::Status Count(const journal::Accounts& accounts, Sums& sums, int64_t& total) {
  const bool is_organisation = accounts.owner.kind == domain::OwnerKind::kOrganisation;
  for (const journal::AccountBalance& balance : accounts.balances) {
    if (domain::BookOf(balance.kind) != domain::Book::kCredit) continue;
    int64_t& sum = sums[{balance.kind, is_organisation ? accounts.owner.number : 0}];
    const auto added = domain::CheckedAdd(sum, balance.amount);
    if (!added.ok()) return added.status();
    sum = *added;
    const auto all = domain::CheckedAdd(total, balance.amount);
    if (!all.ok()) return all.status();
    total = *all;
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<CreditReport> ReportCredits(const storage::Store& store, domain::SchemeNumber scheme,
                                           Wanted is_wanted) {
  CreditReport report;
  Sums sums;
  const auto status = store.View([&](const storage::Snapshot& snapshot) {
    const auto head = snapshot.Find<journal::Head>({scheme});
    if (!head.ok()) return head.status();
    report.as_of = (*head)->last_sequence;
    absl::Status counted;
    ScanWatch watch(is_wanted);
    auto scanned =
        snapshot.Scan<journal::Accounts>({scheme, domain::Owner()}, storage::Direction::kForward,
                                         [&](const journal::Accounts& accounts) {
                                           if (!watch.GoesOn()) return false;
                                           counted = Count(accounts, sums, report.sum);
                                           return counted.ok();
                                         });
    scanned.Update(counted);
    scanned.Update(watch.status());
    return scanned;
  });
  if (!status.ok()) return status;
  for (const auto& [account, sum] : sums) {
    report.rows.push_back({.account = account.first,
                           .owner = domain::OrganisationNumber(account.second),
                           .credit_minutes = sum});
  }
  return report;
}

}  // namespace timecredit::reporting
