#include "ledger/storage/rocksdb/errors.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "rocksdb/status.h"

namespace timecredit::storage {

absl::Status ToStatus(const rocksdb::Status& status, std::string_view doing) {
  if (status.ok()) return absl::OkStatus();
  // One line, whatever RocksDB makes of it.
  const std::string reason = absl::StrReplaceAll(status.ToString(), {{"\n", " "}});
  const std::string message =
      absl::StrCat(absl::string_view(doing.data(), doing.size()), ": ", reason);
  if (status.IsCorruption()) return absl::DataLossError(message);
  if (status.IsIOError() || status.IsNoSpace() || status.IsBusy() ||
      status.IsShutdownInProgress()) {
    return absl::UnavailableError(message);
  }
  return absl::InternalError(message);
}

}  // namespace timecredit::storage
