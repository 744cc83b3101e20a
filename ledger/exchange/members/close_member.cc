#include "ledger/exchange/members/close_member.h"

#include <optional>
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

absl::Status CheckClosable(const CloseMember& command, const Desk& desk) {
  const auto member = desk.KnownMember(command.member, "member");
  if (!member.ok()) return member.status();
  const auto wallet = desk.WalletOf(command.member);
  if (!wallet.ok()) return wallet.status();
  const bool refilled =
      member->state == domain::MemberState::kClosed && *wallet != domain::Wallet();
  if (!refilled) {
    if (auto status = domain::CheckCurrent(*member, "member"); !status.ok()) return status;
  }
  return CheckNothingOpen(command.member, "member", desk);
}

absl::Status CheckBeneficiary(const CloseMember& command, const Desk& desk) {
  if (command.remaining != ClosingChoice::kTransfer) {
    if (command.beneficiary.IsNone()) return absl::OkStatus();
    return domain::RefuseArgument("BENEFICIARY_UNEXPECTED", "beneficiary");
  }
  if (command.beneficiary == command.member) {
    return domain::RefuseArgument("SAME_MEMBER", "beneficiary");
  }
  return desk.ActiveMember(command.beneficiary, "beneficiary").status();
}

absl::Status CheckRemainder(const CloseMember& command, const domain::WalletRemainder& left) {
  if (left.debt > 0 && command.remaining != ClosingChoice::kGiveBack) {
    return domain::RefuseState("MEMBER_IN_DEBT", "remaining",
                               {{"owed", domain::CreditMinutes{left.debt}}});
  }
  if (!left.lots.empty() && command.remaining == ClosingChoice::kRefuse) {
    return domain::RefuseState("BALANCE_REMAINS", "remaining");
  }
  return absl::OkStatus();
}

// Posts the other side of what was left.
absl::Status PostRemainder(const domain::WalletRemainder& left, const Desk& desk,
                           journal::MemberClosed& body, Entry& entry) {
  const auto credit = domain::TotalOf(left.lots);
  if (!credit.ok()) return credit.status();
  body.expired_credit_minutes = left.lapsed_credit_minutes;
  body.written_off_debt_credit_minutes = left.debt;
  entry.Add(Issuance(), -left.debt);
  if (body.beneficiary.IsNone()) {
    body.given_back_credit_minutes = *credit;
    entry.Add(Expired(), *credit);
    return absl::OkStatus();
  }
  body.transferred_credit_minutes = *credit;
  const auto wallet = desk.WalletOf(body.beneficiary);
  if (!wallet.ok()) return wallet.status();
  return entry.Give(body.beneficiary, *wallet, left.lots, desk.FreshLot({}, {}));
}

}  // namespace

absl::StatusOr<Draft> Decide(const CloseMember& command, const Desk& desk) {
  if (auto status = CheckText(command.reason, "reason"); !status.ok()) return status;
  if (auto status = CheckClosable(command, desk); !status.ok()) return status;
  if (auto status = CheckBeneficiary(command, desk); !status.ok()) return status;
  Entry entry;
  const auto left = EmptyWallet(command.member, desk, entry);
  if (!left.ok()) return left.status();
  if (auto status = CheckRemainder(command, *left); !status.ok()) return status;
  journal::MemberClosed body;
  body.member = command.member;
  if (!left->lots.empty()) body.beneficiary = command.beneficiary;
  if (auto status = PostRemainder(*left, desk, body, entry); !status.ok()) return status;
  Draft draft;
  draft.effective = desk.effective_today();
  draft.body = body;
  draft.postings = std::move(entry).Finish();
  if (!command.reason.empty()) draft.text = TextAbout{command.member, command.reason};
  return draft;
}

}  // namespace timecredit::exchange
