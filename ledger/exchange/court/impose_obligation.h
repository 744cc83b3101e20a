#ifndef LEDGER_EXCHANGE_COURT_IMPOSE_OBLIGATION_H_
#define LEDGER_EXCHANGE_COURT_IMPOSE_OBLIGATION_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Requires hours, or a counted unit such as sittings, of a member. Confidential as a whole: no
// public record is written. Refuses an unknown case (CASE_UNKNOWN), unit or member.
struct ImposeObligation {
  static constexpr std::string_view kName = "ImposeObligation";

  domain::CaseNumber court_case;  // none opens a new case
  domain::MemberNumber member;
  domain::UnitNumber unit;
  int64_t quantity = 0;  // in the unit
  std::optional<domain::Date> due_on;
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const ImposeObligation& command) {
  return std::tie(command.court_case, command.member, command.unit, command.quantity,
                  command.due_on);
}

absl::StatusOr<Draft> Decide(const ImposeObligation& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_COURT_IMPOSE_OBLIGATION_H_
