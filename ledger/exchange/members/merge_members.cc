#include "ledger/exchange/members/merge_members.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/member.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/wallet.h"
#include "ledger/domain/wallet_remainder.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/entry.h"
#include "ledger/exchange/members/departure.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {
namespace {

absl::Status CheckMergeable(const MergeMembers& command, const Desk& desk) {
  if (command.duplicate == command.into) {
    return domain::RefuseArgument("SAME_MEMBER", "into");
  }
  const auto duplicate = desk.CurrentMember(command.duplicate, "duplicate");
  if (!duplicate.ok()) return duplicate.status();
  const auto into = desk.CurrentMember(command.into, "into");
  if (!into.ok()) return into.status();
  if (duplicate->state != into->state) {
    return domain::RefuseState(
        "MEMBER_SUSPENDED",
        duplicate->state == domain::MemberState::kSuspended ? "duplicate" : "into");
  }
  return CheckNothingOpen(command.duplicate, "duplicate", desk);
}

// Moves what was left of the duplicate's wallet, which is either credit or debt.
absl::Status MoveRemainder(const domain::WalletRemainder& left, domain::MemberNumber into,
                           const Desk& desk, Entry& entry) {
  const auto wallet = desk.WalletOf(into);
  if (!wallet.ok()) return wallet.status();
  if (left.debt == 0) return entry.Give(into, *wallet, left.lots, desk.FreshLot({}, {}));
  const domain::SpendingTerms terms = desk.SpendingAt(domain::OrganisationNumber());
  if (domain::AvailableUnder(*wallet, terms) < left.debt) {
    return domain::RefuseState("MEMBER_IN_DEBT", "duplicate",
                               {{"owed", domain::CreditMinutes{left.debt}}});
  }
  const auto payment = domain::ChooseSpending(*wallet, left.debt, terms);
  if (!payment.ok()) return payment.status();
  return entry.Take(into, *payment);
}

}  // namespace

absl::StatusOr<Draft> Decide(const MergeMembers& command, const Desk& desk) {
  if (auto status = CheckMergeable(command, desk); !status.ok()) return status;
  if (auto status = CheckCorrectionReason(command.reason, command.into, desk); !status.ok()) {
    return status;
  }
  Entry entry;
  const auto left = EmptyWallet(command.duplicate, desk, entry);
  if (!left.ok()) return left.status();
  if (auto status = MoveRemainder(*left, command.into, desk, entry); !status.ok()) return status;
  const auto credit = domain::TotalOf(left->lots);
  if (!credit.ok()) return credit.status();
  Draft draft;
  draft.effective = desk.effective_today();
  draft.body = journal::MembersMerged{.duplicate = command.duplicate,
                                      .into = command.into,
                                      .moved_credit_minutes = *credit,
                                      .moved_debt_credit_minutes = left->debt,
                                      .expired_credit_minutes = left->lapsed_credit_minutes};
  draft.postings = std::move(entry).Finish();
  draft.text = TextAbout{command.into, command.reason};
  return draft;
}

}  // namespace timecredit::exchange
