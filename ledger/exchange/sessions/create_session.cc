#include "ledger/exchange/sessions/create_session.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/session.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const CreateSession& command, const Desk& desk) {
  domain::Session session;
  session.effective = command.effective;
  session.expected = command.expected;
  if (auto status = domain::CheckSession(session); !status.ok()) return status;
  if (auto status = domain::CheckStart(desk.scheme().calendar, session.effective); !status.ok()) {
    return status;
  }
  const auto activity = desk.ActivityNamed(command.activity, "activity");
  if (!activity.ok()) return activity.status();
  if (activity->IsConfidential()) {
    return domain::RefuseArgument("ACTIVITY_CONFIDENTIAL", "activity");
  }
  Draft draft;
  draft.effective = command.effective;
  draft.body = journal::SessionCreated{.activity = command.activity, .expected = command.expected};
  return draft;
}

}  // namespace timecredit::exchange
