#include "tests/storage/rocksdb/faulty_file_system.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace timecredit::storage {
namespace {

using rocksdb::IOStatus;

// A file that asks before each write and sync.
class FaultyFile : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  FaultyFile(std::unique_ptr<rocksdb::FSWritableFile> file, std::string path,
             FaultyFileSystem& system)
      : FSWritableFileOwnerWrapper(std::move(file)), path_(std::move(path)), system_(system) {}

  IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options,
                  rocksdb::IODebugContext* debug) override {
    IOStatus status = system_.Call(/*writes_bytes=*/true);
    if (status.ok()) status = target()->Append(data, options, debug);
    return Measured(std::move(status), options, debug);
  }

  IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options,
                  const rocksdb::DataVerificationInfo& verification,
                  rocksdb::IODebugContext* debug) override {
    IOStatus status = system_.Call(/*writes_bytes=*/true);
    if (status.ok()) status = target()->Append(data, options, verification, debug);
    return Measured(std::move(status), options, debug);
  }

  IOStatus Sync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* debug) override {
    IOStatus status = system_.Call();
    if (status.ok()) status = target()->Sync(options, debug);
    if (status.ok()) system_.Synced(path_);
    return status;
  }

  IOStatus Fsync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* debug) override {
    IOStatus status = system_.Call();
    if (status.ok()) status = target()->Fsync(options, debug);
    if (status.ok()) system_.Synced(path_);
    return status;
  }

 private:
  IOStatus Measured(IOStatus status, const rocksdb::IOOptions& options,
                    rocksdb::IODebugContext* debug) {
    if (status.ok()) system_.Written(path_, target()->GetFileSize(options, debug));
    return status;
  }

  const std::string path_;
  FaultyFileSystem& system_;
};

// Likewise one that is written over in place.
class FaultyRandomFile : public rocksdb::FSRandomRWFileOwnerWrapper {
 public:
  FaultyRandomFile(std::unique_ptr<rocksdb::FSRandomRWFile> file, std::string path,
                   FaultyFileSystem& system)
      : FSRandomRWFileOwnerWrapper(std::move(file)), path_(std::move(path)), system_(system) {}

  IOStatus Write(uint64_t offset, const rocksdb::Slice& data, const rocksdb::IOOptions& options,
                 rocksdb::IODebugContext* debug) override {
    IOStatus status = system_.Call(/*writes_bytes=*/true);
    if (!status.ok()) return status;
    system_.WritesOver(path_);
    return FSRandomRWFileOwnerWrapper::Write(offset, data, options, debug);
  }

  IOStatus Sync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* debug) override {
    IOStatus status = system_.Call();
    if (status.ok()) status = FSRandomRWFileOwnerWrapper::Sync(options, debug);
    if (status.ok()) system_.Synced(path_);
    return status;
  }

 private:
  const std::string path_;
  FaultyFileSystem& system_;
};

class FaultyDirectory : public rocksdb::FSDirectoryWrapper {
 public:
  FaultyDirectory(std::unique_ptr<rocksdb::FSDirectory> directory, std::string folder,
                  FaultyFileSystem& system)
      : FSDirectoryWrapper(std::move(directory)), folder_(std::move(folder)), system_(system) {}

  IOStatus Fsync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* debug) override {
    return Noted(system_.Call(), [&] { return FSDirectoryWrapper::Fsync(options, debug); });
  }

  IOStatus FsyncWithDirOptions(const rocksdb::IOOptions& options, rocksdb::IODebugContext* debug,
                               const rocksdb::DirFsyncOptions& how) override {
    return Noted(system_.Call(),
                 [&] { return FSDirectoryWrapper::FsyncWithDirOptions(options, debug, how); });
  }

 private:
  template <class Sync>
  IOStatus Noted(IOStatus status, Sync sync) {
    if (status.ok()) status = sync();
    if (status.ok()) system_.FolderSynced(folder_);
    return status;
  }

  const std::string folder_;
  FaultyFileSystem& system_;
};

std::optional<std::string> ContentOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

}  // namespace

FaultyFileSystem::FaultyFileSystem() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}

void FaultyFileSystem::FailCall(int64_t nth, Fault fault) {
  std::lock_guard lock(mutex_);
  fails_at_ = calls_ + nth;
  fault_ = fault;
}

int64_t FaultyFileSystem::calls() const {
  std::lock_guard lock(mutex_);
  return calls_;
}

bool FaultyFileSystem::has_failed() const {
  std::lock_guard lock(mutex_);
  return failed_;
}

void FaultyFileSystem::FailOpening(int64_t nth) {
  std::lock_guard lock(mutex_);
  opening_fails_in_ = nth;
}

IOStatus FaultyFileSystem::Call(bool writes_bytes) {
  std::lock_guard lock(mutex_);
  ++calls_;
  if (failed_ && fault_ == Fault::kPowerCut) return IOStatus::IOError("there is no power");
  if (fails_at_ != 0 && calls_ >= fails_at_ && fault_ == Fault::kFullDisk) {
    failed_ = true;
    return writes_bytes ? IOStatus::NoSpace("there is no space") : IOStatus::OK();
  }
  if (calls_ != fails_at_) return IOStatus::OK();
  failed_ = true;
  if (fault_ == Fault::kTooManyFiles) return IOStatus::IOError("Too many open files");
  return fault_ == Fault::kNoSpace ? IOStatus::NoSpace("there is no space")
                                   : IOStatus::IOError("the disk failed");
}

IOStatus FaultyFileSystem::NewRandomAccessFile(const std::string& path,
                                               const rocksdb::FileOptions& options,
                                               std::unique_ptr<rocksdb::FSRandomAccessFile>* file,
                                               rocksdb::IODebugContext* debug) {
  {
    std::lock_guard lock(mutex_);
    if (opening_fails_in_ > 0 && --opening_fails_in_ == 0) {
      return IOStatus::IOError("Too many open files");
    }
  }
  return target()->NewRandomAccessFile(path, options, file, debug);
}

void FaultyFileSystem::Written(const std::string& path, uint64_t size) {
  std::lock_guard lock(mutex_);
  files_[path].size = size;
}

void FaultyFileSystem::Synced(const std::string& path) {
  std::lock_guard lock(mutex_);
  files_[path].synced = files_[path].size;
  files_[path].before.reset();
}

void FaultyFileSystem::WritesOver(const std::string& path) {
  std::lock_guard lock(mutex_);
  State& state = files_[path];
  if (!state.before) state.before = ContentOf(path);
}

void FaultyFileSystem::FolderSynced(const std::string& folder) {
  std::lock_guard lock(mutex_);
  for (auto& [path, state] : files_) {
    if (std::filesystem::path(path).parent_path() == folder) state.made_durably = true;
  }
}

void FaultyFileSystem::LoseUnsynced(Tail tail) {
  std::lock_guard lock(mutex_);
  for (const auto& [path, state] : files_) {
    std::error_code ignored;
    if (!state.made_durably && tail == Tail::kLost) {
      std::filesystem::remove(path, ignored);
      if (state.replaced) std::ofstream(path, std::ios::binary) << *state.replaced;
    } else if (state.before) {
      if (tail == Tail::kLost) std::ofstream(path, std::ios::binary) << *state.before;
    } else if (state.synced < state.size) {
      const uint64_t kept = tail == Tail::kLost ? 0 : (state.size - state.synced) / 2;
      std::filesystem::resize_file(path, state.synced + kept, ignored);
    }
  }
  files_.clear();
}

IOStatus FaultyFileSystem::NewWritableFile(const std::string& path,
                                           const rocksdb::FileOptions& options,
                                           std::unique_ptr<rocksdb::FSWritableFile>* file,
                                           rocksdb::IODebugContext* debug) {
  IOStatus status = Call();
  if (status.ok()) status = target()->NewWritableFile(path, options, file, debug);
  if (!status.ok()) return status;
  *file = std::make_unique<FaultyFile>(std::move(*file), path, *this);
  std::lock_guard lock(mutex_);
  files_[path] = State();
  return status;
}

IOStatus FaultyFileSystem::ReopenWritableFile(const std::string& path,
                                              const rocksdb::FileOptions& options,
                                              std::unique_ptr<rocksdb::FSWritableFile>* file,
                                              rocksdb::IODebugContext* debug) {
  IOStatus status = Call();
  if (status.ok()) status = target()->ReopenWritableFile(path, options, file, debug);
  if (status.ok()) *file = std::make_unique<FaultyFile>(std::move(*file), path, *this);
  return status;
}

IOStatus FaultyFileSystem::NewRandomRWFile(const std::string& path,
                                           const rocksdb::FileOptions& options,
                                           std::unique_ptr<rocksdb::FSRandomRWFile>* file,
                                           rocksdb::IODebugContext* debug) {
  IOStatus status = target()->NewRandomRWFile(path, options, file, debug);
  if (!status.ok()) return status;
  *file = std::make_unique<FaultyRandomFile>(std::move(*file), path, *this);
  std::lock_guard lock(mutex_);
  files_.try_emplace(path, State{.made_durably = true});  // where this did not see it made
  return status;
}

IOStatus FaultyFileSystem::NewDirectory(const std::string& folder,
                                        const rocksdb::IOOptions& options,
                                        std::unique_ptr<rocksdb::FSDirectory>* directory,
                                        rocksdb::IODebugContext* debug) {
  IOStatus status = target()->NewDirectory(folder, options, directory, debug);
  if (status.ok()) {
    *directory = std::make_unique<FaultyDirectory>(std::move(*directory), folder, *this);
  }
  return status;
}

IOStatus FaultyFileSystem::DeleteFile(const std::string& path, const rocksdb::IOOptions& options,
                                      rocksdb::IODebugContext* debug) {
  IOStatus status = Call();
  if (status.ok()) status = target()->DeleteFile(path, options, debug);
  if (status.ok()) {
    std::lock_guard lock(mutex_);
    files_.erase(path);
  }
  return status;
}

IOStatus FaultyFileSystem::RenameFile(const std::string& from, const std::string& to,
                                      const rocksdb::IOOptions& options,
                                      rocksdb::IODebugContext* debug) {
  IOStatus status = Call();
  std::optional<std::string> replaced = ContentOf(to);
  if (status.ok()) status = target()->RenameFile(from, to, options, debug);
  if (!status.ok()) return status;
  std::lock_guard lock(mutex_);
  const auto made = files_.extract(from);
  State moved = made.empty() ? State() : made.mapped();
  moved.made_durably = false;
  moved.replaced = std::move(replaced);
  files_[to] = std::move(moved);
  return status;
}

}  // namespace timecredit::storage
