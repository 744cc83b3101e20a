#ifndef LEDGER_DOMAIN_DIGEST_H_
#define LEDGER_DOMAIN_DIGEST_H_

#include <array>
#include <cstdint>

namespace timecredit::domain {

// A keyed 128-bit hash: says whether two things are the same without saying what they are.
using Digest = std::array<uint8_t, 16>;

// The random name of a key in the key store. Reveals nothing of the key.
using KeyId = std::array<uint8_t, 16>;

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_DIGEST_H_
