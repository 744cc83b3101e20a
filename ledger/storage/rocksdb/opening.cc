#include "ledger/storage/rocksdb/opening.h"

#include <algorithm>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "ledger/storage/rocksdb/errors.h"
#include "rocksdb/db.h"
#include "rocksdb/env.h"
#include "rocksdb/status.h"

namespace timecredit::storage {
namespace {

constexpr char kFormatKey[] = "timecredit.format";
constexpr char kRestore[] = ": restore the folder from a backup";

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

absl::Status IsDamaged(std::string_view folder, std::string_view why) {
  return absl::DataLossError(
      absl::StrCat("cannot open the store in ", View(folder), ": ", View(why), kRestore));
}

absl::Status CannotOpen(std::string_view folder, std::string_view why) {
  return absl::FailedPreconditionError(
      absl::StrCat("cannot open the store in ", View(folder), ": ", View(why)));
}

absl::Status CannotOpen(std::string_view folder, const rocksdb::Status& status) {
  if (absl::StrContains(status.ToString(), "/LOCK")) {
    return CannotOpen(folder, absl::StrCat("it is open already, or its LOCK file cannot be written"
                                           " (",
                                           status.ToString(), ")"));
  }
  const absl::Status reason =
      ToStatus(status, absl::StrCat("cannot open the store in ", View(folder)));
  if (!absl::IsDataLoss(reason)) return reason;
  return absl::DataLossError(absl::StrCat(reason.message(), kRestore));
}

absl::Status CheckNotHeadless(const std::string& folder, rocksdb::Env& env) {
  std::vector<std::string> files;
  if (!env.GetChildren(folder, &files).ok()) return absl::OkStatus();  // not made yet
  const bool has_data = std::any_of(files.begin(), files.end(), [](const std::string& file) {
    return absl::EndsWith(file, ".sst") || absl::EndsWith(file, ".log") || file == "SYNCED";
  });
  if (!has_data || std::find(files.begin(), files.end(), "CURRENT") != files.end()) {
    return absl::OkStatus();
  }
  return IsDamaged(folder, "its CURRENT file is missing");
}

absl::Status CheckFormat(const std::string& folder, rocksdb::DB& engine, std::string_view format,
                         bool is_new) {
  std::string found;
  const rocksdb::Status read = engine.Get(rocksdb::ReadOptions(), kFormatKey, &found);
  if (read.ok()) {
    if (found == format) return absl::OkStatus();
    return CannotOpen(folder,
                      absl::StrCat("its format is \"", found, "\", and this program knows only \"",
                                   View(format), "\": open it with the version that made it"));
  }
  if (!read.IsNotFound()) return CannotOpen(folder, read);
  if (!is_new) return CannotOpen(folder, "it does not say which format it has");
  rocksdb::WriteOptions durably;
  durably.sync = true;
  const rocksdb::Status written =
      engine.Put(durably, kFormatKey, rocksdb::Slice(format.data(), format.size()));
  return written.ok() ? absl::OkStatus() : CannotOpen(folder, written);
}

}  // namespace timecredit::storage
