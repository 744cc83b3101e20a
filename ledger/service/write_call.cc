#include "ledger/service/write_call.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/call.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/reporting/names.h"
#include "ledger/service/after_commit.h"
#include "ledger/service/field_paths.h"
#include "ledger/service/parts.h"
#include "ledger/service/recipe.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "ledger/service/unary_call.h"
#include "ledger/storage/store.h"

namespace timecredit::service {
namespace {

// A write on its way from thread to thread.
struct Writing {
  UnaryCall* call;
  WriteRecipe recipe;
  exchange::Call asked;
  exchange::Command command;
};
using WritingPointer = std::unique_ptr<Writing>;

absl::Status Understand(Writing& writing, reporting::Look look) {
  const Caller& caller = writing.call->caller();
  RequestReader reader(caller, writing.call->parts().names, look);
  writing.command = writing.recipe.convert(reader);
  if (!reader.status().ok()) return reader.status();
  writing.asked = {.scheme = reader.scheme(),
                   .acting = caller.principal,
                   .request_id = std::string(writing.recipe.request_id),
                   .deadline = caller.deadline,
                   .priority = storage::Priority::kInteractive,
                   .validate_only = writing.recipe.validate_only};
  return absl::OkStatus();
}

void Reply(WritingPointer writing, const absl::StatusOr<exchange::Committed>& outcome) {
  UnaryCall* call = writing->call;
  if (!outcome.ok()) {
    const auto refused = InRequest(outcome.status(), writing->recipe.paths);
    writing.reset();
    call->Answer(refused);
    return;
  }
  domain::SchemeNumber scheme = writing->asked.scheme;
  if (scheme.IsNone() && outcome->record.has_value()) scheme = outcome->record->scheme;
  ReplyWriter writer(call->parts().names, scheme, call->caller().language);
  if (writing->asked.validate_only && outcome->record.has_value()) {
    writer.LeaveOut(outcome->record->sequence);
  }
  writing->recipe.translate(*outcome, writer);
  const auto status = writing->asked.validate_only ? AfterDryRun(writer.status())
                                                   : AfterCommit(*outcome, writer.status());
  writing.reset();  // the request may be gone once the call is answered
  call->Answer(status);
}

void Submit(WritingPointer writing) {
  const Parts& parts = writing->call->parts();
  exchange::Call asked = writing->asked;
  exchange::Command command = std::move(writing->command);
  parts.exchange.Submit(
      std::move(asked), std::move(command),
      [writing = std::move(writing)](absl::StatusOr<exchange::Committed> outcome) mutable {
        WorkerPool& replies = writing->call->parts().pools.replies;
        replies.Run([writing = std::move(writing), outcome = std::move(outcome)]() mutable {
          Reply(std::move(writing), outcome);
        });
      });
}

void Execute(WritingPointer writing) {
  const Parts& parts = writing->call->parts();
  const auto outcome = parts.exchange.Execute(writing->asked, writing->command);
  Reply(std::move(writing), outcome);
}

void Refuse(WritingPointer writing, const absl::Status& status) {
  UnaryCall* call = writing->call;
  writing.reset();
  call->Answer(status);
}

void LookAndGoOn(WritingPointer writing) {
  auto status = writing->call->caller().CheckWanted();
  if (status.ok()) status = Understand(*writing, reporting::Look::kInStore);
  if (!status.ok()) {
    Refuse(std::move(writing), status);
  } else if (writing->recipe.waits_for_keys) {
    Execute(std::move(writing));
  } else {
    Submit(std::move(writing));
  }
}

}  // namespace

grpc::ServerUnaryReactor* Write(const Parts& parts, grpc::CallbackServerContext* context,
                                std::string_view method, WriteRecipe recipe) {
  auto* call = new UnaryCall(parts, *context, method, recipe.request_id);
  auto writing = std::make_unique<Writing>(
      Writing{.call = call, .recipe = std::move(recipe), .asked = {}, .command = {}});
  auto status = call->Admit();
  if (status.ok()) status = writing->recipe.shape.Check();
  const bool waits = writing->recipe.waits_for_keys;
  if (status.ok() && !waits) status = Understand(*writing, reporting::Look::kInMemory);
  if (status.ok() && !waits) {
    Submit(std::move(writing));
  } else if (status.ok() || absl::IsAborted(status)) {
    WorkerPool& pool = waits ? parts.pools.keys : parts.pools.points;
    const bool taken =
        pool.TryRun([writing = std::move(writing)]() mutable { LookAndGoOn(std::move(writing)); });
    if (!taken) call->Answer(storage::QueueFull(absl::Milliseconds(100)));
  } else {
    Refuse(std::move(writing), status);
  }
  return call;
}

}  // namespace timecredit::service
