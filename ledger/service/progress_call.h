#ifndef LEDGER_SERVICE_PROGRESS_CALL_H_
#define LEDGER_SERVICE_PROGRESS_CALL_H_

#include <mutex>
#include <optional>
#include <string_view>

#include "absl/status/status.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "grpcpp/support/status.h"
#include "ledger/service/parts.h"
#include "ledger/service/served_call.h"
#include "proto/timecredit/v1/import.pb.h"
#include "proto/timecredit/v1/operations.pb.h"

namespace timecredit::service {

// A call that streams how far something is. A client that reads slowly gets the latest state, not
// every one. gRPC deletes it when the last is sent. Thread-safe.
template <class State>
class ProgressCall : public grpc::ServerWriteReactor<State>, public ServedCall {
 public:
  ProgressCall(const Parts& parts, const grpc::CallbackServerContext& context,
               std::string_view method)
      : ServedCall(parts, context, method, "") {}

  void Send(const State& state);

  // Ends the stream, once, behind what was sent.
  void Answer(const absl::Status& status);

  void OnWriteDone(bool ok) override;
  void OnDone() override { delete this; }

 private:
  // Writes what waits, or finishes when nothing does. Called with the mutex held.
  void GoOn();

  std::mutex mutex_;
  bool is_writing_ = false;             // guarded by mutex_
  State written_;                       // guarded by mutex_
  std::optional<State> waiting_;        // guarded by mutex_
  std::optional<grpc::Status> finish_;  // guarded by mutex_
};

extern template class ProgressCall<v1::Import>;
extern template class ProgressCall<v1::LedgerVerification>;

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_PROGRESS_CALL_H_
