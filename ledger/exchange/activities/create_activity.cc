#include "ledger/exchange/activities/create_activity.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/scheme.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"

namespace timecredit::exchange {
namespace {

absl::Status CheckFaceOf(const domain::Activity& activity, const Desk& desk) {
  if (!activity.IsConfidential()) return absl::OkStatus();
  const auto face = desk.ActivityNamed(activity.appears_as, "appears_as");
  if (!face.ok()) return face.status();
  return domain::CheckFace(*face);
}

}  // namespace

absl::StatusOr<Draft> Decide(const CreateActivity& command, const Desk& desk) {
  domain::Activity activity = command.activity;
  if (auto status = domain::CheckActivity(activity); !status.ok()) return status;
  if (auto status = domain::CheckUnit(desk.scheme(), activity.contribution_unit); !status.ok()) {
    return status;
  }
  if (auto status = desk.CheckAliasFree(journal::AliasKind::kActivity, activity.alias);
      !status.ok()) {
    return status;
  }
  const auto host = desk.OrganisationNamed(activity.host, "host");
  if (!host.ok()) return host.status();
  if (auto status = CheckFaceOf(activity, desk); !status.ok()) return status;
  activity.scheme = desk.call().scheme;
  activity.activity = domain::ActivityNumber(desk.head().activities + 1);
  activity.is_face = false;
  Draft draft;
  draft.body = journal::ActivityCreated{.activity = activity};
  return draft;
}

}  // namespace timecredit::exchange
