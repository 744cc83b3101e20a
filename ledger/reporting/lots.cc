#include "ledger/reporting/lots.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/account.h"
#include "ledger/domain/member.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "ledger/reporting/records.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {

absl::StatusOr<domain::Portions> LotsOf(const storage::Store& store, domain::SchemeNumber scheme,
                                        domain::MemberNumber member) {
  domain::Portions lots;
  const auto status = store.View([&](const storage::Snapshot& snapshot) {
    const auto known = snapshot.Find<domain::Member>({scheme, member});
    if (!known.ok()) return known.status();
    if (*known == nullptr) return domain::RefuseMissing("MEMBER_UNKNOWN", "parent");
    const auto accounts = snapshot.Find<journal::Accounts>({scheme, domain::OwnerOf(member)});
    if (!accounts.ok()) return accounts.status();
    if (*accounts != nullptr) lots = (*accounts)->wallet.lots;
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return lots;
}

absl::StatusOr<LotIssue> IssueOf(const storage::Store& store, domain::SchemeNumber scheme,
                                 const domain::Lot& lot) {
  const auto record = RecordOf(store, scheme, lot.source);
  if (!record.ok()) return record.status();
  LotIssue issue;
  if (record->effective.has_value()) issue.date = record->effective->date;
  for (const journal::Posting& posting : record->postings) {
    const bool receives =
        posting.account.kind == domain::AccountKind::kWallet && posting.amount > 0;
    if (receives) issue.member = domain::MemberNumber(posting.account.owner.number);
  }
  return issue;
}

}  // namespace timecredit::reporting
