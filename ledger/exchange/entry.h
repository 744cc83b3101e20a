#ifndef LEDGER_EXCHANGE_ENTRY_H_
#define LEDGER_EXCHANGE_ENTRY_H_

#include <cstdint>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "ledger/domain/account.h"
#include "ledger/domain/number.h"
#include "ledger/domain/wallet.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

// The postings of one decision, as they are put together. Adding nothing (0) is allowed and posts
// nothing. Errors: OUT_OF_RANGE when a sum does not fit. Not thread-safe.
class Entry {
 public:
  // Moves an amount between two accounts of one book and unit that are not wallets.
  void Move(const domain::Account& from, const domain::Account& to, int64_t amount);

  // Adds one side of a movement whose other side is a wallet.
  void Add(const domain::Account& account, int64_t amount);

  // Takes portions, as ChooseSpending gave them, from the member's wallet.
  absl::Status Take(domain::MemberNumber member, const domain::Portions& portions);

  // Gives credit to the member's wallet, which stands at `wallet`: debt is repaid first, and what
  // comes without a lot becomes one like `fresh`.
  absl::Status Give(domain::MemberNumber member, const domain::Wallet& wallet,
                    const domain::Portions& portions, const domain::Lot& fresh);

  std::vector<journal::Posting> Finish() && { return std::move(postings_); }

 private:
  std::vector<journal::Posting> postings_;
};

// The accounts that operations post to.
domain::Account Issuance();
domain::Account Expired();
domain::Account Wallet(domain::MemberNumber member);
domain::Account Held(domain::MemberNumber member);
domain::Account Takings(domain::OrganisationNumber partner);
domain::Account Contributed(domain::MemberNumber member, domain::UnitNumber unit);
domain::Account Received(domain::OrganisationNumber host, domain::UnitNumber unit);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_ENTRY_H_
