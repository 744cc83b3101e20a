#ifndef TESTS_STORAGE_ROCKSDB_TEMPORARY_FOLDER_H_
#define TESTS_STORAGE_ROCKSDB_TEMPORARY_FOLDER_H_

#include <string>

namespace timecredit::storage {

// A new folder for one test, removed with everything in it at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace timecredit::storage

#endif  // TESTS_STORAGE_ROCKSDB_TEMPORARY_FOLDER_H_
