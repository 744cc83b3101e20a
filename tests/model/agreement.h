#ifndef TESTS_MODEL_AGREEMENT_H_
#define TESTS_MODEL_AGREEMENT_H_

#include "absl/status/status.h"
#include "ledger/exchange/exchange.h"
#include "ledger/storage/store.h"
#include "tests/model/contents.h"
#include "tests/model/expected_rows.h"
#include "tests/model/invariants.h"
#include "tests/model/model.h"
#include "tests/model/tables.h"

namespace timecredit::model {

// Whether the ledger is where the model is. Every check returns OK, or INTERNAL with what differs.

// Every row that can be read without a key, and every balance that the records sum to.
absl::Status CheckRows(const Tables& tables, const Model& model, const Statements& statements,
                       const Journal& journal);

// That there are just the sealed rows, keys of cases and answered requests there should be.
absl::Status CheckSealedKeys(const Tables& tables, const Model& model);

// Obligations and what hours discharge of them, opened.
absl::Status CheckCases(const storage::Snapshot& snapshot, const exchange::Exchange& exchange,
                        const Model& model);

// Members' fields, ids and texts, opened; and that members can be found, and erased ones cannot.
absl::Status CheckPersons(const storage::Snapshot& snapshot, const exchange::Exchange& exchange,
                          const Model& model);

}  // namespace timecredit::model

#endif  // TESTS_MODEL_AGREEMENT_H_
