#include <algorithm>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/member.h"
#include "ledger/domain/number.h"
#include "ledger/journal/fold.h"

namespace timecredit::journal {
namespace {

bool IsCurrent(const domain::Member& member) { return domain::CheckCurrent(member, "").ok(); }

}  // namespace

absl::StatusOr<domain::Member> Fold::MemberNamed(domain::MemberNumber member) const {
  const auto stored = projections_.Find<domain::Member>({record_.scheme, member});
  if (!stored.ok()) return stored.status();
  if (*stored == nullptr) return absl::InternalError("a record about an unknown member");
  return **stored;
}

absl::Status Fold::ChangeState(domain::MemberNumber member, domain::MemberState from,
                               domain::MemberState to) {
  auto changed = MemberNamed(member);
  if (!changed.ok()) return changed.status();
  if (changed->state != from) {
    return absl::InternalError("a record about a member who is not in the state it needs");
  }
  changed->state = to;
  projections_.Put(*changed);
  return owners_.Mention(member);
}

absl::Status Fold::operator()(const MemberCreated& body) {
  projections_.Put(domain::Member{.scheme = record_.scheme,
                                  .member = body.member,
                                  .state = domain::MemberState::kActive,
                                  .joined_on = body.joined_on});
  if (auto status = owners_.Mention(body.member); !status.ok()) return status;
  return CountUp(head_.members, body.member.value, "member");
}

// The books do not know the fields.
absl::Status Fold::operator()(const MemberUpdated& body) {
  const auto member = MemberNamed(body.member);
  if (!member.ok()) return member.status();
  return owners_.Mention(body.member);
}

absl::Status Fold::operator()(const MemberSuspended& body) {
  return ChangeState(body.member, domain::MemberState::kActive, domain::MemberState::kSuspended);
}

absl::Status Fold::operator()(const MemberResumed& body) {
  return ChangeState(body.member, domain::MemberState::kSuspended, domain::MemberState::kActive);
}

absl::Status Fold::Erase(domain::MemberNumber member) {
  auto erased = MemberNamed(member);
  if (!erased.ok()) return erased.status();
  erased->state = domain::MemberState::kErased;
  projections_.Put(*erased);
  return owners_.Mention(member);
}

absl::Status Fold::operator()(const MemberErased& body) {
  for (const domain::MemberNumber duplicate : body.duplicates) {
    if (auto status = Erase(duplicate); !status.ok()) return status;
  }
  return Erase(body.member);
}

// What came back into the wallet of somebody who left is taken out by closing it again. Whoever was
// erased stays so.
absl::Status Fold::operator()(const MemberClosed& body) {
  auto member = MemberNamed(body.member);
  if (!member.ok()) return member.status();
  if (member->state == domain::MemberState::kErased) return owners_.Mention(body.member);
  if (!IsCurrent(*member) && member->state != domain::MemberState::kClosed) {
    return absl::InternalError("the closing of an account that is no member's");
  }
  member->state = domain::MemberState::kClosed;
  projections_.Put(*member);
  return owners_.Mention(body.member);
}

absl::Status Fold::operator()(const MembersMerged& body) {
  auto duplicate = MemberNamed(body.duplicate);
  if (!duplicate.ok()) return duplicate.status();
  auto survivor = MemberNamed(body.into);
  if (!survivor.ok()) return survivor.status();
  if (!IsCurrent(*duplicate) || !IsCurrent(*survivor) || body.duplicate == body.into) {
    return absl::InternalError("a merging of those who are not two members");
  }
  std::vector<domain::MemberNumber> merged = std::move(duplicate->duplicates);
  duplicate->duplicates.clear();
  duplicate->state = domain::MemberState::kMerged;
  projections_.Put(*duplicate);
  merged.push_back(body.duplicate);
  for (const domain::MemberNumber number : merged) {
    auto member = MemberNamed(number);
    if (!member.ok()) return member.status();
    member->merged_into = body.into;
    projections_.Put(*member);
  }
  survivor->duplicates.insert(survivor->duplicates.end(), merged.begin(), merged.end());
  std::sort(survivor->duplicates.begin(), survivor->duplicates.end());
  projections_.Put(*survivor);
  if (auto status = owners_.Mention(body.duplicate); !status.ok()) return status;
  return owners_.Mention(body.into);
}

}  // namespace timecredit::journal
