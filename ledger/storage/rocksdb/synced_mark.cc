#include "ledger/storage/rocksdb/synced_mark.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "ledger/storage/rocksdb/errors.h"
#include "ledger/storage/rocksdb/log_checksum.h"
#include "rocksdb/env.h"
#include "rocksdb/slice.h"

namespace timecredit::storage {
namespace {

constexpr size_t kDigits = 20;

std::string PathIn(const std::string& folder) { return folder + "/SYNCED"; }

std::string Text(uint64_t sequence) {
  const std::string number = absl::StrFormat("%0*d ", static_cast<int>(kDigits), sequence);
  return absl::StrCat(number, absl::StrFormat("%08x\n", LogChecksum(number)));
}

}  // namespace

absl::StatusOr<uint64_t> SyncedMark::Read(const std::string& folder, rocksdb::Env& env) {
  const std::string path = PathIn(folder);
  if (env.FileExists(path).IsNotFound()) return 0;
  std::string text;
  if (const rocksdb::Status read = rocksdb::ReadFileToString(&env, path, &text); !read.ok()) {
    return ToStatus(read, absl::StrCat("reading ", path));
  }
  // Made, and then lost before anything in it reached the disk.
  if (std::all_of(text.begin(), text.end(), [](char byte) { return byte == '\0'; })) return 0;
  uint64_t sequence = 0;
  if (!absl::SimpleAtoi(text.substr(0, kDigits), &sequence) || text != Text(sequence)) {
    return absl::DataLossError(
        absl::StrCat("cannot open the store in ", folder,
                     ": its file SYNCED is damaged: restore the folder from",
                     " a backup, or remove that file if the logs are known to be whole"));
  }
  return sequence;
}

absl::StatusOr<std::unique_ptr<SyncedMark>> SyncedMark::Open(const std::string& folder,
                                                             rocksdb::Env& env) {
  const std::string path = PathIn(folder);
  rocksdb::Status status = env.FileExists(path);
  if (status.IsNotFound()) {
    std::unique_ptr<rocksdb::WritableFile> made;
    status = env.NewWritableFile(path, &made, rocksdb::EnvOptions());
    if (status.ok()) status = made->Close();
  }
  std::unique_ptr<rocksdb::RandomRWFile> file;
  if (status.ok()) status = env.NewRandomRWFile(path, &file, rocksdb::EnvOptions());
  if (!status.ok()) return ToStatus(status, absl::StrCat("opening ", path));
  return std::unique_ptr<SyncedMark>(new SyncedMark(std::move(file)));
}

SyncedMark::SyncedMark(std::unique_ptr<rocksdb::RandomRWFile> file) : file_(std::move(file)) {}

SyncedMark::~SyncedMark() {
  // What cannot be said any more is only late.
  file_->Sync().PermitUncheckedError();
  file_->Close().PermitUncheckedError();
}

absl::Status SyncedMark::Write(uint64_t sequence) {
  return ToStatus(file_->Write(0, Text(sequence)), "noting what is synced");
}

}  // namespace timecredit::storage
