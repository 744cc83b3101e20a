#ifndef LEDGER_SERVICE_SERVED_CALL_H_
#define LEDGER_SERVICE_SERVED_CALL_H_

#include <map>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/status.h"
#include "grpcpp/support/string_ref.h"
#include "ledger/service/caller.h"
#include "ledger/service/parts.h"
#include "ledger/wording/wording.h"
#include "proto/google/rpc/status.pb.h"

namespace timecredit::service {

// What all calls have in common, however they are answered: who calls, and what is said of it to
// the log and to the caller. Observers hear of it from its beginning to its End.
class ServedCall {
 public:
  // `method`: "HoursService/LogHours", and lives for ever; `context` and `request_id` as long as
  // the call.
  ServedCall(const Parts& parts, const grpc::CallbackServerContext& context,
             std::string_view method, std::string_view request_id);

  ServedCall(const ServedCall&) = delete;
  ServedCall& operator=(const ServedCall&) = delete;

  const Parts& parts() const { return parts_; }
  const Caller& caller() const { return caller_; }
  std::string_view request_id() const { return request_id_; }

  // Who calls, and whether the policy lets them: the first thing for every call.
  absl::Status Admit();

  // How the error of a part of the call is put into words: of a row of a batch. Observers hear of
  // it where it is a fault of the server.
  google::rpc::Status WordedPart(const absl::Status& status) const;

 protected:
  ~ServedCall() = default;

  // Once, before the answer is sent; what to finish with.
  grpc::Status End(const absl::Status& status);

 private:
  google::rpc::Status Worded(const absl::Status& status) const;

  const Parts& parts_;
  const std::string_view method_;
  const std::string_view request_id_;
  const absl::Time began_;
  Caller caller_;
};

// What a client says beside its request.
using ClientMetadata = std::multimap<grpc::string_ref, grpc::string_ref>;

// The language of sentences that a call asks for in its "accept-language" metadata.
std::string LanguageOf(const ClientMetadata& metadata, const wording::Wording& wording);

// Until when a call wants its answer, by the ledger's clock: gRPC counts by the machine's.
absl::Time DeadlineOf(const grpc::ServerContextBase& context, absl::Time now);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_SERVED_CALL_H_
