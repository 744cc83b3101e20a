#ifndef LEDGER_SERVICE_SCHEMES_SCHEME_MESSAGES_H_
#define LEDGER_SERVICE_SCHEMES_SCHEME_MESSAGES_H_

#include <string>

#include "absl/time/time.h"
#include "ledger/domain/organisation.h"
#include "ledger/domain/scheme.h"
#include "proto/timecredit/v1/scheme.pb.h"

namespace timecredit::service {

// A scheme as the message says; what is left out has its usual value.
domain::Scheme SchemeFrom(const std::string& id, const v1::Scheme& message);

// All fields but create_time and last_sequence, which a scheme does not know itself.
void WriteScheme(const domain::Scheme& scheme, absl::Time now, v1::Scheme& message);

// An organisation of a definition, without its number. Whoever has offers is a partner.
domain::Organisation OrganisationFrom(const v1::OrganisationDefinition& definition);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_SCHEMES_SCHEME_MESSAGES_H_
