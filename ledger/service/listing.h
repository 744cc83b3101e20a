#ifndef LEDGER_SERVICE_LISTING_H_
#define LEDGER_SERVICE_LISTING_H_

#include <cstdint>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "ledger/service/request_reader.h"

namespace timecredit::service {

// One page of what is numbered densely from 1 to `last`: calls `add` for each number of the page,
// and writes the token of the next page where there is one. INVALID_ARGUMENT, PAGE_TOKEN_INVALID.
absl::Status ListNumbered(const PageAsked& page, uint64_t last, std::string& next_page_token,
                          absl::FunctionRef<absl::Status(uint64_t number)> add);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_LISTING_H_
