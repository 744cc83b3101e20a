// What sealing, digests and keys cost on the store's only writer.

#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <vector>

#include "ledger/domain/digest.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"
#include "ledger/personal/digest.h"
#include "ledger/personal/keyring.h"
#include "ledger/personal/sealing.h"
#include "ledger/storage/memory/memory_key_store.h"
#include "tests/personal/seeded_randomness.h"

namespace timecredit::personal {
namespace {

struct Keys {
  storage::MemoryKeyStore store;
  SeededRandomness randomness{1};
  Keyring keyring{store, randomness};
  std::vector<domain::KeyId> ids;
};

Keys& HundredThousandKeys() {
  static Keys* const keys = [] {
    auto* fresh = new Keys;
    for (int made = 0; made < 100'000; ++made) fresh->ids.push_back(*fresh->keyring.Create());
    return fresh;
  }();
  return *keys;
}

void FindKey(benchmark::State& state) {
  Keys& keys = HundredThousandKeys();
  size_t at = 0;
  for (auto _ : state) {
    at = (at + 7919) % keys.ids.size();
    benchmark::DoNotOptimize(keys.keyring.Find(keys.ids[at]));
  }
}
BENCHMARK(FindKey);

void SealText(benchmark::State& state) {
  Keys& keys = HundredThousandKeys();
  const auto key = *keys.keyring.Find(keys.ids[0]);
  const std::string context(50, 'c');
  const std::string text(static_cast<size_t>(state.range(0)), 't');
  for (auto _ : state) benchmark::DoNotOptimize(Seal(*key, context, text));
}
BENCHMARK(SealText)->Arg(60)->Arg(250)->Arg(4000);

void OpenText(benchmark::State& state) {
  Keys& keys = HundredThousandKeys();
  const auto key = *keys.keyring.Find(keys.ids[0]);
  const std::string context(50, 'c');
  const std::string sealed =
      Seal(*key, context, std::string(static_cast<size_t>(state.range(0)), 't'));
  for (auto _ : state) benchmark::DoNotOptimize(Open(*key, context, sealed));
}
BENCHMARK(OpenText)->Arg(60)->Arg(250)->Arg(4000);

void RequestDigest(benchmark::State& state) {
  const StoreDigests digests(*HundredThousandKeys().keyring.Named(StoreDigests::kKeyName));
  const domain::Principal officer{domain::PrincipalKind::kOfficer, 4, {}};
  for (auto _ : state) {
    benchmark::DoNotOptimize(digests.Request(domain::SchemeNumber(1), officer, "RedeemCredits",
                                             "7f1c9a52-5a3e-4a52-9a53-2d1f7f6f9a11"));
  }
}
BENCHMARK(RequestDigest);

}  // namespace
}  // namespace timecredit::personal

BENCHMARK_MAIN();
