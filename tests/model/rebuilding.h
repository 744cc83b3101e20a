#ifndef TESTS_MODEL_REBUILDING_H_
#define TESTS_MODEL_REBUILDING_H_

#include "absl/status/status.h"
#include "tests/model/ledger.h"

namespace timecredit::model {

// Builds all projections again, from the records alone, in a second store, and compares the two
// byte for byte but for what is personal. INTERNAL with the first difference.
absl::Status CheckRebuilt(const Ledger& ledger);

}  // namespace timecredit::model

#endif  // TESTS_MODEL_REBUILDING_H_
