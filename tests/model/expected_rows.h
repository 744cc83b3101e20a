#ifndef TESTS_MODEL_EXPECTED_ROWS_H_
#define TESTS_MODEL_EXPECTED_ROWS_H_

#include <cstdint>
#include <vector>

#include "tests/model/model.h"
#include "tests/model/scheme.h"
#include "tests/model/tables.h"

namespace timecredit::model {

// The statements of all owners, kept up while the model goes on: what every record did to the
// balances that can be counted in the model.
class Statements {
 public:
  // Takes note of an accepted command, which the model has carried out.
  void Add(const Expected& expected, const Model& model);

  const Table<journal::Line>& lines() const { return lines_; }

 private:
  Table<journal::Line> lines_;
  std::vector<Balances> balances_;  // by scheme, after its last record
};

// The rows that a ledger in the model's state must hold, in all tables that need no key to be read
// but those of the journal itself, statements and outcomes. Balances of 0 are left out.
Tables ExpectedRows(const Model& model);

// The same row without what the model does not tell apart: balances of 0, which an account keeps
// once it was touched, and changes of 0, where what one record posted to it cancels out.
journal::Accounts Plain(journal::Accounts accounts);
journal::Line Plain(journal::Line line);

}  // namespace timecredit::model

#endif  // TESTS_MODEL_EXPECTED_ROWS_H_
