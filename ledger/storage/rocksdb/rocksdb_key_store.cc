#include "ledger/storage/rocksdb/rocksdb_key_store.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"
#include "ledger/storage/rocksdb/errors.h"
#include "ledger/storage/rocksdb/opening.h"
#include "ledger/storage/rocksdb/recovery.h"
#include "rocksdb/db.h"
#include "rocksdb/env.h"
#include "rocksdb/file_system.h"
#include "rocksdb/iterator.h"
#include "rocksdb/options.h"

namespace timecredit::storage {
namespace {

constexpr char kKeyStoreFormat[] = "keys 2";

rocksdb::Slice Slice(const domain::KeyId& id) {
  return {reinterpret_cast<const char*>(id.data()), id.size()};
}

rocksdb::WriteOptions Durably() {
  rocksdb::WriteOptions durably;
  durably.sync = true;
  return durably;
}

rocksdb::Options EngineOptions(rocksdb::Env* env) {
  rocksdb::Options options;
  options.env = env;
  options.create_if_missing = true;
  options.compression = rocksdb::kNoCompression;
  options.write_buffer_size = 4 << 20;
  options.max_background_jobs = 1;
  options.track_and_verify_wals_in_manifest = true;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  options.info_log_level = rocksdb::WARN_LEVEL;
  options.keep_log_file_num = 4;
  return options;
}

absl::Status NotOpen() {
  return absl::UnavailableError("the key store could not be opened again and is closed");
}

}  // namespace

RocksDbKeyStore::RocksDbKeyStore(std::string folder,
                                 const std::shared_ptr<rocksdb::FileSystem>& file_system)
    : folder_(std::move(folder)),
      env_(file_system == nullptr ? nullptr : rocksdb::NewCompositeEnv(file_system)) {}

RocksDbKeyStore::~RocksDbKeyStore() = default;

absl::StatusOr<std::unique_ptr<RocksDbKeyStore>> RocksDbKeyStore::Open(
    const std::string& folder, const std::shared_ptr<rocksdb::FileSystem>& file_system) {
  if (mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST) {
    return CannotOpen(folder, absl::StrCat("it cannot be made: ", std::strerror(errno)));
  }
  std::unique_ptr<RocksDbKeyStore> store(new RocksDbKeyStore(folder, file_system));
  if (absl::Status status = store->OpenEngine(); !status.ok()) return status;
  return store;
}

absl::Status RocksDbKeyStore::OpenEngine() {
  const rocksdb::Options options =
      EngineOptions(env_ != nullptr ? env_.get() : rocksdb::Env::Default());
  if (absl::Status status = CheckNotHeadless(folder_, *options.env); !status.ok()) return status;
  if (absl::Status status = CheckLogs(folder_, *options.env); !status.ok()) return status;
  rocksdb::DB* opened = nullptr;
  const rocksdb::Status status = rocksdb::DB::Open(options, folder_, &opened);
  if (!status.ok()) return CannotOpen(folder_, status);
  std::unique_ptr<rocksdb::DB> engine(opened);
  if (absl::Status whole = CheckRecovered(folder_, *engine, *options.env); !whole.ok()) {
    return whole;
  }
  const std::unique_ptr<rocksdb::Iterator> keys(engine->NewIterator(rocksdb::ReadOptions()));
  keys->SeekToFirst();
  const bool is_new = !keys->Valid() && keys->status().ok();
  if (absl::Status known = CheckFormat(folder_, *engine, kKeyStoreFormat, is_new); !known.ok()) {
    return known;
  }
  absl::StatusOr<std::unique_ptr<SyncedMark>> synced = SyncedMark::Open(folder_, *options.env);
  if (!synced.ok()) return synced.status();
  synced_ = *std::move(synced);
  engine_ = std::move(engine);
  return absl::OkStatus();
}

absl::Status RocksDbKeyStore::Add(const domain::KeyId& id, const KeyBytes& key) {
  std::lock_guard adding(adding_);
  std::shared_lock open(open_);
  if (engine_ == nullptr) return NotOpen();
  rocksdb::PinnableSlice taken;
  const rocksdb::Status found =
      engine_->Get(rocksdb::ReadOptions(), engine_->DefaultColumnFamily(), Slice(id), &taken);
  if (found.ok()) return absl::AlreadyExistsError("there is a key with this id already");
  if (!found.IsNotFound()) return ToStatus(found, "looking for a key");
  const rocksdb::Status added = engine_->Put(
      Durably(), Slice(id), rocksdb::Slice(reinterpret_cast<const char*>(key.data()), key.size()));
  return added.ok() ? NoteSynced() : ToStatus(added, "adding a key");
}

absl::Status RocksDbKeyStore::NoteSynced() {
  return synced_->Write(engine_->GetLatestSequenceNumber());
}

absl::StatusOr<KeyBytes> RocksDbKeyStore::Find(const domain::KeyId& id) const {
  std::shared_lock open(open_);
  if (engine_ == nullptr) return NotOpen();
  rocksdb::PinnableSlice value;
  const rocksdb::Status found =
      engine_->Get(rocksdb::ReadOptions(), engine_->DefaultColumnFamily(), Slice(id), &value);
  if (found.IsNotFound()) return absl::NotFoundError("there is no key with this id");
  if (!found.ok()) return ToStatus(found, "looking for a key");
  KeyBytes key;
  if (value.size() != key.size()) return absl::DataLossError("a stored key has the wrong length");
  std::copy_n(value.data(), key.size(), reinterpret_cast<char*>(key.data()));
  return key;
}

absl::Status RocksDbKeyStore::Destroy(const domain::KeyId& id) {
  std::lock_guard adding(adding_);
  std::unique_lock open(open_);
  if (engine_ == nullptr) {
    // An earlier call failed half way.
    if (absl::Status status = OpenEngine(); !status.ok()) return status;
  }
  return Rewrite(id);
}

absl::Status RocksDbKeyStore::Rewrite(const domain::KeyId& id) {
  // Also when there is no such key: an earlier call may have come no further than that.
  rocksdb::Status status = engine_->Delete(Durably(), Slice(id));
  if (status.ok()) {
    if (absl::Status noted = NoteSynced(); !noted.ok()) return noted;
  }
  // Out of the log and into a file that has the id no longer, or only as deleted;
  if (status.ok()) status = engine_->Flush(rocksdb::FlushOptions());
  // out of every file, by writing anew each that may hold it;
  rocksdb::CompactRangeOptions all_levels;
  all_levels.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
  const rocksdb::Slice range = Slice(id);
  if (status.ok()) status = engine_->CompactRange(all_levels, &range, &range);
  if (!status.ok()) return ToStatus(status, "destroying a key");
  // and out of the folder: files replaced are removed in the background, which closing waits for.
  status = engine_->Close();
  engine_.reset();
  if (!status.ok()) return ToStatus(status, "destroying a key");
  return OpenEngine();
}

}  // namespace timecredit::storage
