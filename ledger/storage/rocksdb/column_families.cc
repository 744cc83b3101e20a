#include "ledger/storage/rocksdb/column_families.h"

#include <memory>
#include <string>

#include "rocksdb/cache.h"
#include "rocksdb/filter_policy.h"
#include "rocksdb/slice_transform.h"
#include "rocksdb/table.h"

namespace timecredit::storage {
namespace {

// A key is the scheme's number, the table's, and its fields: layout/README.md.
constexpr size_t kTableAt = 8;
constexpr size_t kPrefixWidth = kTableAt + 1;

// Names the tables whose rows come in ascending order, so that a memtable remembers where the last
// one of each went and puts the next beside it. Affects no stored byte.
class AscendingTables : public rocksdb::SliceTransform {
 public:
  const char* Name() const override { return "timecredit.AscendingTables"; }

  rocksdb::Slice Transform(const rocksdb::Slice& key) const override {
    return rocksdb::Slice(key.data(), kPrefixWidth);
  }

  bool InDomain(const rocksdb::Slice& key) const override {
    return key.size() >= kPrefixWidth && IsAscending(static_cast<Table>(key[kTableAt]));
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
  if (family == Family::kRows || family == Family::kRecords) {
    options.memtable_insert_with_hint_prefix_extractor = std::make_shared<AscendingTables>();
  }
  if (family == Family::kOutcomes) {
    // To learn that there is none costs no search in the memtable either.
    options.memtable_whole_key_filtering = true;
    options.memtable_prefix_bloom_size_ratio = 0.05;
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
