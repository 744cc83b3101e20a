#ifndef TESTS_JOURNAL_POSTINGS_H_
#define TESTS_JOURNAL_POSTINGS_H_

#include <cstdint>
#include <utility>

#include "ledger/domain/account.h"
#include "ledger/domain/number.h"
#include "ledger/domain/wallet.h"
#include "ledger/journal/record.h"

namespace timecredit::journal {

// Postings as records have them, put down by hand.

inline Posting Leg(domain::Owner owner, domain::AccountKind kind, int64_t amount,
                   domain::UnitNumber unit = domain::kMinutes) {
  return {.account = {.owner = owner, .kind = kind, .unit = unit}, .amount = amount, .change = {}};
}

inline Posting WalletLeg(domain::MemberNumber member, int64_t amount, domain::Portions lots,
                         int64_t debt_change = 0) {
  Posting posting = Leg(domain::OwnerOf(member), domain::AccountKind::kWallet, amount);
  posting.change = {.lots = std::move(lots), .debt_change = debt_change};
  return posting;
}

inline Posting IssuanceLeg(int64_t amount) {
  return Leg(domain::SchemeOwner(), domain::AccountKind::kIssuance, amount);
}

inline Posting HeldLeg(domain::MemberNumber member, int64_t amount) {
  return Leg(domain::OwnerOf(member), domain::AccountKind::kHeld, amount);
}

inline Posting TakingsLeg(domain::OrganisationNumber partner, int64_t amount) {
  return Leg(domain::OwnerOf(partner), domain::AccountKind::kTakings, amount);
}

}  // namespace timecredit::journal

#endif  // TESTS_JOURNAL_POSTINGS_H_
