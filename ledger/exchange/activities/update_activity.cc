#include "ledger/exchange/activities/update_activity.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {
namespace {

bool ChangesAnything(const UpdateActivity& command) {
  return command.names.has_value() || command.award.has_value() ||
         command.needs_approval.has_value() || command.category.has_value() ||
         command.host.has_value() || command.contribution_unit.has_value() ||
         command.purposes.has_value() || command.appears_as.has_value();
}

domain::Activity Updated(domain::Activity activity, const UpdateActivity& command) {
  activity.names = command.names.value_or(activity.names);
  activity.award = command.award.value_or(activity.award);
  activity.needs_approval = command.needs_approval.value_or(activity.needs_approval);
  activity.category = command.category.value_or(activity.category);
  activity.host = command.host.value_or(activity.host);
  activity.contribution_unit = command.contribution_unit.value_or(activity.contribution_unit);
  activity.purposes = command.purposes.value_or(activity.purposes);
  activity.appears_as = command.appears_as.value_or(activity.appears_as);
  return activity;
}

}  // namespace

absl::StatusOr<Draft> Decide(const UpdateActivity& command, const Desk& desk) {
  if (auto status = CheckNotEmpty(ChangesAnything(command)); !status.ok()) return status;
  const auto before = desk.ActivityNamed(command.activity, "activity");
  if (!before.ok()) return before.status();
  const domain::Activity activity = Updated(*before, command);
  if (auto status = domain::CheckUpdate(*before, activity); !status.ok()) return status;
  if (auto status = domain::CheckActivity(activity); !status.ok()) return status;
  if (activity.is_face && !domain::CheckFace(activity).ok()) {
    return domain::RefuseArgument("FACE_UNSUITABLE", "needs_approval");
  }
  Draft draft;
  draft.body = journal::ActivityUpdated{.activity = activity};
  return draft;
}

}  // namespace timecredit::exchange
