#ifndef LEDGER_EXCHANGE_SESSIONS_CREATE_SESSION_H_
#define LEDGER_EXCHANGE_SESSIONS_CREATE_SESSION_H_

#include <cstdint>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Announces a session of an activity, past or to come. Refuses an unknown activity, a confidential
// one (ACTIVITY_CONFIDENTIAL: a session is public, and belongs to the activity's public face), a
// time out of range, and no duration (DURATION_OUT_OF_RANGE).
struct CreateSession {
  static constexpr std::string_view kName = "CreateSession";

  domain::ActivityNumber activity;
  domain::EffectiveTime effective;  // with its duration
  int32_t expected = 0;             // how many members, 0 where nobody said
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const CreateSession& command) {
  return std::tie(command.activity, command.effective, command.expected);
}

absl::StatusOr<Draft> Decide(const CreateSession& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_SESSIONS_CREATE_SESSION_H_
