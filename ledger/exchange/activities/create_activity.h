#ifndef LEDGER_EXCHANGE_ACTIVITIES_CREATE_ACTIVITY_H_
#define LEDGER_EXCHANGE_ACTIVITIES_CREATE_ACTIVITY_H_

#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/activity.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Adds an activity. Refuses a malformed definition, an id that is taken (ID_TAKEN), an unknown
// host, a unit that the scheme does not declare (UNIT_UNKNOWN), and a confidential activity whose
// public face does not exist, is confidential itself or needs no approval (FACE_UNSUITABLE), since
// nobody discharges their own sentence.
struct CreateActivity {
  static constexpr std::string_view kName = "CreateActivity";

  domain::Activity activity;  // its scheme and number are given by the server
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const CreateActivity& command) { return std::tie(command.activity); }

absl::StatusOr<Draft> Decide(const CreateActivity& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_ACTIVITIES_CREATE_ACTIVITY_H_
