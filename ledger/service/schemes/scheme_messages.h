#ifndef LEDGER_SERVICE_SCHEMES_SCHEME_MESSAGES_H_
#define LEDGER_SERVICE_SCHEMES_SCHEME_MESSAGES_H_

#include <string>

#include "ledger/domain/scheme.h"
#include "proto/timecredit/v1/scheme.pb.h"

namespace timecredit::service {

// A scheme as the message says; what is left out has its usual value.
domain::Scheme SchemeFrom(const std::string& id, const v1::Scheme& message);

// All fields but create_time and last_sequence, which a scheme does not know itself.
void WriteScheme(const domain::Scheme& scheme, v1::Scheme& message);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_SCHEMES_SCHEME_MESSAGES_H_
