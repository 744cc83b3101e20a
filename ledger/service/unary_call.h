#ifndef LEDGER_SERVICE_UNARY_CALL_H_
#define LEDGER_SERVICE_UNARY_CALL_H_

#include "absl/status/status.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/service/served_call.h"

namespace timecredit::service {

// One unary call on its way. gRPC deletes it when the answer is sent.
class UnaryCall : public grpc::ServerUnaryReactor, public ServedCall {
 public:
  using ServedCall::ServedCall;

  // Answers the call, once, with the reply that was filled in or the status put into words.
  void Answer(const absl::Status& status) { Finish(End(status)); }

  void OnDone() override { delete this; }
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_UNARY_CALL_H_
