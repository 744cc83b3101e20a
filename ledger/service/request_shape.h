#ifndef LEDGER_SERVICE_REQUEST_SHAPE_H_
#define LEDGER_SERVICE_REQUEST_SHAPE_H_

#include <string_view>

#include "absl/status/status.h"
#include "google/protobuf/message.h"
#include "ledger/service/message_limits.h"
#include "ledger/validation/request_limits.h"

namespace timecredit::service {

// What is checked of a request before anything is done with it: how large it is, and that each
// field holds what it may. Checking is put off until the caller is known.
class RequestShape {
 public:
  // The request lives as long as this. `inherited`: a field that a row may leave to its batch.
  template <class Request>
  explicit RequestShape(const Request& request, std::string_view inherited = "")
      : request_(&request), inherited_(inherited), check_(&CheckAs<Request>) {}

  // RESOURCE_EXHAUSTED for a request that is too large, INVALID_ARGUMENT with all its faults for
  // one that is wrong in itself.
  absl::Status Check() const {
    if (auto status = CheckSize(request_->ByteSizeLong()); !status.ok()) return status;
    return check_(*request_, inherited_);
  }

 private:
  template <class Request>
  static absl::Status CheckAs(const google::protobuf::Message& request,
                              std::string_view inherited) {
    return validation::CheckRequest(static_cast<const Request&>(request), inherited);
  }

  const google::protobuf::Message* request_;
  std::string_view inherited_;
  absl::Status (*check_)(const google::protobuf::Message&, std::string_view);
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_REQUEST_SHAPE_H_
