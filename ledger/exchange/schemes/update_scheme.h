#ifndef LEDGER_EXCHANGE_SCHEMES_UPDATE_SCHEME_H_
#define LEDGER_EXCHANGE_SCHEMES_UPDATE_SCHEME_H_

#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/localized_text.h"
#include "ledger/domain/scheme.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Changes what is given of the call's scheme; what is left none stays. Policies hold from then on:
// lots keep the expiry and acceptance they were issued with, and a wallet in deeper debt than a
// raised floor allows stays so until it is repaid. Refuses what CreateScheme refuses, an update of
// nothing (UPDATE_EMPTY), and (CHANGE_NOT_POSSIBLE) another zone, or units in which one that is
// declared is missing or has another place: records and dates would mean something else.
struct UpdateScheme {
  static constexpr std::string_view kName = "UpdateScheme";

  std::optional<domain::LocalizedText> names;
  std::optional<domain::Policies> policies;
  std::optional<std::vector<domain::CountedUnit>> units;  // all of them; new ones at the end
  std::optional<domain::Calendar> calendar;               // with the zone that it has
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const UpdateScheme& command) {
  return std::tie(command.names, command.policies, command.units, command.calendar);
}

absl::StatusOr<Draft> Decide(const UpdateScheme& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_SCHEMES_UPDATE_SCHEME_H_
