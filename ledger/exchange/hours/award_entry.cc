#include "ledger/exchange/hours/award_entry.h"

#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/domain/wallet.h"
#include "ledger/exchange/entry.h"

namespace timecredit::exchange {

absl::StatusOr<std::vector<journal::Posting>> AwardPostings(const Earned& earned,
                                                            const Desk& desk) {
  const domain::Activity& face = earned.face;
  Entry entry;
  if (earned.award.credit_minutes > 0) {
    const auto wallet = desk.WalletOf(earned.member);
    if (!wallet.ok()) return wallet.status();
    const domain::Lot lot = desk.FreshLot(face.activity, face.host);
    entry.Add(Issuance(), -earned.award.credit_minutes);
    auto status = entry.Give(earned.member, *wallet,
                             {{.lot = lot, .credit_minutes = earned.award.credit_minutes}}, lot);
    if (!status.ok()) return status;
  }
  entry.Move(Received(face.host, face.contribution_unit),
             Contributed(earned.member, face.contribution_unit),
             earned.award.contribution_quantity);
  return std::move(entry).Finish();
}

}  // namespace timecredit::exchange
