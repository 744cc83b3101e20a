#ifndef TESTS_EXCHANGE_COUNTING_STORE_H_
#define TESTS_EXCHANGE_COUNTING_STORE_H_

#include <map>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "ledger/storage/store.h"

namespace timecredit::exchange {

// How often an update read and wrote rows of each table: "finds HourLog", "puts HourLog".
using Work = std::map<std::string, int>;

// A store that passes everything on to another, and counts what the last update did. For tests that
// make one call at a time.
class CountingStore : public storage::Store {
 public:
  // The other store outlives this one.
  explicit CountingStore(storage::Store& store) : store_(store) {}

  absl::Status View(absl::FunctionRef<absl::Status(const storage::Snapshot&)> read) const override {
    return store_.View(read);
  }
  void Submit(storage::Update update) override;

  const Work& last() const { return last_; }

 private:
  storage::Store& store_;
  Work last_;
};

}  // namespace timecredit::exchange

#endif  // TESTS_EXCHANGE_COUNTING_STORE_H_
