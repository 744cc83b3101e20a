#include "tests/bench/bench_folder.h"

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

namespace timecredit::bench {

BenchFolder::BenchFolder(const std::string& asked) : path_(asked), is_temporary_(asked.empty()) {
  if (!is_temporary_) return;
  path_ = std::filesystem::temp_directory_path() / "timecredit-bench-XXXXXX";
  if (mkdtemp(path_.data()) == nullptr) {
    std::cerr << "no temporary folder could be made\n";
    std::exit(1);
  }
}

BenchFolder::~BenchFolder() {
  if (is_temporary_) std::filesystem::remove_all(path_);
}

}  // namespace timecredit::bench
