#include "ledger/service/batch_call.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/call.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/reporting/names.h"
#include "ledger/service/field_paths.h"
#include "ledger/service/parts.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "ledger/service/unary_call.h"
#include "ledger/service/write_call.h"
#include "ledger/storage/store.h"

namespace timecredit::service {
namespace {

// Of one batch in the queue at once: enough to fill groups, few enough for other batches beside it.
constexpr size_t kRowsInQueue = 256;

// A batch on its way. Rows are submitted in order; every outcome lets the next one follow.
class Batch : public std::enable_shared_from_this<Batch> {
 public:
  Batch(UnaryCall* call, BatchRecipe recipe)
      : call_(call), recipe_(std::move(recipe)), outcomes_(recipe_.rows.size()) {}

  // Waits for the store.
  void Start() {
    RequestReader common(call_->caller(), parts().names, reporting::Look::kInStore);
    recipe_.check(common);
    if (!common.status().ok()) {
      call_->Answer(common.status());
      return;
    }
    scheme_ = common.scheme();
    Understand();
    size_t first = 0;
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      unanswered_ = asked_.size();
      first = std::min(kRowsInQueue, asked_.size());
      next_ = first;
    }
    if (asked_.empty()) {
      Reply();
      return;
    }
    for (size_t i = 0; i < first; ++i) Submit(i);
  }

 private:
  struct Asked {
    size_t row;
    exchange::Call call;
    exchange::Command command;
  };

  const Parts& parts() const { return call_->parts(); }

  void Understand() {
    for (size_t row = 0; row < recipe_.rows.size(); ++row) {
      WriteRecipe& asked = recipe_.rows[row];
      RequestReader reader(call_->caller(), parts().names, reporting::Look::kInStore);
      auto command = asked.convert(reader);
      auto status = reader.status();
      if (status.ok() && reader.scheme() != scheme_) {
        status = domain::RefuseArgument("SCHEME_DIFFERS", "rows");
      }
      if (!status.ok()) {
        outcomes_[row] = status;
        continue;
      }
      asked_.push_back({.row = row,
                        .call = {.scheme = scheme_,
                                 .acting = call_->caller().principal,
                                 .request_id = std::string(asked.request_id),
                                 .deadline = call_->caller().deadline,
                                 .priority = storage::Priority::kBulk,
                                 .validate_only = asked.validate_only},
                        .command = std::move(command)});
    }
  }

  void Submit(size_t index) {
    Asked& asked = asked_[index];
    parts().exchange.Submit(
        std::move(asked.call), std::move(asked.command),
        [self = shared_from_this(), row = asked.row](absl::StatusOr<exchange::Committed> outcome) {
          self->Take(row, std::move(outcome));
        });
  }

  void Take(size_t row, absl::StatusOr<exchange::Committed> outcome) {
    if (!outcome.ok()) outcome = InRequest(outcome.status(), recipe_.rows[row].paths);
    std::optional<size_t> next;
    bool is_last = false;
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      outcomes_[row] = std::move(outcome);
      if (next_ < asked_.size()) next = next_++;
      is_last = --unanswered_ == 0;
    }
    if (next.has_value()) Submit(*next);
    if (is_last) parts().pools.replies.Run([self = shared_from_this()] { self->Reply(); });
  }

  void Reply() {
    absl::Status status;
    for (size_t row = 0; row < outcomes_.size(); ++row) {
      const auto& outcome = outcomes_[row];
      if (!outcome.ok()) {
        recipe_.refuse(row, call_->Worded(outcome.status()));
        continue;
      }
      ReplyWriter writer(parts().names, scheme_);
      recipe_.rows[row].translate(*outcome, writer);
      status.Update(writer.status());
    }
    call_->Answer(status);
  }

  UnaryCall* const call_;
  BatchRecipe recipe_;
  domain::SchemeNumber scheme_;
  std::vector<Asked> asked_;  // rows whose shape is right
  std::mutex mutex_;
  std::vector<absl::StatusOr<exchange::Committed>> outcomes_;  // guarded by mutex_ while submitted
  size_t next_ = 0;                                            // guarded by mutex_
  size_t unanswered_ = 0;                                      // guarded by mutex_
};

}  // namespace

grpc::ServerUnaryReactor* WriteBatch(const Parts& parts, grpc::CallbackServerContext* context,
                                     std::string_view method, BatchRecipe recipe) {
  auto* call = new UnaryCall(parts, *context, method, "");
  auto status = call->Admit();
  if (status.ok()) status = CheckSize(recipe.request_bytes);
  if (!status.ok()) {
    call->Answer(status);
    return call;
  }
  auto batch = std::make_shared<Batch>(call, std::move(recipe));
  const bool taken = parts.pools.scans.TryRun([batch] { batch->Start(); });
  if (!taken) call->Answer(storage::QueueFull(absl::Milliseconds(100)));
  return call;
}

}  // namespace timecredit::service
