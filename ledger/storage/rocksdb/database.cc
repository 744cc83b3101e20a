#include "ledger/storage/rocksdb/database.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "ledger/storage/layout/rows.h"
#include "ledger/storage/rocksdb/errors.h"
#include "ledger/storage/rocksdb/opening.h"
#include "ledger/storage/rocksdb/recovery.h"
#include "ledger/storage/rocksdb/watched_file_system.h"
#include "rocksdb/iterator.h"

namespace timecredit::storage {
namespace {

// Log files beyond this are let go by writing out the memtables that still need them, so that a
// family which is hardly written does not hold them all.
constexpr uint64_t kMostLogBytes = 512 << 20;

rocksdb::DBOptions OptionsFor(rocksdb::Env* env, int open_files) {
  rocksdb::DBOptions options;
  options.env = env;
  options.create_if_missing = true;
  options.create_missing_column_families = true;
  options.max_background_jobs = 2;
  options.max_open_files = open_files;
  options.max_total_wal_size = kMostLogBytes;
  // One thread writes: what lets several write at once costs and gains nothing, and rules out
  // insertion hints.
  options.allow_concurrent_memtable_write = false;
  options.enable_write_thread_adaptive_yield = false;
  // A log may end in a torn group that nobody was told of: that there is no other damage in it,
  // CheckLogs makes sure of before.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  options.track_and_verify_wals_in_manifest = true;
  // Spreads the writing of large files, so that the log's syncs do not wait for it.
  options.bytes_per_sync = 1 << 20;
  options.avoid_unnecessary_blocking_io = true;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  options.info_log_level = rocksdb::WARN_LEVEL;
  options.keep_log_file_num = 4;
  return options;
}

bool IsOurs(const std::string& family) {
  if (family == rocksdb::kDefaultColumnFamilyName) return true;
  for (size_t index = 0; index < kFamilies; ++index) {
    if (family == NameOf(static_cast<Family>(index))) return true;
  }
  return false;
}

bool IsEmpty(rocksdb::DB& engine, rocksdb::ColumnFamilyHandle* family, rocksdb::Status* status) {
  const std::unique_ptr<rocksdb::Iterator> rows(engine.NewIterator(rocksdb::ReadOptions(), family));
  rows->SeekToFirst();
  if (status->ok()) *status = rows->status();
  return !rows->Valid();
}

// A RocksDB folder that lacks some of our families is a store whose making was cut short, or
// somebody else's: only the first is empty.
absl::Status CheckUnfinished(const std::string& folder, const rocksdb::DBOptions& options) {
  rocksdb::Options read_only{options, rocksdb::ColumnFamilyOptions()};
  read_only.create_if_missing = false;
  rocksdb::DB* opened = nullptr;
  rocksdb::Status status = rocksdb::DB::OpenForReadOnly(read_only, folder, &opened);
  if (!status.ok()) return CannotOpen(folder, status);
  const std::unique_ptr<rocksdb::DB> engine(opened);
  const bool empty = IsEmpty(*engine, engine->DefaultColumnFamily(), &status);
  if (!status.ok()) return CannotOpen(folder, status);
  return empty ? absl::OkStatus() : CannotOpen(folder, "it is another program's RocksDB folder");
}

// Refuses, before anything is touched, what is not a store or one of a later format.
absl::Status CheckFolder(const std::string& folder, const rocksdb::DBOptions& options) {
  if (absl::Status status = CheckNotHeadless(folder, *options.env); !status.ok()) return status;
  if (!options.env->FileExists(folder + "/CURRENT").ok()) return absl::OkStatus();
  std::vector<std::string> families;
  const rocksdb::Status listed = rocksdb::DB::ListColumnFamilies(options, folder, &families);
  if (!listed.ok()) return CannotOpen(folder, listed);
  for (const std::string& family : families) {
    if (!IsOurs(family)) {
      return CannotOpen(folder, absl::StrCat("it has a column family \"", family,
                                             "\", which this program does not know"));
    }
  }
  if (families.size() != kFamilies + 1) {
    if (absl::Status status = CheckUnfinished(folder, options); !status.ok()) return status;
  }
  return CheckLogs(folder, *options.env);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Database>> Database::Open(const DatabaseOptions& options) {
  std::unique_ptr<Database> database(new Database());
  database->folder_ = options.folder;
  database->failure_ = std::make_unique<Failure>(options.folder, options.on_failed_write);
  database->env_ = rocksdb::NewCompositeEnv(Watch(options.file_system, *database->failure_));
  const rocksdb::DBOptions engine_options = OptionsFor(database->env_.get(), options.open_files);
  if (absl::Status status = CheckFolder(options.folder, engine_options); !status.ok()) {
    return status;
  }
  rocksdb::DB* engine = nullptr;
  const rocksdb::Status opened =
      rocksdb::DB::Open(engine_options, options.folder, DescribeFamilies(options.tuning),
                        &database->handles_, &engine);
  if (!opened.ok()) return CannotOpen(options.folder, opened);
  database->engine_.reset(engine);
  std::copy(database->handles_.begin() + 1, database->handles_.end(), database->families_.begin());
  if (absl::Status whole = CheckRecovered(options.folder, *engine, *engine_options.env);
      !whole.ok()) {
    return whole;
  }
  rocksdb::Status status;
  const bool is_new = std::all_of(
      database->handles_.begin(), database->handles_.end(),
      [&](rocksdb::ColumnFamilyHandle* family) { return IsEmpty(*engine, family, &status); });
  if (!status.ok()) return CannotOpen(options.folder, status);
  if (absl::Status known = CheckFormat(options.folder, *engine, kStoreFormat, is_new);
      !known.ok()) {
    return known;
  }
  absl::StatusOr<std::unique_ptr<SyncedMark>> synced =
      SyncedMark::Open(options.folder, *engine_options.env);
  if (!synced.ok()) return synced.status();
  database->synced_ = *std::move(synced);
  database->failure_->EndOpening();
  return database;
}

Database::~Database() {
  if (engine_ == nullptr) return;
  for (rocksdb::ColumnFamilyHandle* handle : handles_) {
    engine_->DestroyColumnFamilyHandle(handle).PermitUncheckedError();
  }
  engine_->Close().PermitUncheckedError();
}

absl::StatusOr<FoundRow> Database::Find(const journal::RowKey& key, std::string_view bytes,
                                        const rocksdb::ReadOptions& how) const {
  rocksdb::PinnableSlice value;
  const rocksdb::Status status = engine_->Get(how, family_of(TableOf(key)),
                                              rocksdb::Slice(bytes.data(), bytes.size()), &value);
  if (status.IsNotFound()) return FoundRow();
  if (!status.ok()) return ToStatus(status, "reading a row");
  absl::StatusOr<journal::Row> row = DecodeRow(key, std::string_view(value.data(), value.size()));
  if (!row.ok()) return row.status();
  return FoundRow{.row = std::make_shared<const journal::Row>(*std::move(row)),
                  .bytes = value.size()};
}

}  // namespace timecredit::storage
