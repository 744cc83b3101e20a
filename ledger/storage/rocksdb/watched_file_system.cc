#include "ledger/storage/rocksdb/watched_file_system.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace timecredit::storage {
namespace {

using rocksdb::FileOptions;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;

// Passes a status on; stops the store where it is an error.
IOStatus Checked(IOStatus status, std::string_view doing, const std::string& path,
                 Failure& failure) {
  if (!status.ok() && !status.IsNotSupported()) {
    failure.Stop(absl::StrCat(absl::string_view(doing.data(), doing.size()), " ", path, ": ",
                              status.ToString()));
  }
  return status;
}

// Likewise for files that are made or opened: where there is no such file, or none may be while the
// folder is opened, whoever asked is told.
IOStatus CheckedOpening(IOStatus status, std::string_view doing, const std::string& path,
                        Failure& failure) {
  if (status.IsNotFound() || status.IsPathNotFound() || failure.is_opening()) return status;
  return Checked(std::move(status), doing, path, failure);
}

class WatchedFile : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  WatchedFile(std::unique_ptr<rocksdb::FSWritableFile> file, std::string path, Failure& failure)
      : FSWritableFileOwnerWrapper(std::move(file)), path_(std::move(path)), failure_(failure) {}

  IOStatus Append(const rocksdb::Slice& data, const IOOptions& options,
                  IODebugContext* debug) override {
    return Written(target()->Append(data, options, debug));
  }
  IOStatus Append(const rocksdb::Slice& data, const IOOptions& options,
                  const rocksdb::DataVerificationInfo& verification,
                  IODebugContext* debug) override {
    return Written(target()->Append(data, options, verification, debug));
  }
  IOStatus PositionedAppend(const rocksdb::Slice& data, uint64_t offset, const IOOptions& options,
                            IODebugContext* debug) override {
    return Written(target()->PositionedAppend(data, offset, options, debug));
  }
  IOStatus PositionedAppend(const rocksdb::Slice& data, uint64_t offset, const IOOptions& options,
                            const rocksdb::DataVerificationInfo& verification,
                            IODebugContext* debug) override {
    return Written(target()->PositionedAppend(data, offset, options, verification, debug));
  }
  IOStatus Truncate(uint64_t size, const IOOptions& options, IODebugContext* debug) override {
    return Written(target()->Truncate(size, options, debug));
  }
  IOStatus Close(const IOOptions& options, IODebugContext* debug) override {
    return Written(target()->Close(options, debug));
  }
  IOStatus Flush(const IOOptions& options, IODebugContext* debug) override {
    return Written(target()->Flush(options, debug));
  }
  IOStatus Sync(const IOOptions& options, IODebugContext* debug) override {
    return Synced(target()->Sync(options, debug));
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* debug) override {
    return Synced(target()->Fsync(options, debug));
  }
  IOStatus RangeSync(uint64_t offset, uint64_t bytes, const IOOptions& options,
                     IODebugContext* debug) override {
    return Synced(target()->RangeSync(offset, bytes, options, debug));
  }

 private:
  IOStatus Written(IOStatus status) {
    return Checked(std::move(status), "writing", path_, failure_);
  }
  IOStatus Synced(IOStatus status) {
    return Checked(std::move(status), "syncing", path_, failure_);
  }

  const std::string path_;
  Failure& failure_;
};

class WatchedRandomFile : public rocksdb::FSRandomRWFileOwnerWrapper {
 public:
  WatchedRandomFile(std::unique_ptr<rocksdb::FSRandomRWFile> file, std::string path,
                    Failure& failure)
      : FSRandomRWFileOwnerWrapper(std::move(file)), path_(std::move(path)), failure_(failure) {}

  IOStatus Write(uint64_t offset, const rocksdb::Slice& data, const IOOptions& options,
                 IODebugContext* debug) override {
    return Checked(FSRandomRWFileOwnerWrapper::Write(offset, data, options, debug), "writing",
                   path_, failure_);
  }

 private:
  const std::string path_;
  Failure& failure_;
};

class WatchedFolder : public rocksdb::FSDirectoryWrapper {
 public:
  WatchedFolder(std::unique_ptr<rocksdb::FSDirectory> folder, std::string path, Failure& failure)
      : FSDirectoryWrapper(std::move(folder)), path_(std::move(path)), failure_(failure) {}

  IOStatus Fsync(const IOOptions& options, IODebugContext* debug) override {
    return Checked(FSDirectoryWrapper::Fsync(options, debug), "syncing", path_, failure_);
  }
  IOStatus FsyncWithDirOptions(const IOOptions& options, IODebugContext* debug,
                               const rocksdb::DirFsyncOptions& how) override {
    return Checked(FSDirectoryWrapper::FsyncWithDirOptions(options, debug, how), "syncing", path_,
                   failure_);
  }

 private:
  const std::string path_;
  Failure& failure_;
};

class WatchedFileSystem : public rocksdb::FileSystemWrapper {
 public:
  WatchedFileSystem(const std::shared_ptr<rocksdb::FileSystem>& files, Failure& failure)
      : FileSystemWrapper(files), failure_(failure) {}

  const char* Name() const override { return "timecredit.WatchedFileSystem"; }

  IOStatus NewSequentialFile(const std::string& path, const FileOptions& options,
                             std::unique_ptr<rocksdb::FSSequentialFile>* file,
                             IODebugContext* debug) override {
    return CheckedOpening(target()->NewSequentialFile(path, options, file, debug), "opening", path,
                          failure_);
  }
  IOStatus NewRandomAccessFile(const std::string& path, const FileOptions& options,
                               std::unique_ptr<rocksdb::FSRandomAccessFile>* file,
                               IODebugContext* debug) override {
    return CheckedOpening(target()->NewRandomAccessFile(path, options, file, debug), "opening",
                          path, failure_);
  }
  IOStatus NewWritableFile(const std::string& path, const FileOptions& options,
                           std::unique_ptr<rocksdb::FSWritableFile>* file,
                           IODebugContext* debug) override {
    return Made(target()->NewWritableFile(path, options, file, debug), path, file);
  }
  IOStatus ReopenWritableFile(const std::string& path, const FileOptions& options,
                              std::unique_ptr<rocksdb::FSWritableFile>* file,
                              IODebugContext* debug) override {
    return Made(target()->ReopenWritableFile(path, options, file, debug), path, file);
  }
  IOStatus ReuseWritableFile(const std::string& path, const std::string& old_path,
                             const FileOptions& options,
                             std::unique_ptr<rocksdb::FSWritableFile>* file,
                             IODebugContext* debug) override {
    return Made(target()->ReuseWritableFile(path, old_path, options, file, debug), path, file);
  }
  IOStatus NewRandomRWFile(const std::string& path, const FileOptions& options,
                           std::unique_ptr<rocksdb::FSRandomRWFile>* file,
                           IODebugContext* debug) override {
    IOStatus status = CheckedOpening(target()->NewRandomRWFile(path, options, file, debug),
                                     "opening", path, failure_);
    if (status.ok()) {
      *file = std::make_unique<WatchedRandomFile>(std::move(*file), path, failure_);
    }
    return status;
  }
  IOStatus NewDirectory(const std::string& path, const IOOptions& options,
                        std::unique_ptr<rocksdb::FSDirectory>* folder,
                        IODebugContext* debug) override {
    IOStatus status = CheckedOpening(target()->NewDirectory(path, options, folder, debug),
                                     "opening", path, failure_);
    if (status.ok()) {
      *folder = std::make_unique<WatchedFolder>(std::move(*folder), path, failure_);
    }
    return status;
  }
  IOStatus RenameFile(const std::string& from, const std::string& to, const IOOptions& options,
                      IODebugContext* debug) override {
    return CheckedOpening(target()->RenameFile(from, to, options, debug), "renaming", from,
                          failure_);
  }

 private:
  IOStatus Made(IOStatus status, const std::string& path,
                std::unique_ptr<rocksdb::FSWritableFile>* file) {
    status = CheckedOpening(std::move(status), "making", path, failure_);
    if (status.ok()) *file = std::make_unique<WatchedFile>(std::move(*file), path, failure_);
    return status;
  }

  Failure& failure_;
};

}  // namespace

std::shared_ptr<rocksdb::FileSystem> Watch(const std::shared_ptr<rocksdb::FileSystem>& files,
                                           Failure& failure) {
  return std::make_shared<WatchedFileSystem>(
      files != nullptr ? files : rocksdb::FileSystem::Default(), failure);
}

}  // namespace timecredit::storage
