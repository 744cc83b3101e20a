#include "ledger/domain/member.h"

#include <cstdint>
#include <string_view>

#include "absl/status/status.h"
#include "ledger/domain/refusal.h"

namespace timecredit::domain {

absl::Status CheckCurrent(const Member& member, std::string_view field) {
  switch (member.state) {
    case MemberState::kActive:
    case MemberState::kSuspended:
      return absl::OkStatus();
    case MemberState::kClosed:
      return RefuseState("MEMBER_CLOSED", field);
    case MemberState::kErased:
      return RefuseState("MEMBER_ERASED", field);
    case MemberState::kMerged:
      return RefuseState("MEMBER_MERGED", field,
                         {{"merged_into", static_cast<int64_t>(member.merged_into.value)}});
  }
  return absl::InternalError("a member in no known state");
}

absl::Status CheckActive(const Member& member, std::string_view field) {
  if (auto status = CheckCurrent(member, field); !status.ok()) return status;
  if (member.state == MemberState::kActive) return absl::OkStatus();
  return RefuseState("MEMBER_SUSPENDED", field);
}

std::string_view NameOf(MemberState state) {
  switch (state) {
    case MemberState::kActive:
      return "active";
    case MemberState::kSuspended:
      return "suspended";
    case MemberState::kClosed:
      return "closed";
    case MemberState::kErased:
      return "erased";
    case MemberState::kMerged:
      return "merged";
  }
  return "unknown";
}

}  // namespace timecredit::domain
