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
#include "ledger/exchange/exchange.h"
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

// Of one batch in the queue at once: enough to fill groups, few enough for other batches beside it.
constexpr size_t kRowsInQueue = 256;

// A batch on its way. Rows are submitted and carried out in order; every outcome lets the next one
// follow.
class Batch : public std::enable_shared_from_this<Batch> {
 public:
  Batch(UnaryCall* call, BatchRecipe recipe)
      : call_(call), recipe_(std::move(recipe)), outcomes_(recipe_.rows.size()) {}

  // Waits for the store.
  void Start() {
    RequestReader common(call_->caller(), parts().names, reporting::Look::kInStore);
    auto status = call_->caller().CheckWanted();
    if (status.ok()) {
      recipe_.check(common);
      status = common.status();
    }
    if (!status.ok()) {
      call_->Answer(status);
      return;
    }
    scheme_ = common.scheme();
    Understand();
    const auto is_dry = [](const Asked& asked) { return asked.call.validate_only; };
    if (asked_.empty()) {
      Reply();
    } else if (std::all_of(asked_.begin(), asked_.end(), is_dry)) {
      Rehearse();
    } else {
      unanswered_ = asked_.size();
      SubmitWhatFits();
    }
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
      reader.Keep(asked.shape.Check());
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

  // A dry run as a whole answers row by row as the deed would.
  void Rehearse() {
    const auto status = parts().exchange.Rehearse(
        asked_.size(),
        [this](size_t i) {
          return exchange::Exchange::Request{std::move(asked_[i].call),
                                             std::move(asked_[i].command)};
        },
        [this](size_t i, const absl::StatusOr<exchange::Committed>& outcome) {
          Keep(asked_[i].row, outcome);
          return call_->caller().CheckWanted();
        });
    if (status.ok()) {
      Reply();
    } else {
      call_->Answer(status);
    }
  }

  // Submits rows while there is room for them in the queue, one thread at a time, so that they are
  // carried out in the order of the request: the one before it may decide about a row.
  void SubmitWhatFits() {
    std::unique_lock<std::mutex> lock(mutex_);
    if (is_submitting_) return;  // that thread looks again
    is_submitting_ = true;
    while (next_ < asked_.size() && in_queue_ < kRowsInQueue) {
      const size_t index = next_++;
      ++in_queue_;
      lock.unlock();
      Submit(index);
      lock.lock();
    }
    is_submitting_ = false;
  }

  void Submit(size_t index) {
    Asked& asked = asked_[index];
    parts().exchange.Submit(
        std::move(asked.call), std::move(asked.command),
        [self = shared_from_this(), row = asked.row](absl::StatusOr<exchange::Committed> outcome) {
          self->Take(row, std::move(outcome));
        });
  }

  void Keep(size_t row, absl::StatusOr<exchange::Committed> outcome) {
    if (!outcome.ok()) outcome = InRequest(outcome.status(), recipe_.rows[row].paths);
    outcomes_[row] = std::move(outcome);
  }

  void Take(size_t row, absl::StatusOr<exchange::Committed> outcome) {
    bool is_last = false;
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      Keep(row, std::move(outcome));
      --in_queue_;
      is_last = --unanswered_ == 0;
    }
    if (is_last) {
      parts().pools.replies.Run([self = shared_from_this()] { self->Reply(); });
    } else {
      SubmitWhatFits();
    }
  }

  void Reply() {
    for (size_t row = 0; row < outcomes_.size(); ++row) {
      auto status = outcomes_[row].status();
      if (status.ok()) status = Translate(row, *outcomes_[row]);
      if (!status.ok()) recipe_.refuse(row, call_->WordedPart(status));
    }
    call_->Answer(absl::OkStatus());
  }

  absl::Status Translate(size_t row, const exchange::Committed& committed) {
    WriteRecipe& recipe = recipe_.rows[row];
    ReplyWriter writer(parts().names, scheme_, call_->caller().language);
    if (recipe.validate_only && committed.record.has_value()) {
      writer.LeaveOut(committed.record->sequence);
    }
    recipe.translate(committed, writer);
    return recipe.validate_only ? AfterDryRun(writer.status())
                                : AfterCommit(committed, writer.status());
  }

  UnaryCall* const call_;
  BatchRecipe recipe_;
  domain::SchemeNumber scheme_;
  std::vector<Asked> asked_;  // rows whose shape is right
  std::mutex mutex_;
  std::vector<absl::StatusOr<exchange::Committed>> outcomes_;  // guarded by mutex_ while submitted
  size_t next_ = 0;                                            // guarded by mutex_
  size_t in_queue_ = 0;                                        // guarded by mutex_
  bool is_submitting_ = false;                                 // guarded by mutex_
  size_t unanswered_ = 0;                                      // guarded by mutex_
};

}  // namespace

grpc::ServerUnaryReactor* WriteBatch(const Parts& parts, grpc::CallbackServerContext* context,
                                     std::string_view method, BatchRecipe recipe) {
  auto* call = new UnaryCall(parts, *context, method, "");
  auto status = call->Admit();
  if (status.ok()) status = recipe.shape.Check();
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
