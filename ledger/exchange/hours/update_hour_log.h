#ifndef LEDGER_EXCHANGE_HOURS_UPDATE_HOUR_LOG_H_
#define LEDGER_EXCHANGE_HOURS_UPDATE_HOUR_LOG_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Corrects hours that await approval; what is not given stays as it is by then. Staff correct all
// hours, a member those that they logged themselves (PERMISSION_DENIED, NOT_LOGGED_BY_YOU). Refuses
// a correction of nothing (UPDATE_EMPTY), hours that were decided (HOUR_LOG_RESOLVED), a day after
// the one on which they were logged (DATE_AFTER_LOGGING), another date or start for attendance at a
// session (HOURS_OF_SESSION), and what LogHours refuses. What confidential hours discharge follows
// their length, where it was not said.
struct UpdateHourLog {
  static constexpr std::string_view kName = "UpdateHourLog";

  domain::Sequence hour_log;
  std::optional<domain::Date> date;
  bool replaces_start = false;
  std::optional<int32_t> start_minute;  // none: not said any more
  std::optional<int64_t> duration_minutes;
  std::optional<int64_t> quantity;
  bool replaces_text = false;
  std::string text;
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const UpdateHourLog& command) {
  return std::tie(command.hour_log, command.date, command.replaces_start, command.start_minute,
                  command.duration_minutes, command.quantity, command.replaces_text);
}
inline auto PersonalFieldsOf(const UpdateHourLog& command) { return std::tie(command.text); }

absl::StatusOr<Draft> Decide(const UpdateHourLog& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_HOURS_UPDATE_HOUR_LOG_H_
