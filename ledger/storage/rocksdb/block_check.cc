#include "ledger/storage/rocksdb/block_check.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "ledger/storage/rocksdb/errors.h"
#include "rocksdb/db.h"
#include "rocksdb/metadata.h"
#include "rocksdb/options.h"
#include "rocksdb/sst_file_reader.h"

namespace timecredit::storage {
namespace {

bool IsOne(const std::vector<TableFile>& files, const std::string& name) {
  return std::any_of(files.begin(), files.end(),
                     [&](const TableFile& file) { return file.name == name; });
}

}  // namespace

std::vector<TableFile> TableFilesOf(rocksdb::DB& engine) {
  std::vector<rocksdb::LiveFileMetaData> found;
  engine.GetLiveFilesMetaData(&found);
  std::sort(found.begin(), found.end(), [](const auto& left, const auto& right) {
    return left.file_number < right.file_number;
  });
  std::vector<TableFile> files;
  files.reserve(found.size());
  for (const rocksdb::LiveFileMetaData& file : found) files.push_back({file.name, file.size});
  return files;
}

absl::Status CheckBlocks(rocksdb::DB& engine, const TableFile& file) {
  rocksdb::Options options;
  options.env = engine.GetEnv();
  rocksdb::SstFileReader reader(options);
  const std::string path = engine.GetName() + file.name;
  rocksdb::Status status = reader.Open(path);
  if (status.ok()) {
    rocksdb::ReadOptions from_disk;
    from_disk.verify_checksums = true;
    from_disk.fill_cache = false;
    status = reader.VerifyChecksum(from_disk);
  }
  if (status.ok()) return absl::OkStatus();
  // It was compacted away meanwhile.
  if (!IsOne(TableFilesOf(engine), file.name)) return absl::OkStatus();
  return ToStatus(status, absl::StrCat("checking the blocks of ", path));
}

}  // namespace timecredit::storage
