#ifndef LEDGER_SERVICE_RESOURCE_NAME_H_
#define LEDGER_SERVICE_RESOURCE_NAME_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace timecredit::service {

// The ids in a resource's name: {"taff", "17"} of "schemes/taff/members/17" when the collections
// are {"schemes", "members"}. INVALID_ARGUMENT: FIELD_REQUIRED when it is empty, NAME_MALFORMED,
// with the pattern that would be right, when it is not of that form.
absl::StatusOr<std::vector<std::string>> ParseResourceName(
    std::string_view name, std::string_view field,
    std::initializer_list<std::string_view> collections);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_RESOURCE_NAME_H_
