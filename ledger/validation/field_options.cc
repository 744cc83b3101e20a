#include "ledger/validation/field_options.h"

#include "google/protobuf/descriptor.h"
#include "proto/google/api/field_behavior.pb.h"

namespace timecredit::validation {

bool IsOutputOnly(const google::protobuf::FieldDescriptor& field) {
  const auto& options = field.options();
  for (int i = 0; i < options.ExtensionSize(google::api::field_behavior); ++i) {
    if (options.GetExtension(google::api::field_behavior, i) == google::api::OUTPUT_ONLY) {
      return true;
    }
  }
  return false;
}

}  // namespace timecredit::validation
