#include "ledger/service/progress_call.h"

#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "grpcpp/server_context.h"
#include "ledger/auth/policy.h"
#include "ledger/service/errors.h"
#include "ledger/service/parts.h"
#include "ledger/service/unary_call.h"
#include "proto/timecredit/v1/import.pb.h"
#include "proto/timecredit/v1/operations.pb.h"

namespace timecredit::service {

template <class State>
ProgressCall<State>::ProgressCall(const Parts& parts, grpc::CallbackServerContext& context,
                                  std::string_view method)
    : parts_(parts), method_(method), began_(parts.clock.Now()) {
  caller_.language = LanguageOf(context, parts.wording);
  caller_.deadline = DeadlineOf(context, began_);
  parts_.observer.Begin(method_);
}

template <class State>
absl::Status ProgressCall<State>::Admit() {
  auto principal = parts_.authenticator.Authenticate();
  if (!principal.ok()) return principal.status();
  caller_.principal = *principal;
  return auth::Authorise(method_, caller_.principal);
}

template <class State>
void ProgressCall<State>::Send(const State& state) {
  const std::lock_guard<std::mutex> lock(mutex_);
  waiting_ = state;
  GoOn();
}

template <class State>
void ProgressCall<State>::Answer(const absl::Status& status) {
  const std::string incident = absl::StrCat(absl::ToUnixMicros(began_));
  parts_.observer.End({.method = method_,
                       .principal = caller_.principal,
                       .request_id = "",
                       .duration = parts_.clock.Now() - began_,
                       .status = status,
                       .incident = IsIncident(status) ? incident : ""});
  const std::lock_guard<std::mutex> lock(mutex_);
  finish_ = ToGrpc(Explain(status, caller_.language, incident, parts_.wording));
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
