#include "ledger/domain/amount.h"

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace timecredit::domain {
namespace {

absl::Status TooLarge() { return absl::OutOfRangeError("an amount left the range of 64 bits"); }

}  // namespace

absl::StatusOr<int64_t> CheckedAdd(int64_t left, int64_t right) {
  int64_t sum = 0;
  if (__builtin_add_overflow(left, right, &sum)) return TooLarge();
  return sum;
}

absl::StatusOr<int64_t> CheckedSubtract(int64_t left, int64_t right) {
  int64_t difference = 0;
  if (__builtin_sub_overflow(left, right, &difference)) return TooLarge();
  return difference;
}

absl::StatusOr<int64_t> CheckedMultiply(int64_t left, int64_t right) {
  int64_t product = 0;
  if (__builtin_mul_overflow(left, right, &product)) return TooLarge();
  return product;
}

}  // namespace timecredit::domain
