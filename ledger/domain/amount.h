#ifndef LEDGER_DOMAIN_AMOUNT_H_
#define LEDGER_DOMAIN_AMOUNT_H_

#include <cstdint>

#include "absl/status/statusor.h"

namespace timecredit::domain {

// Amounts are whole numbers of a book's unit: credit-minutes in the credit book (60 make one
// credit), minutes or a counted unit in the others. Never floating point.

// The largest amount one operation may name: a million credits. Far above any real operation, far
// below where 64-bit sums of a scheme's whole life could overflow.
inline constexpr int64_t kLargestAmount = 60'000'000;

// Sums that cannot wrap round: OUT_OF_RANGE when the result does not fit 64 bits.
absl::StatusOr<int64_t> CheckedAdd(int64_t left, int64_t right);
absl::StatusOr<int64_t> CheckedSubtract(int64_t left, int64_t right);
absl::StatusOr<int64_t> CheckedMultiply(int64_t left, int64_t right);

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_AMOUNT_H_
