#ifndef LEDGER_SERVICE_COUNTED_UNIT_H_
#define LEDGER_SERVICE_COUNTED_UNIT_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/domain/scheme.h"
#include "ledger/reporting/registers.h"
#include "ledger/service/request_reader.h"

namespace timecredit::service {

// The number of a scheme's unit; minutes for an empty id. INVALID_ARGUMENT, UNIT_UNKNOWN.
absl::StatusOr<domain::UnitNumber> UnitNamed(const domain::Scheme& scheme, const std::string& id,
                                             std::string_view field);

// The same in the scheme of the request, which is looked up in the store.
domain::UnitNumber TakeUnit(const std::string& id, std::string_view field,
                            const reporting::Registers& registers, RequestReader& reader);

// Its id; empty for minutes.
std::string IdOfUnit(const domain::Scheme& scheme, domain::UnitNumber unit);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_COUNTED_UNIT_H_
