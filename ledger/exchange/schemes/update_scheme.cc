#include "ledger/exchange/schemes/update_scheme.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/scheme.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const UpdateScheme& command, const Desk& desk) {
  const bool changes = command.names.has_value() || command.policies.has_value() ||
                       command.units.has_value() || command.calendar.has_value();
  if (auto status = CheckNotEmpty(changes); !status.ok()) return status;
  domain::Scheme scheme = desk.scheme();
  scheme.names = command.names.value_or(scheme.names);
  scheme.policies = command.policies.value_or(scheme.policies);
  scheme.units = command.units.value_or(scheme.units);
  scheme.calendar = command.calendar.value_or(scheme.calendar);
  if (auto status = domain::CheckScheme(scheme); !status.ok()) return status;
  if (auto status = domain::CheckUpdate(desk.scheme(), scheme); !status.ok()) return status;
  Draft draft;
  draft.body = journal::SchemeUpdated{.scheme = scheme};
  return draft;
}

}  // namespace timecredit::exchange
