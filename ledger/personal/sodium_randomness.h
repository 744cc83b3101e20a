#ifndef LEDGER_PERSONAL_SODIUM_RANDOMNESS_H_
#define LEDGER_PERSONAL_SODIUM_RANDOMNESS_H_

#include <cstdint>
#include <span>

#include "ledger/personal/randomness.h"

namespace timecredit::personal {

// The operating system's randomness, as libsodium draws it. Thread-safe.
class SodiumRandomness : public Randomness {
 public:
  void Fill(std::span<uint8_t> bytes) override;
};

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_SODIUM_RANDOMNESS_H_
