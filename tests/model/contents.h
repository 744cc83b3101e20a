#ifndef TESTS_MODEL_CONTENTS_H_
#define TESTS_MODEL_CONTENTS_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/journal/rows.h"
#include "ledger/storage/store.h"
#include "tests/model/tables.h"

namespace timecredit::model {

// A copy of everything that a store holds, byte for byte and decoded, brought up to date when asked
// to; only what changed is decoded again.
class Contents {
 public:
  struct Changes {
    std::vector<journal::RowKey> added;
    std::vector<journal::RowKey> changed;
    std::vector<journal::RowKey> removed;
    bool IsEmpty() const { return added.empty() && changed.empty() && removed.empty(); }
  };

  // Reads the store; what became different since the last time.
  absl::StatusOr<Changes> Refresh(const storage::Store& store);

  const Tables& tables() const { return tables_; }
  const std::map<std::string, std::string>& bytes() const { return bytes_; }

  // INTERNAL unless scans of every table, forwards and backwards, and point reads give the same
  // rows as the bytes.
  absl::Status CheckReads(const storage::Store& store) const;

 private:
  absl::Status Decode(const std::string& key, const std::string& value, bool is_new,
                      Changes& changes);
  absl::Status Drop(const std::string& key, Changes& changes);

  std::map<std::string, std::string> bytes_;
  Tables tables_;
};

}  // namespace timecredit::model

#endif  // TESTS_MODEL_CONTENTS_H_
