#include "ledger/personal/sodium_randomness.h"

#include <sodium.h>

#include <cstdint>
#include <span>

#include "ledger/personal/sodium.h"

namespace timecredit::personal {

void SodiumRandomness::Fill(std::span<uint8_t> bytes) {
  RequireSodium();
  randombytes_buf(bytes.data(), bytes.size());
}

}  // namespace timecredit::personal
