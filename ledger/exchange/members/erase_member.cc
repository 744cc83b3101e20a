#include "ledger/exchange/members/erase_member.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/member.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/exchange/entry.h"
#include "ledger/exchange/members/departure.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {
namespace {

// All who are erased with the member. Nothing is left in the wallet of whoever was merged.
absl::Status AddDuplicates(const domain::Member& member, const Desk& desk,
                           journal::MemberErased& body) {
  for (const domain::MemberNumber number : member.duplicates) {
    const auto duplicate = desk.KnownMember(number, "member");
    if (!duplicate.ok()) return duplicate.status();
    if (duplicate->state != domain::MemberState::kErased) body.duplicates.push_back(number);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Draft> Decide(const EraseMember& command, const Desk& desk) {
  const auto member = desk.KnownMember(command.member, "member");
  if (!member.ok()) return member.status();
  if (member->state == domain::MemberState::kErased) return domain::CheckCurrent(*member, "member");
  if (auto status = CheckNothingOpen(command.member, "member", desk); !status.ok()) return status;
  Entry entry;
  const auto settled = Settle({.member = command.member,
                               .remaining = command.remaining,
                               .beneficiary = command.beneficiary},
                              desk, entry);
  if (!settled.ok()) return settled.status();
  journal::MemberErased body{
      .member = command.member,
      .duplicates = {},
      .beneficiary = settled->beneficiary,
      .transferred_credit_minutes = settled->transferred_credit_minutes,
      .given_back_credit_minutes = settled->given_back_credit_minutes,
      .expired_credit_minutes = settled->expired_credit_minutes,
      .written_off_debt_credit_minutes = settled->written_off_debt_credit_minutes};
  if (auto status = AddDuplicates(*member, desk, body); !status.ok()) return status;
  Draft draft;
  draft.effective = desk.effective_today();
  draft.erased_members = body.duplicates;
  draft.erased_members.push_back(command.member);
  draft.body = std::move(body);
  draft.postings = std::move(entry).Finish();
  return draft;
}

}  // namespace timecredit::exchange
