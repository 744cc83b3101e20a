#ifndef TESTS_STORAGE_ROCKSDB_KILLABLE_WRITER_H_
#define TESTS_STORAGE_ROCKSDB_KILLABLE_WRITER_H_

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace timecredit::storage {

// A process that writes to a store and says on its standard output, eight bytes each, the numbers
// of what was acknowledged, until it is killed.
class KillableWriter {
 public:
  // A program of this test's data, and its arguments.
  KillableWriter(std::string program, std::vector<std::string> arguments);
  ~KillableWriter();
  KillableWriter(const KillableWriter&) = delete;
  KillableWriter& operator=(const KillableWriter&) = delete;

  // The next number acknowledged; 0 when the process has ended and said no more.
  uint64_t Next() const;

  // As kill -9 does; the test fails when the process had ended by itself.
  void Kill() const;

 private:
  int said_ = -1;
  pid_t process_ = 0;
};

}  // namespace timecredit::storage

#endif  // TESTS_STORAGE_ROCKSDB_KILLABLE_WRITER_H_
