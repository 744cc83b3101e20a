#include "ledger/storage/rocksdb/column_families.h"

#include <memory>
#include <string>

#include "ledger/domain/account.h"
#include "rocksdb/cache.h"
#include "rocksdb/filter_policy.h"
#include "rocksdb/memtablerep.h"
#include "rocksdb/slice_transform.h"
#include "rocksdb/table.h"

namespace timecredit::storage {
namespace {

// A key is the scheme's number, the table's, and its fields: layout/README.md.
constexpr size_t kTableAt = 8;
constexpr size_t kPrefixWidth = kTableAt + 1;
constexpr size_t kOwnerPrefixWidth = kPrefixWidth + 9;  // the owner's kind and number
constexpr size_t kAccountsKeyWidth = kOwnerPrefixWidth;
constexpr size_t kOutcomeKeyWidth = kPrefixWidth + 16;  // a digest

// About one row for each bucket of a full memtable.
constexpr size_t kMemtableBytesPerBucket = 256;

// Names the rows that come in ascending order, each sort under a prefix of its own, so that a
// memtable remembers where the last one went and puts the next beside it. Affects no stored byte.
class AscendingRows : public rocksdb::SliceTransform {
 public:
  const char* Name() const override { return "timecredit.AscendingRows"; }

  rocksdb::Slice Transform(const rocksdb::Slice& key) const override {
    return rocksdb::Slice(key.data(), IsLine(key) ? kOwnerPrefixWidth : kPrefixWidth);
  }

  bool InDomain(const rocksdb::Slice& key) const override {
    if (key.size() < kPrefixWidth) return false;
    if (!IsLine(key)) return IsAscending(static_cast<Table>(key[kTableAt]));
    // The lines of the scheme and its organisations: few owners, many lines. Remembering each
    // member's place would cost more than finding it.
    return key.size() >= kOwnerPrefixWidth &&
           key[kPrefixWidth] != static_cast<char>(domain::OwnerKind::kMember);
  }

 private:
  static bool IsLine(const rocksdb::Slice& key) {
    return key[kTableAt] == static_cast<char>(Table::kLine);
  }
};

rocksdb::ColumnFamilyOptions OptionsOf(Family family, const FamilyTuning& tuning,
                                       const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.format_version = 5;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));

  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.write_buffer_size = tuning.memtable_bytes;
  options.max_write_buffer_number = 3;
  options.compression = rocksdb::kLZ4Compression;
  options.level_compaction_dynamic_level_bytes = true;
  if (family == Family::kRows || family == Family::kRecords || family == Family::kLines) {
    options.memtable_insert_with_hint_prefix_extractor = std::make_shared<AscendingRows>();
  }
  if (family == Family::kAccounts || family == Family::kOutcomes) {
    // One row under each prefix: the memtable is a hash table of rows. Reading all of it in order
    // sorts it first, which only verification, exports and the like ever do.
    const size_t width = family == Family::kAccounts ? kAccountsKeyWidth : kOutcomeKeyWidth;
    options.prefix_extractor.reset(rocksdb::NewFixedPrefixTransform(width));
    options.memtable_factory.reset(rocksdb::NewHashLinkListRepFactory(
        tuning.memtable_bytes / kMemtableBytesPerBucket, /*huge_page_tlb_size=*/0,
        /*bucket_entries_logging_threshold=*/0, /*if_log_bucket_dist_when_flash=*/false));
  }
  return options;
}

}  // namespace

Family FamilyOf(Table table) {
  switch (table) {
    case Table::kStoredRecord:
    case Table::kSealedRecord:
      return Family::kRecords;
    case Table::kLine:
      return Family::kLines;
    case Table::kAccounts:
      return Family::kAccounts;
    case Table::kOutcome:
      return Family::kOutcomes;
    default:
      return Family::kRows;
  }
}

std::string_view NameOf(Family family) {
  switch (family) {
    case Family::kRows:
      return "rows";
    case Family::kRecords:
      return "records";
    case Family::kLines:
      return "lines";
    case Family::kAccounts:
      return "accounts";
    case Family::kOutcomes:
      return "outcomes";
  }
  return "unknown";
}

std::vector<rocksdb::ColumnFamilyDescriptor> DescribeFamilies(const FamilyTuning& tuning) {
  const std::shared_ptr<rocksdb::Cache> cache = rocksdb::NewLRUCache(tuning.block_cache_bytes);
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  families.emplace_back(rocksdb::kDefaultColumnFamilyName, rocksdb::ColumnFamilyOptions());
  for (size_t index = 0; index < kFamilies; ++index) {
    const auto family = static_cast<Family>(index);
    families.emplace_back(std::string(NameOf(family)), OptionsOf(family, tuning, cache));
  }
  return families;
}

}  // namespace timecredit::storage
