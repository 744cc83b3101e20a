#include "ledger/domain/account.h"

#include <string_view>

namespace timecredit::domain {

Book BookOf(AccountKind kind) {
  switch (kind) {
    case AccountKind::kContributed:
    case AccountKind::kReceived:
      return Book::kContribution;
    case AccountKind::kImposed:
    case AccountKind::kOutstanding:
    case AccountKind::kDischarged:
      return Book::kObligation;
    default:
      return Book::kCredit;
  }
}

bool HasNoFloor(AccountKind kind) {
  return kind == AccountKind::kIssuance || kind == AccountKind::kReceived ||
         kind == AccountKind::kImposed;
}

std::string_view NameOf(AccountKind kind) {
  switch (kind) {
    case AccountKind::kIssuance:
      return "issuance";
    case AccountKind::kWallet:
      return "wallet";
    case AccountKind::kHeld:
      return "held";
    case AccountKind::kTakings:
      return "takings";
    case AccountKind::kBudget:
      return "budget";
    case AccountKind::kPot:
      return "pot";
    case AccountKind::kExpired:
      return "expired";
    case AccountKind::kSettled:
      return "settled";
    case AccountKind::kContributed:
      return "contributed";
    case AccountKind::kReceived:
      return "received";
    case AccountKind::kImposed:
      return "imposed";
    case AccountKind::kOutstanding:
      return "outstanding";
    case AccountKind::kDischarged:
      return "discharged";
  }
  return "unknown";
}

}  // namespace timecredit::domain
