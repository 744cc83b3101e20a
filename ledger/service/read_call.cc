#include "ledger/service/read_call.h"

#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/reporting/names.h"
#include "ledger/service/parts.h"
#include "ledger/service/recipe.h"
#include "ledger/service/request_reader.h"
#include "ledger/service/unary_call.h"
#include "ledger/storage/store.h"

namespace timecredit::service {

grpc::ServerUnaryReactor* Read(const Parts& parts, grpc::CallbackServerContext* context,
                               std::string_view method, ReadRecipe recipe) {
  auto* call = new UnaryCall(parts, *context, method, "");
  auto status = call->Admit();
  if (status.ok()) status = recipe.shape.Check();
  if (!status.ok()) {
    call->Answer(status);
    return call;
  }
  const bool taken = recipe.pool.TryRun([call, answer = std::move(recipe.answer)]() mutable {
    const Parts& shared = call->parts();
    if (shared.clock.Now() >= call->caller().deadline) {
      call->Answer(absl::DeadlineExceededError("it waited for longer than it could"));
      return;
    }
    if (const auto wanted = call->caller().CheckWanted(); !wanted.ok()) {
      call->Answer(wanted);
      return;
    }
    RequestReader reader(call->caller(), shared.names, reporting::Look::kInStore);
    const auto answered = answer(reader);
    answer = nullptr;  // the request may be gone once the call is answered
    call->Answer(reader.status().ok() ? answered : reader.status());
  });
  if (!taken) call->Answer(storage::QueueFull(absl::Milliseconds(100)));
  return call;
}

}  // namespace timecredit::service
