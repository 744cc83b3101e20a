#ifndef CLIENTS_CPP_ERROR_H_
#define CLIENTS_CPP_ERROR_H_

#include <grpcpp/support/status.h>

#include <map>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "proto/google/rpc/status.pb.h"

namespace timecredit::client {

// A field of a request that is wrong in itself.
struct FieldViolation {
  std::string field;        // "member.fields.full_name", "rows[3].date"
  std::string description;  // what would be right
  std::string reason;       // stable: "NUMBER_OUT_OF_RANGE"

  friend bool operator==(const FieldViolation&, const FieldViolation&) = default;
};

// Why a call failed, as proto/timecredit/v1/README.md says under "Errors".
struct Error {
  grpc::StatusCode code = grpc::StatusCode::UNKNOWN;
  // Stable: "CREDITS_INSUFFICIENT". Empty where no ledger answered: nobody is there, a proxy is.
  std::string reason;
  // A sentence for people, in the client's language, or a line for each of several faults; for want
  // of one what gRPC says, in English.
  std::string message;
  // What the reason is about: {"needed", "120"}, {"available", "90"}.
  std::map<std::string, std::string> arguments;
  std::vector<FieldViolation> fields;  // all that were found at once, the reason's own first
  // When the same request may be sent again, or zero: the server does not say that it may.
  absl::Duration retry_delay;

  // Whether what was asked for was done all the same, and only its reply is missing, or what
  // follows it: never ask for it under a new request id. The record's number is among the
  // arguments.
  bool WasDone() const;

  friend bool operator==(const Error&, const Error&) = default;
};

// Reads the error of a call, or of one row of a batch. Neither may be OK.
Error ErrorOf(const grpc::Status& status);
Error ErrorOf(const google::rpc::Status& status);

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_ERROR_H_
