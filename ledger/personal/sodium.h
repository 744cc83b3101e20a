#ifndef LEDGER_PERSONAL_SODIUM_H_
#define LEDGER_PERSONAL_SODIUM_H_

#include <span>

namespace timecredit::personal {

// Makes libsodium ready to use, once; cheap afterwards. Everything in this room that calls it goes
// through here first. Ends the process if the library refuses to start. Thread-safe.
void RequireSodium();

// Overwrites memory that held a secret, in a way the compiler does not optimise away.
void Wipe(std::span<char> memory);

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_SODIUM_H_
