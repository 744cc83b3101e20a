#include "ledger/exchange/members/close_member.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/member.h"
#include "ledger/domain/wallet.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/entry.h"
#include "ledger/exchange/members/departure.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {
namespace {

bool HasLeft(const domain::Member& member) {
  return member.state == domain::MemberState::kClosed ||
         member.state == domain::MemberState::kErased;
}

absl::Status CheckClosable(const CloseMember& command, const Desk& desk) {
  const auto member = desk.KnownMember(command.member, "member");
  if (!member.ok()) return member.status();
  const auto wallet = desk.WalletOf(command.member);
  if (!wallet.ok()) return wallet.status();
  const bool refilled = HasLeft(*member) && *wallet != domain::Wallet();
  if (!refilled) {
    if (auto status = domain::CheckCurrent(*member, "member"); !status.ok()) return status;
  }
  if (auto status = CheckCorrectionReason(command.reason, command.member, desk); !status.ok()) {
    return status;
  }
  return CheckNothingOpen(command.member, "member", desk);
}

}  // namespace

absl::StatusOr<Draft> Decide(const CloseMember& command, const Desk& desk) {
  if (auto status = CheckClosable(command, desk); !status.ok()) return status;
  Entry entry;
  const auto settled = Settle({.member = command.member,
                               .remaining = command.remaining,
                               .beneficiary = command.beneficiary},
                              desk, entry);
  if (!settled.ok()) return settled.status();
  Draft draft;
  draft.effective = desk.effective_today();
  draft.body = journal::MemberClosed{
      .member = command.member,
      .beneficiary = settled->beneficiary,
      .transferred_credit_minutes = settled->transferred_credit_minutes,
      .given_back_credit_minutes = settled->given_back_credit_minutes,
      .expired_credit_minutes = settled->expired_credit_minutes,
      .written_off_debt_credit_minutes = settled->written_off_debt_credit_minutes};
  draft.postings = std::move(entry).Finish();
  if (!command.reason.empty()) draft.text = TextAbout{command.member, command.reason};
  return draft;
}

}  // namespace timecredit::exchange
