#include "ledger/exchange/sessions/close_session.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/session.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const CloseSession& command, const Desk& desk) {
  const auto session = desk.SessionNamed(command.session);
  if (!session.ok()) return session.status();
  if (auto status = domain::CheckOpen(*session); !status.ok()) return status;
  Draft draft;
  draft.body = journal::SessionClosed{.session = command.session};
  return draft;
}

}  // namespace timecredit::exchange
