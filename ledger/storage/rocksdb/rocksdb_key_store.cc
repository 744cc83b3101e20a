#include "ledger/storage/rocksdb/rocksdb_key_store.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "ledger/storage/rocksdb/errors.h"
#include "ledger/storage/rocksdb/opening.h"
#include "ledger/storage/rocksdb/private_folder.h"
#include "ledger/storage/rocksdb/recovery.h"
#include "ledger/storage/rocksdb/watched_file_system.h"
#include "rocksdb/db.h"
#include "rocksdb/env.h"
#include "rocksdb/file_system.h"
#include "rocksdb/iterator.h"
#include "rocksdb/options.h"
#include "rocksdb/write_batch.h"

namespace timecredit::storage {
namespace {

constexpr char kKeyStoreFormat[] = "keys 2";

// The row of the standing: 16 bytes of pair, 8 of changes, the most significant first.
constexpr char kStandingKey[] = "timecredit.standing";
constexpr size_t kCountBytes = 8;

// What the row of a key that is gone says.
constexpr char kDestroyed = 'D';
constexpr char kLost = 'L';

rocksdb::Slice Slice(const domain::KeyId& id) {
  return {reinterpret_cast<const char*>(id.data()), id.size()};
}

rocksdb::WriteOptions Durably() {
  rocksdb::WriteOptions durably;
  durably.sync = true;
  return durably;
}

rocksdb::Options EngineOptions(rocksdb::Env* env, int open_files) {
  rocksdb::Options options;
  options.env = env;
  options.create_if_missing = true;
  options.compression = rocksdb::kNoCompression;
  options.write_buffer_size = 4 << 20;
  options.max_background_jobs = 1;
  options.max_open_files = open_files;
  options.track_and_verify_wals_in_manifest = true;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  options.info_log_level = rocksdb::WARN_LEVEL;
  options.keep_log_file_num = 4;
  return options;
}

std::string Encode(const KeyStore::Standing& standing) {
  std::string bytes(Slice(standing.pair).ToStringView());
  for (size_t byte = kCountBytes; byte > 0; --byte) {
    bytes.push_back(static_cast<char>(standing.changes >> (8 * (byte - 1))));
  }
  return bytes;
}

bool Decode(std::string_view bytes, KeyStore::Standing& standing) {
  if (bytes.size() != standing.pair.size() + kCountBytes) return false;
  std::copy_n(bytes.data(), standing.pair.size(), reinterpret_cast<char*>(standing.pair.data()));
  standing.changes = 0;
  for (const char byte : bytes.substr(standing.pair.size())) {
    standing.changes = standing.changes << 8 | static_cast<uint8_t>(byte);
  }
  return true;
}

absl::Status WrongRow() { return absl::DataLossError("a row of the key store is damaged"); }

}  // namespace

RocksDbKeyStore::RocksDbKeyStore(const RocksDbKeyStoreOptions& options)
    : folder_(options.folder),
      open_files_(options.open_files),
      failure_(options.folder, options.on_failed_write),
      env_(rocksdb::NewCompositeEnv(Watch(options.file_system, failure_))) {}

RocksDbKeyStore::~RocksDbKeyStore() = default;

rocksdb::Env* RocksDbKeyStore::env() const { return env_.get(); }

absl::StatusOr<std::unique_ptr<RocksDbKeyStore>> RocksDbKeyStore::Open(
    const RocksDbKeyStoreOptions& options) {
  if (absl::Status status = MakePrivateFolder(options.folder); !status.ok()) return status;
  std::unique_ptr<RocksDbKeyStore> store(new RocksDbKeyStore(options));
  if (absl::Status status = store->OpenEngine(); !status.ok()) return status;
  store->failure_.EndOpening();
  return store;
}

absl::Status RocksDbKeyStore::OpenEngine() {
  const rocksdb::Options options = EngineOptions(env(), open_files_);
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
  return ReadStanding();
}

absl::Status RocksDbKeyStore::ReadStanding() {
  std::string bytes;
  const rocksdb::Status read = engine_->Get(rocksdb::ReadOptions(), kStandingKey, &bytes);
  Standing standing;
  if (!read.IsNotFound()) {
    if (!read.ok()) return CannotOpen(folder_, read);
    if (!Decode(bytes, standing)) return IsDamaged(folder_, "its standing cannot be read");
  }
  const std::lock_guard lock(standing_mutex_);
  standing_ = standing;
  return absl::OkStatus();
}

KeyStore::Standing RocksDbKeyStore::standing() const {
  const std::lock_guard lock(standing_mutex_);
  return standing_;
}

absl::Status RocksDbKeyStore::Stop(const absl::Status& why) {
  failure_.Stop({why.message().data(), why.message().size()});
  return failure_.Answer();
}

absl::Status RocksDbKeyStore::Write(rocksdb::WriteBatch& batch, const Standing& after) {
  if (failure_.has_stopped() || engine_ == nullptr) return failure_.Answer();
  rocksdb::Status status = batch.Put(kStandingKey, Encode(after));
  if (status.ok()) status = engine_->Write(Durably(), &batch);
  if (!status.ok()) return Stop(ToStatus(status, "writing keys"));
  if (absl::Status noted = synced_->Write(engine_->GetLatestSequenceNumber()); !noted.ok()) {
    return Stop(noted);
  }
  // What a file could not take in the background, no write tells of.
  if (failure_.has_stopped()) return failure_.Answer();
  const std::lock_guard lock(standing_mutex_);
  standing_ = after;
  return absl::OkStatus();
}

absl::StatusOr<std::string> RocksDbKeyStore::Row(const domain::KeyId& id) const {
  if (engine_ == nullptr) return failure_.Answer();
  std::string row;
  const rocksdb::Status found = engine_->Get(rocksdb::ReadOptions(), Slice(id), &row);
  if (found.IsNotFound()) return std::string();
  if (!found.ok()) return ToStatus(found, "looking for a key");
  if (row.size() != sizeof(KeyBytes) && row != std::string(1, kDestroyed) &&
      row != std::string(1, kLost)) {
    return WrongRow();
  }
  return row;
}

absl::Status RocksDbKeyStore::Bind(const domain::KeyId& pair) {
  const std::lock_guard changing(changing_);
  const std::shared_lock open(open_);
  Standing after = standing();
  if (after.pair != domain::KeyId{}) {
    return absl::AlreadyExistsError("the key store has a database already");
  }
  after.pair = pair;
  rocksdb::WriteBatch batch;
  return Write(batch, after);
}

absl::Status RocksDbKeyStore::Add(const domain::KeyId& id, const KeyBytes& key) {
  const std::lock_guard changing(changing_);
  const std::shared_lock open(open_);
  const absl::StatusOr<std::string> taken = Row(id);
  if (!taken.ok()) return taken.status();
  if (!taken->empty()) return absl::AlreadyExistsError("there is a key with this id already");
  Standing after = standing();
  ++after.changes;
  rocksdb::WriteBatch batch;
  const rocksdb::Status put =
      batch.Put(Slice(id), rocksdb::Slice(reinterpret_cast<const char*>(key.data()), key.size()));
  return put.ok() ? Write(batch, after) : ToStatus(put, "adding a key");
}

absl::StatusOr<KeyBytes> RocksDbKeyStore::Find(const domain::KeyId& id) const {
  const std::shared_lock open(open_);
  absl::StatusOr<std::string> row = Row(id);
  if (!row.ok()) return row.status();
  KeyBytes key;
  if (row->size() != key.size()) return absl::NotFoundError("there is no key with this id");
  std::copy_n(row->data(), key.size(), reinterpret_cast<char*>(key.data()));
  explicit_bzero(row->data(), row->size());
  return key;
}

absl::StatusOr<KeyState> RocksDbKeyStore::StateOf(const domain::KeyId& id) const {
  const std::shared_lock open(open_);
  const absl::StatusOr<std::string> row = Row(id);
  if (!row.ok()) return row.status();
  if (row->empty()) return KeyState::kUnknown;
  if (row->size() == sizeof(KeyBytes)) return KeyState::kPresent;
  return row->front() == kLost ? KeyState::kLost : KeyState::kDestroyed;
}

absl::Status RocksDbKeyStore::Destroy(const domain::KeyId& id) {
  const std::lock_guard changing(changing_);
  const std::unique_lock open(open_);
  Standing after = standing();
  ++after.changes;
  rocksdb::WriteBatch batch;
  // Also when there is no such key: an earlier process may have come no further than that.
  const rocksdb::Status put = batch.Put(Slice(id), rocksdb::Slice(&kDestroyed, 1));
  if (!put.ok()) return ToStatus(put, "destroying a key");
  if (absl::Status written = Write(batch, after); !written.ok()) return written;
  if (absl::Status rewritten = Rewrite(id); !rewritten.ok()) return Stop(rewritten);
  return failure_.has_stopped() ? failure_.Answer() : absl::OkStatus();
}

absl::Status RocksDbKeyStore::Rewrite(const domain::KeyId& id) {
  // Out of the log and into a file that has the id without the key;
  rocksdb::Status status = engine_->Flush(rocksdb::FlushOptions());
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

absl::Status RocksDbKeyStore::GiveUp(const std::vector<domain::KeyId>& missing, uint64_t changes) {
  const std::lock_guard changing(changing_);
  const std::shared_lock open(open_);
  rocksdb::WriteBatch batch;
  for (const domain::KeyId& id : missing) {
    const absl::StatusOr<std::string> row = Row(id);
    if (!row.ok()) return row.status();
    if (!row->empty()) continue;
    const rocksdb::Status put = batch.Put(Slice(id), rocksdb::Slice(&kLost, 1));
    if (!put.ok()) return ToStatus(put, "giving up keys");
  }
  Standing after = standing();
  after.changes = std::max(after.changes, changes) + 1;
  return Write(batch, after);
}

absl::Status RocksDbKeyStore::Probe() {
  const std::lock_guard changing(changing_);
  const std::shared_lock open(open_);
  const Standing known = standing();
  rocksdb::WriteBatch nothing;
  if (absl::Status written = Write(nothing, known); !written.ok()) return written;
  std::string bytes;
  const rocksdb::Status read = engine_->Get(rocksdb::ReadOptions(), kStandingKey, &bytes);
  if (!read.ok()) return ToStatus(read, "probing the key store");
  return bytes == Encode(known) ? absl::OkStatus() : WrongRow();
}

std::vector<TableFile> RocksDbKeyStore::TableFiles() const {
  const std::shared_lock open(open_);
  return engine_ == nullptr ? std::vector<TableFile>() : TableFilesOf(*engine_);
}

absl::Status RocksDbKeyStore::CheckBlocks(const TableFile& file) const {
  const std::shared_lock open(open_);
  return engine_ == nullptr ? failure_.Answer() : storage::CheckBlocks(*engine_, file);
}

absl::StatusOr<int64_t> RocksDbKeyStore::Verify() const {
  const std::shared_lock open(open_);
  if (engine_ == nullptr) return failure_.Answer();
  for (const TableFile& file : TableFilesOf(*engine_)) {
    if (auto status = storage::CheckBlocks(*engine_, file); !status.ok()) return status;
  }
  int64_t keys = 0;
  const std::unique_ptr<rocksdb::Iterator> rows(engine_->NewIterator(rocksdb::ReadOptions()));
  for (rows->SeekToFirst(); rows->Valid(); rows->Next()) {
    if (rows->key().size() != domain::KeyId().size()) continue;
    domain::KeyId id;
    std::copy_n(rows->key().data(), id.size(), reinterpret_cast<char*>(id.data()));
    const absl::StatusOr<std::string> row = Row(id);
    if (!row.ok()) return row.status();
    if (row->size() == sizeof(KeyBytes)) ++keys;
  }
  if (!rows->status().ok()) return ToStatus(rows->status(), "verifying the key store");
  return keys;
}

}  // namespace timecredit::storage
