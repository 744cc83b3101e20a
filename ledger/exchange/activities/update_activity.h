#ifndef LEDGER_EXCHANGE_ACTIVITIES_UPDATE_ACTIVITY_H_
#define LEDGER_EXCHANGE_ACTIVITIES_UPDATE_ACTIVITY_H_

#include <optional>
#include <string_view>
#include <tuple>

#include "absl/status/statusor.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/localized_text.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// Changes what is given of an activity; what is left none stays. Hours approved from then on earn
// the new award, also those logged before. Refuses what CreateActivity refuses, an update of
// nothing (UPDATE_EMPTY), another host, unit, purpose or public face than it has
// (CHANGE_NOT_POSSIBLE: hours were given under them), and to approve at once the hours of an
// activity as which a confidential one appears (FACE_UNSUITABLE: nobody discharges their own
// sentence). What is changed of a confidential activity changes nothing of its hours, which follow
// its face.
struct UpdateActivity {
  static constexpr std::string_view kName = "UpdateActivity";

  domain::ActivityNumber activity;
  std::optional<domain::LocalizedText> names;
  std::optional<domain::AwardPolicy> award;
  std::optional<bool> needs_approval;
  std::optional<domain::ServiceCategory> category;
  // These stay: where they are given, they must be as they are.
  std::optional<domain::OrganisationNumber> host;
  std::optional<domain::UnitNumber> contribution_unit;
  std::optional<domain::Purposes> purposes;
  std::optional<domain::ActivityNumber> appears_as;
};

// What a repeated request is recognised by, in this order (request_digest.h).
inline auto FieldsOf(const UpdateActivity& command) {
  return std::tie(command.activity, command.names, command.award, command.needs_approval,
                  command.category, command.host, command.contribution_unit, command.purposes,
                  command.appears_as);
}

absl::StatusOr<Draft> Decide(const UpdateActivity& command, const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_ACTIVITIES_UPDATE_ACTIVITY_H_
