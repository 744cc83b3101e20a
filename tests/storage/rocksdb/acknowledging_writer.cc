// Writes numbered updates to the store in the folder named by its argument, many at a time, and
// says on its standard output which were acknowledged, eight bytes each, until it is killed.
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <memory>
#include <semaphore>

#include "absl/status/status.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "ledger/server/system_clock.h"
#include "ledger/storage/rocksdb/rocksdb_store.h"
#include "ledger/storage/store.h"
#include "tests/storage/rocksdb/numbered_updates.h"

namespace timecredit::storage {
namespace {

constexpr int kInFlight = 20;

void Say(uint64_t number) {
  if (write(STDOUT_FILENO, &number, sizeof(number)) != sizeof(number)) _exit(2);
}

int WriteForEver(const char* folder) {
  const server::SystemClock clock;
  auto store = RocksDbStore::Open(clock, {.folder = folder, .memtable_bytes = 256 << 10});
  if (!store.ok()) {
    std::fprintf(stderr, "%s\n", store.status().ToString().c_str());
    return 1;
  }
  std::counting_semaphore<kInFlight> free_places(kInFlight);
  while (true) {
    free_places.acquire();
    const auto number = std::make_shared<uint64_t>(0);
    (*store)->Submit({.decide =
                          [number](Transaction& transaction) {
                            return WriteNextNumber(transaction, number.get());
                          },
                      .done =
                          [number, &free_places](const absl::Status& status) {
                            if (!status.ok()) _exit(3);
                            Say(*number);
                            free_places.release();
                          }});
  }
}

}  // namespace
}  // namespace timecredit::storage

int main(int argc, char** argv) {
  return argc == 2 ? timecredit::storage::WriteForEver(argv[1]) : 1;
}
