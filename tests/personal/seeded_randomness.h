#ifndef TESTS_PERSONAL_SEEDED_RANDOMNESS_H_
#define TESTS_PERSONAL_SEEDED_RANDOMNESS_H_

#include <cstdint>
#include <mutex>
#include <span>

#include "ledger/personal/randomness.h"

namespace timecredit::personal {

// The same bytes for the same seed, so that a test that failed fails again. Predictable: for tests
// only. A store that is opened again wants another seed, or its new keys repeat the old ones.
class SeededRandomness : public Randomness {
 public:
  explicit SeededRandomness(uint64_t seed) : state_(seed) {}

  void Fill(std::span<uint8_t> bytes) override {
    const std::lock_guard lock(mutex_);
    for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(Next() >> 56);
  }

 private:
  // SplitMix64.
  uint64_t Next() {
    state_ += 0x9E3779B97F4A7C15u;
    uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
    return mixed ^ (mixed >> 31);
  }

  std::mutex mutex_;
  uint64_t state_;
};

}  // namespace timecredit::personal

#endif  // TESTS_PERSONAL_SEEDED_RANDOMNESS_H_
