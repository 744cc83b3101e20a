#include "ledger/exchange/schemes/create_scheme.h"

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/scheme.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"

namespace timecredit::exchange {

absl::StatusOr<Draft> Decide(const CreateScheme& command, const Desk& desk) {
  domain::Scheme scheme = command.scheme;
  if (auto status = domain::CheckScheme(scheme); !status.ok()) return status;
  if (auto status = desk.CheckAliasFree(journal::AliasKind::kScheme, scheme.alias); !status.ok()) {
    return status;
  }
  const auto registry = desk.rows().Find<journal::Registry>({});
  if (!registry.ok()) return registry.status();
  scheme.scheme = domain::SchemeNumber(*registry == nullptr ? 1 : (*registry)->schemes + 1);
  Draft draft;
  draft.body = journal::SchemeCreated{.scheme = scheme};
  return draft;
}

}  // namespace timecredit::exchange
