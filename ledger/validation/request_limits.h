#ifndef LEDGER_VALIDATION_REQUEST_LIMITS_H_
#define LEDGER_VALIDATION_REQUEST_LIMITS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "ledger/domain/refusal.h"
#include "proto/timecredit/v1/limits.pb.h"

namespace timecredit::validation {

// How many faults of one request are said: what gRPC carries beside an answer is small.
inline constexpr size_t kMostFaults = 10;

// What the fields of a message may hold, read once from what the message declares
// (proto/buf/validate/validate.proto, proto/timecredit/v1/limits.proto). Thread-safe.
//
// A value of an enum must be one that there is, declared or not. Where a message has an
// `update_mask`, only what the mask names is checked; a mask that is empty names everything that
// can be updated, of which nothing is required.
class RequestLimits {
 public:
  explicit RequestLimits(const google::protobuf::Descriptor& message);

  // What is wrong with a message of this type in itself, in the order of its fields, up to
  // kMostFaults: one refusal for each, with the field's path. INVALID_ARGUMENT, or OK. `inherited`
  // is a field that need not be there: a batch says it for its rows.
  absl::Status Check(const google::protobuf::Message& message,
                     std::string_view inherited = "") const;

 private:
  struct FieldLimits {
    const google::protobuf::FieldDescriptor* field = nullptr;
    bool is_required = false;
    std::optional<int64_t> least;
    std::optional<int64_t> most;
    uint64_t fewest_items = 0;
    uint64_t most_items = 0;  // of a list or map; 0: any number
    v1::Form form = v1::FORM_UNSPECIFIED;
    uint64_t longest = 0;  // bytes of a text; 0: any number
    std::string pattern;   // of a resource's name: "schemes/*/members/*"; empty: none
    std::string refused_as;
    std::unique_ptr<RequestLimits> message;  // of the field's own type, where that is checked
  };
  class Checking;

  static FieldLimits LimitsOf(const google::protobuf::FieldDescriptor& field);

  std::vector<FieldLimits> fields_;
  const google::protobuf::FieldDescriptor* mask_ = nullptr;
  const google::protobuf::FieldDescriptor* resource_ = nullptr;  // what the mask is about
};

// The same for a request of a type that is known, whose limits are read at the first call.
template <class Request>
absl::Status CheckRequest(const Request& request, std::string_view inherited = "") {
  static const RequestLimits limits(*Request::descriptor());
  return limits.Check(request, inherited);
}

}  // namespace timecredit::validation

#endif  // LEDGER_VALIDATION_REQUEST_LIMITS_H_
