#ifndef LEDGER_PERSONAL_RANDOMNESS_H_
#define LEDGER_PERSONAL_RANDOMNESS_H_

#include <cstdint>
#include <span>

namespace timecredit::personal {

// The port through which all code draws random bytes. Implementations are thread-safe and cannot
// fail: a process without randomness ends rather than seal anything under a key that others know.
class Randomness {
 public:
  virtual ~Randomness() = default;

  // Overwrites every byte. Keys are made of these, so they must be unpredictable, but for tests.
  virtual void Fill(std::span<uint8_t> bytes) = 0;
};

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_RANDOMNESS_H_
