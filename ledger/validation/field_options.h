#ifndef LEDGER_VALIDATION_FIELD_OPTIONS_H_
#define LEDGER_VALIDATION_FIELD_OPTIONS_H_

#include "google/protobuf/descriptor.h"

namespace timecredit::validation {

// Whether a field is the server's, so that what a request says in it is left aside.
bool IsOutputOnly(const google::protobuf::FieldDescriptor& field);

}  // namespace timecredit::validation

#endif  // LEDGER_VALIDATION_FIELD_OPTIONS_H_
