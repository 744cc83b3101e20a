#include "ledger/journal/books.h"

#include <algorithm>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "absl/numeric/int128.h"
#include "absl/status/status.h"
#include "ledger/domain/account.h"
#include "ledger/domain/number.h"
#include "ledger/domain/wallet.h"
#include "ledger/journal/record.h"

namespace timecredit::journal {
namespace {

// Sums are taken in 128 bits, which no entry can leave: what they come to decides, and not the
// order of the postings.
struct Sum {
  domain::Book book;
  domain::UnitNumber unit;
  absl::int128 amount;
};

absl::Status CheckWalletChange(const Posting& posting) {
  const bool is_wallet = posting.account.kind == domain::AccountKind::kWallet;
  if (!is_wallet) {
    if (posting.change == domain::WalletChange{}) return absl::OkStatus();
    return absl::InternalError("lots on an account that has none");
  }
  absl::int128 lots = 0;
  for (const domain::Portion& portion : posting.change.lots) {
    if (!portion.lot.has_value() || portion.credit_minutes <= 0) {
      return absl::InternalError("a wallet posting with a portion of no lot");
    }
    lots += portion.credit_minutes;
  }
  const absl::int128 debt_change = posting.change.debt_change;
  const absl::int128 net = posting.amount < 0 ? -(lots + debt_change) : lots - debt_change;
  if (net == posting.amount) return absl::OkStatus();
  return absl::InternalError("a wallet posting whose lots and debt miss its amount");
}

}  // namespace

absl::Status CheckEntry(const std::vector<Posting>& postings) {
  absl::InlinedVector<Sum, 4> sums;
  for (const Posting& posting : postings) {
    if (posting.amount == 0) return absl::InternalError("a posting of nothing");
    if (auto status = CheckWalletChange(posting); !status.ok()) return status;
    const domain::Book book = domain::BookOf(posting.account.kind);
    auto sum = std::find_if(sums.begin(), sums.end(), [&](const Sum& candidate) {
      return candidate.book == book && candidate.unit == posting.account.unit;
    });
    if (sum == sums.end()) {
      sums.push_back({.book = book, .unit = posting.account.unit, .amount = 0});
      sum = sums.end() - 1;
    }
    sum->amount += posting.amount;
  }
  for (const Sum& sum : sums) {
    if (sum.amount != 0) return absl::InternalError("an entry that does not sum to zero");
  }
  return absl::OkStatus();
}

}  // namespace timecredit::journal
