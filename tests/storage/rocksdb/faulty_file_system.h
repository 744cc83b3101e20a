#ifndef TESTS_STORAGE_ROCKSDB_FAULTY_FILE_SYSTEM_H_
#define TESTS_STORAGE_ROCKSDB_FAULTY_FILE_SYSTEM_H_

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "rocksdb/env.h"
#include "rocksdb/file_system.h"

namespace timecredit::storage {

enum class Fault {
  kIoError,       // this call fails, later ones succeed
  kNoSpace,       // likewise
  kTooManyFiles,  // likewise
  kFullDisk,      // this call and every later one that writes bytes fails
  kPowerCut,      // this call and every later one fails
};

// The machine's file system, with one fault at the nth call that changes something: making,
// writing, syncing, renaming or removing a file, or syncing a folder. It remembers what was synced,
// so that the rest can be lost as in a power cut. Thread-safe.
class FaultyFileSystem : public rocksdb::FileSystemWrapper {
 public:
  FaultyFileSystem();

  const char* Name() const override { return "timecredit.FaultyFileSystem"; }

  // The nth call from now on fails; 1 is the next.
  void FailCall(int64_t nth, Fault fault);

  // The nth opening of a file for reading from now on finds no descriptor left.
  void FailOpening(int64_t nth);

  // Calls so far that change something.
  int64_t calls() const;
  bool has_failed() const;

  // To be called when nobody uses the files any more. Files lose what was not synced, all of it or
  // its second half. Where all is lost, so are files whose making was not synced; a file that was
  // renamed onto another one is that other one again, and what was written over is there again.
  enum class Tail { kLost, kTorn };
  void LoseUnsynced(Tail tail);

  // One call that changes something: the fault, if it is its turn.
  rocksdb::IOStatus Call(bool writes_bytes = false);
  void Written(const std::string& path, uint64_t size);
  void Synced(const std::string& path);
  void WritesOver(const std::string& path);
  void FolderSynced(const std::string& folder);

  rocksdb::IOStatus NewRandomAccessFile(const std::string& path,
                                        const rocksdb::FileOptions& options,
                                        std::unique_ptr<rocksdb::FSRandomAccessFile>* file,
                                        rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* file,
                                    rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus ReopenWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                                       std::unique_ptr<rocksdb::FSWritableFile>* file,
                                       rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus NewRandomRWFile(const std::string& path, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSRandomRWFile>* file,
                                    rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus NewDirectory(const std::string& folder, const rocksdb::IOOptions& options,
                                 std::unique_ptr<rocksdb::FSDirectory>* directory,
                                 rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus DeleteFile(const std::string& path, const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus RenameFile(const std::string& from, const std::string& to,
                               const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* debug) override;

 private:
  struct State {
    uint64_t size = 0;
    uint64_t synced = 0;
    bool made_durably = false;            // its folder was synced since it was made or renamed
    std::optional<std::string> replaced;  // what was there before it was renamed
    std::optional<std::string> before;    // what was there at the last sync if it is written over
  };

  mutable std::mutex mutex_;
  // Guarded by mutex_.
  std::map<std::string, State> files_;
  int64_t calls_ = 0;
  int64_t fails_at_ = 0;          // 0: never
  int64_t opening_fails_in_ = 0;  // 0: never
  Fault fault_ = Fault::kIoError;
  bool failed_ = false;
};

}  // namespace timecredit::storage

#endif  // TESTS_STORAGE_ROCKSDB_FAULTY_FILE_SYSTEM_H_
