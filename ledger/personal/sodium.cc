#include "ledger/personal/sodium.h"

#include <sodium.h>

#include <cstdio>
#include <cstdlib>
#include <span>

namespace timecredit::personal {

void RequireSodium() {
  static const bool started = [] {
    if (sodium_init() >= 0) return true;
    std::fputs("libsodium cannot start: no source of randomness?\n", stderr);
    std::abort();
  }();
  static_cast<void>(started);
}

void Wipe(std::span<char> memory) { sodium_memzero(memory.data(), memory.size()); }

}  // namespace timecredit::personal
