#ifndef LEDGER_SERVICE_ERRORS_H_
#define LEDGER_SERVICE_ERRORS_H_

#include <string_view>

#include "absl/status/status.h"
#include "grpcpp/support/status.h"
#include "ledger/wording/wording.h"
#include "proto/google/rpc/status.pb.h"

namespace timecredit::service {

// The status that clients see for one of ours, as proto/timecredit/v1/README.md says: a refusal
// with its reason and its sentence, what the store answers when it is busy or closing, and for
// everything else INTERNAL and the incident's number alone: what went wrong is for the log. OK for
// OK.
google::rpc::Status Explain(const absl::Status& status, std::string_view language,
                            std::string_view incident, const wording::Wording& wording);

// The same on its way through gRPC.
grpc::Status ToGrpc(const google::rpc::Status& explained);

// Whether it is a fault of the server, whose cause is for the log: clients are told INTERNAL, or
// that what they asked for was done all the same (after_commit.h).
bool IsIncident(const absl::Status& status);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_ERRORS_H_
