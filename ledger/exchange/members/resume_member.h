#ifndef LEDGER_EXCHANGE_MEMBERS_RESUME_MEMBER_H_
#define LEDGER_EXCHANGE_MEMBERS_RESUME_MEMBER_H_

#include <string>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Lets a suspended member take part again. Refuses any other (MEMBER_NOT_SUSPENDED).
struct ResumeMember {
  static constexpr std::string_view kName = "ResumeMember";

  domain::MemberNumber member;
  std::string reason;  // may be empty
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const ResumeMember& command) { return std::tie(command.member); }
inline auto PersonalFieldsOf(const ResumeMember& command) { return std::tie(command.reason); }

absl::StatusOr<Draft> Decide(const ResumeMember& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_MEMBERS_RESUME_MEMBER_H_
