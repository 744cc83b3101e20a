#ifndef TESTS_BENCH_BENCH_FOLDER_H_
#define TESTS_BENCH_BENCH_FOLDER_H_

#include <string>

namespace timecredit::bench {

// Where a benchmark keeps its database: the folder that was asked for, or else a new temporary one,
// which goes when the benchmark ends. Ends the program when none can be made.
class BenchFolder {
 public:
  explicit BenchFolder(const std::string& asked);
  ~BenchFolder();

  BenchFolder(const BenchFolder&) = delete;
  BenchFolder& operator=(const BenchFolder&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
  const bool is_temporary_;
};

}  // namespace timecredit::bench

#endif  // TESTS_BENCH_BENCH_FOLDER_H_
