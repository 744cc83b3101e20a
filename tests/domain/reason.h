#ifndef TESTS_DOMAIN_REASON_H_
#define TESTS_DOMAIN_REASON_H_

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "ledger/domain/refusal.h"

namespace timecredit::domain {

// Why a status refuses, for one-line expectations: "CREDITS_INSUFFICIENT"; "OK" where nothing is
// refused, and the name of the code for errors that are no refusals.
inline std::string ReasonOf(const absl::Status& status) {
  const std::optional<Refusal> refusal = RefusalOf(status);
  return refusal.has_value() ? refusal->reason : absl::StatusCodeToString(status.code());
}

// The field at fault; empty where there is none.
inline std::string FieldOf(const absl::Status& status) {
  const std::optional<Refusal> refusal = RefusalOf(status);
  return refusal.has_value() ? refusal->field : std::string();
}

}  // namespace timecredit::domain

#endif  // TESTS_DOMAIN_REASON_H_
