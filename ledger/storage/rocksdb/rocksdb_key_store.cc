#include "ledger/storage/rocksdb/rocksdb_key_store.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "ledger/storage/rocksdb/errors.h"
#include "rocksdb/db.h"
#include "rocksdb/iterator.h"
#include "rocksdb/options.h"

namespace timecredit::storage {
namespace {

constexpr char kFormatKey[] = "timecredit.keys";
constexpr char kFormat[] = "1";

rocksdb::Slice SliceOf(const domain::KeyId& id) {
  return {reinterpret_cast<const char*>(id.data()), id.size()};
}

rocksdb::Options OptionsOfKeys() {
  rocksdb::Options options;
  options.create_if_missing = true;
  options.write_buffer_size = 4 << 20;
  // Random bytes: nothing to gain, and a key is found in its file as it is.
  options.compression = rocksdb::kNoCompression;
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  options.track_and_verify_wals_in_manifest = true;
  options.avoid_flush_during_shutdown = false;
  options.info_log_level = rocksdb::WARN_LEVEL;
  options.keep_log_file_num = 2;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  return options;
}

rocksdb::WriteOptions Durably() {
  rocksdb::WriteOptions options;
  options.sync = true;
  return options;
}

absl::Status OpeningFailed(const std::string& folder, const rocksdb::Status& status) {
  const std::string doing = absl::StrCat("cannot open the key store in ", folder);
  if (absl::StrContains(status.ToString(), "/LOCK")) {
    return absl::FailedPreconditionError(
        absl::StrCat(doing, ": another process has it open, or its LOCK file cannot be written"));
  }
  return ToStatus(status, doing);
}

absl::Status NotOurs(const std::string& folder, absl::string_view why) {
  return absl::FailedPreconditionError(
      absl::StrCat("cannot open the key store in ", folder, ": ", why));
}

}  // namespace

absl::StatusOr<std::unique_ptr<RocksDbKeyStore>> RocksDbKeyStore::Open(
    const RocksDbKeyOptions& options) {
  rocksdb::DB* engine = nullptr;
  const auto status = rocksdb::DB::Open(OptionsOfKeys(), options.folder, &engine);
  if (!status.ok()) return OpeningFailed(options.folder, status);
  std::unique_ptr<RocksDbKeyStore> store(
      new RocksDbKeyStore(std::unique_ptr<rocksdb::DB>(engine)));
  if (auto checked = store->CheckFormat(options.folder); !checked.ok()) return checked;
  return store;
}

RocksDbKeyStore::RocksDbKeyStore(std::unique_ptr<rocksdb::DB> engine)
    : engine_(std::move(engine)) {}

RocksDbKeyStore::~RocksDbKeyStore() { engine_->Close().PermitUncheckedError(); }

absl::Status RocksDbKeyStore::CheckFormat(const std::string& folder) {
  std::string format;
  const auto found = engine_->Get(rocksdb::ReadOptions(), kFormatKey, &format);
  if (found.ok()) {
    if (format == kFormat) return absl::OkStatus();
    return NotOurs(folder, absl::StrCat("its format is ", format, ", and this program knows ",
                                        kFormat, " only"));
  }
  if (!found.IsNotFound()) return OpeningFailed(folder, found);
  const std::unique_ptr<rocksdb::Iterator> rows(engine_->NewIterator(rocksdb::ReadOptions()));
  rows->SeekToFirst();
  if (rows->Valid()) return NotOurs(folder, "it does not say which format it has");
  const auto written = engine_->Put(Durably(), kFormatKey, kFormat);
  return written.ok() ? absl::OkStatus() : OpeningFailed(folder, written);
}

absl::Status RocksDbKeyStore::Add(const domain::KeyId& id, const KeyBytes& key) {
  // Ids are random, so two callers do not add the same one at once.
  const auto taken = Find(id);
  if (taken.ok()) return absl::AlreadyExistsError("there is a key with this id");
  if (!absl::IsNotFound(taken.status())) return taken.status();
  const rocksdb::Slice bytes(reinterpret_cast<const char*>(key.data()), key.size());
  return ToStatus(engine_->Put(Durably(), SliceOf(id), bytes), "adding a key");
}

absl::StatusOr<KeyBytes> RocksDbKeyStore::Find(const domain::KeyId& id) const {
  std::string bytes;
  const auto status = engine_->Get(rocksdb::ReadOptions(), SliceOf(id), &bytes);
  if (status.IsNotFound()) return absl::NotFoundError("there is no key with this id");
  if (!status.ok()) return ToStatus(status, "finding a key");
  KeyBytes key;
  if (bytes.size() != key.size()) return absl::DataLossError("a key of the wrong length");
  std::copy(bytes.begin(), bytes.end(), key.begin());
  std::fill(bytes.begin(), bytes.end(), '\0');
  return key;
}

absl::Status RocksDbKeyStore::Destroy(const domain::KeyId& id) {
  auto status = engine_->Delete(Durably(), SliceOf(id));
  // What is written out needs no log: the files of the log that had the key go with it.
  if (status.ok()) status = engine_->Flush(rocksdb::FlushOptions());
  rocksdb::CompactRangeOptions everything;
  everything.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
  if (status.ok()) status = engine_->CompactRange(everything, nullptr, nullptr);
  return ToStatus(status, "destroying a key");
}

}  // namespace timecredit::storage
