// Carries out numbered requests on the stores in the folder named by its first argument, from the
// number in its second on, many at a time, and says on its standard output which were acknowledged,
// eight bytes each, until it is killed.
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <semaphore>
#include <string>
#include <utility>

#include "absl/time/clock.h"
#include "ledger/exchange/exchange.h"
#include "ledger/personal/sodium_randomness.h"
#include "ledger/server/system_clock.h"
#include "ledger/storage/rocksdb/rocksdb_key_store.h"
#include "ledger/storage/rocksdb/rocksdb_store.h"
#include "tests/exchange/numbered_requests.h"

namespace timecredit::exchange {
namespace {

constexpr int kInFlight = 20;

int WorkForEver(const std::string& folder, uint64_t number) {
  const server::SystemClock clock;
  personal::SodiumRandomness randomness;
  auto store = storage::RocksDbStore::Open(
      clock, {.folder = folder + "/ledger", .memtable_bytes = 256 << 10});
  auto keys = storage::RocksDbKeyStore::Open(folder + "/keys");
  if (!store.ok() || !keys.ok()) return 1;
  auto exchange = Exchange::Open({**store, **keys, randomness, clock});
  if (!exchange.ok()) {
    std::fprintf(stderr, "%s\n", exchange.status().ToString().c_str());
    return 1;
  }
  std::counting_semaphore<kInFlight> free_places(kInFlight);
  while (true) {
    free_places.acquire();
    NumberedRequest request = RequestNumbered(number);
    (*exchange)->Submit(std::move(request.call), std::move(request.command),
                        [number, &free_places](const absl::StatusOr<Committed>& answer) {
                          if (!answer.ok()) _exit(3);
                          if (write(STDOUT_FILENO, &number, sizeof(number)) != sizeof(number)) {
                            _exit(2);
                          }
                          free_places.release();
                        });
    ++number;
  }
}

}  // namespace
}  // namespace timecredit::exchange

int main(int argc, char** argv) {
  if (argc != 3) return 1;
  return timecredit::exchange::WorkForEver(argv[1], std::strtoull(argv[2], nullptr, 10));
}
