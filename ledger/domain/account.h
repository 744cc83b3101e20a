#ifndef LEDGER_DOMAIN_ACCOUNT_H_
#define LEDGER_DOMAIN_ACCOUNT_H_

#include <compare>
#include <cstdint>
#include <string_view>

#include "ledger/domain/number.h"

namespace timecredit::domain {

// Three books, each balancing to zero on its own. Stored numbers: never renumber, only append.
enum class Book : uint8_t {
  kCredit = 1,        // credit-minutes: what can be spent
  kContribution = 2,  // minutes or a counted unit: what was given
  kObligation = 3,    // minutes or a counted unit: what is still required; confidential
};

// Whose account it is.
enum class OwnerKind : uint8_t {
  kScheme = 1,
  kMember = 2,
  kOrganisation = 3,
  kObligation = 4,
};

struct Owner {
  OwnerKind kind = OwnerKind::kScheme;
  uint64_t number = 0;  // 0 for the scheme

  friend auto operator<=>(const Owner&, const Owner&) = default;
};

inline Owner SchemeOwner() { return {OwnerKind::kScheme, 0}; }
inline Owner OwnerOf(MemberNumber member) { return {OwnerKind::kMember, member.value}; }
inline Owner OwnerOf(OrganisationNumber organisation) {
  return {OwnerKind::kOrganisation, organisation.value};
}
inline Owner OwnerOf(ObligationNumber obligation) {
  return {OwnerKind::kObligation, obligation.value};
}

// What an account is for. Stored numbers: never renumber, only append.
enum class AccountKind : uint8_t {
  // Credit book.
  kIssuance = 1,  // scheme; below zero by what was ever issued and not taken back
  kWallet = 2,    // member: what can be spent
  kHeld = 3,      // member: set aside by holds
  kTakings = 4,   // organisation: received as a partner
  kBudget = 5,    // organisation: to be awarded as a host
  kPot = 6,       // organisation: given away by members
  kExpired = 7,   // scheme
  kSettled = 8,   // scheme: taken from partners' takings by settlements
  // Contribution book.
  kContributed = 16,  // member: hours given
  kReceived = 17,     // organisation, as a host: minus what members gave it
  // Obligation book.
  kImposed = 32,      // obligation: minus what was imposed
  kOutstanding = 33,  // obligation: still required
  kDischarged = 34,   // obligation: done
};

// One account of an owner. The unit is kMinutes in the credit book (credit-minutes).
struct Account {
  Owner owner;
  AccountKind kind = AccountKind::kIssuance;
  UnitNumber unit;

  friend auto operator<=>(const Account&, const Account&) = default;
};

// The book in which accounts of this kind lie.
Book BookOf(AccountKind kind);

// Whether an account of this kind may have any balance below zero. All others may not, but for a
// wallet in a scheme that allows an overdraft.
bool HasNoFloor(AccountKind kind);

// The kind's name in words, for messages and reports: "wallet".
std::string_view NameOf(AccountKind kind);

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_ACCOUNT_H_
