#include "clients/cpp/error.h"

#include <string>

#include "absl/time/time.h"
#include "proto/google/rpc/error_details.pb.h"

namespace timecredit::client {
namespace {

// Reads one detail into the error; types that are not known are passed over.
void Read(const google::protobuf::Any& detail, Error& error) {
  if (google::rpc::ErrorInfo info; detail.UnpackTo(&info)) {
    error.reason = info.reason();
    error.arguments = {info.metadata().begin(), info.metadata().end()};
  } else if (google::rpc::LocalizedMessage localized; detail.UnpackTo(&localized)) {
    error.message = localized.message();
  } else if (google::rpc::BadRequest bad; detail.UnpackTo(&bad)) {
    for (const auto& violation : bad.field_violations()) {
      error.fields.push_back({violation.field(), violation.description(), violation.reason()});
    }
  } else if (google::rpc::RetryInfo retry; detail.UnpackTo(&retry)) {
    error.retry_delay = absl::Seconds(retry.retry_delay().seconds()) +
                        absl::Nanoseconds(retry.retry_delay().nanos());
  }
}

// How gRPC's client words it when the other side resets a stream.
constexpr char kStreamReset[] = "Received RST_STREAM";

// How long to leave alone a server that did so.
constexpr absl::Duration kCalm = absl::Milliseconds(100);

}  // namespace

bool Error::WasDone() const {
  return reason == "DONE_WITHOUT_REPLY" || reason == "DONE_UNFINISHED";
}

Error ErrorOf(const google::rpc::Status& status) {
  Error error;
  error.code = static_cast<grpc::StatusCode>(status.code());
  error.message = status.message();
  for (const auto& detail : status.details()) Read(detail, error);
  return error;
}

Error ErrorOf(const grpc::Status& status) {
  google::rpc::Status details;
  if (status.error_details().empty() || !details.ParseFromString(status.error_details())) {
    details.Clear();
  }
  // What came with the call counts, whatever the details repeat.
  details.set_code(status.error_code());
  details.set_message(status.error_message());
  Error error = ErrorOf(details);
  // Said before the request is received, and then without details.
  const bool is_nobody = error.code == grpc::StatusCode::UNAUTHENTICATED;
  if (is_nobody && error.reason.empty()) error.reason = "CREDENTIALS_INVALID";
  // A server that is short of memory ends streams without a status of its own.
  const bool is_cut_off = error.code == grpc::StatusCode::RESOURCE_EXHAUSTED &&
                          error.reason.empty() && error.message.rfind(kStreamReset, 0) == 0;
  if (is_cut_off) error.retry_delay = kCalm;
  return error;
}

}  // namespace timecredit::client
