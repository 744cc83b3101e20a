#include "ledger/service/progress_call.h"

#include <mutex>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "grpcpp/support/status.h"
#include "proto/timecredit/v1/import.pb.h"
#include "proto/timecredit/v1/operations.pb.h"

namespace timecredit::service {

template <class State>
void ProgressCall<State>::Send(const State& state) {
  const std::lock_guard<std::mutex> lock(mutex_);
  waiting_ = state;
  GoOn();
}

template <class State>
void ProgressCall<State>::Answer(const absl::Status& status) {
  grpc::Status ended = End(status);
  const std::lock_guard<std::mutex> lock(mutex_);
  finish_ = std::move(ended);
  GoOn();
}

template <class State>
void ProgressCall<State>::OnWriteDone(bool ok) {
  const std::lock_guard<std::mutex> lock(mutex_);
  is_writing_ = false;
  if (!ok) waiting_.reset();  // nobody reads any more
  GoOn();
}

template <class State>
void ProgressCall<State>::GoOn() {
  if (is_writing_) return;
  if (waiting_.has_value()) {
    written_ = *std::exchange(waiting_, std::nullopt);
    is_writing_ = true;
    this->StartWrite(&written_);
  } else if (finish_.has_value()) {
    this->Finish(*finish_);
  }
}

template class ProgressCall<v1::Import>;
template class ProgressCall<v1::LedgerVerification>;

}  // namespace timecredit::service
