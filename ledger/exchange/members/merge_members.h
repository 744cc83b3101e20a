#ifndef LEDGER_EXCHANGE_MEMBERS_MERGE_MEMBERS_H_
#define LEDGER_EXCHANGE_MEMBERS_MERGE_MEMBERS_H_

#include <string>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Makes one member of a person who was registered twice. The duplicate's lots move with their
// identity; its debt is paid from the survivor's wallet, down to the scheme's floor, and where that
// is not enough the merging is refused (MEMBER_IN_DEBT). Hours given stay under the number under
// which they were given. From then on commands that name the duplicate are refused (MEMBER_MERGED,
// with the survivor's number), corrections of what it did reach the survivor's wallet, both are one
// person for the approval of hours and the length of a day, and erasing the survivor erases the
// duplicate.
//
// Refuses members of whom only one is suspended (MEMBER_SUSPENDED), a duplicate whose hours wait
// (HOURS_AWAITING) or whose credit is held (HOLDS_OPEN), and a member merged with themselves
// (SAME_MEMBER).
struct MergeMembers {
  static constexpr std::string_view kName = "MergeMembers";

  domain::MemberNumber duplicate;
  domain::MemberNumber into;
  std::string reason;  // required; kept about the survivor
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const MergeMembers& command) {
  return std::tie(command.duplicate, command.into);
}
inline auto PersonalFieldsOf(const MergeMembers& command) { return std::tie(command.reason); }

absl::StatusOr<Draft> Decide(const MergeMembers& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_MEMBERS_MERGE_MEMBERS_H_
