#ifndef LEDGER_SERVICE_UNARY_CALL_H_
#define LEDGER_SERVICE_UNARY_CALL_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/service/caller.h"
#include "ledger/service/parts.h"
#include "ledger/wording/wording.h"
#include "proto/google/rpc/status.pb.h"

namespace timecredit::service {

// One unary call on its way. gRPC deletes it when the answer is sent.
class UnaryCall : public grpc::ServerUnaryReactor {
 public:
  // `method`: "HoursService/LogHours", and lives for ever; `request_id` as long as the call.
  UnaryCall(const Parts& parts, grpc::CallbackServerContext& context, std::string_view method,
            std::string_view request_id);

  const Parts& parts() const { return parts_; }
  const Caller& caller() const { return caller_; }
  std::string_view request_id() const { return request_id_; }

  // Who calls, and whether the policy lets them: the first thing for every call.
  absl::Status Admit();

  // Answers the call, once, with the reply that was filled in or the status put into words.
  void Answer(const absl::Status& status);

  // How an error of part of the call is put into words: a row of a batch.
  google::rpc::Status Worded(const absl::Status& status) const;

  void OnDone() override { delete this; }

 private:
  const Parts& parts_;
  const std::string_view method_;
  const std::string_view request_id_;
  const absl::Time began_;
  Caller caller_;
};

// Until when a call wants its answer, by the ledger's clock: gRPC counts by the machine's.
absl::Time DeadlineOf(const grpc::ServerContextBase& context, absl::Time now);

// The language of sentences that a call asks for in its "accept-language" metadata.
std::string LanguageOf(const grpc::ServerContextBase& context, const wording::Wording& wording);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_UNARY_CALL_H_
