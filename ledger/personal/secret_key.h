#ifndef LEDGER_PERSONAL_SECRET_KEY_H_
#define LEDGER_PERSONAL_SECRET_KEY_H_

#include <cstdint>
#include <ostream>
#include <span>

#include "ledger/storage/key_store.h"

namespace timecredit::personal {

// A key in memory: wiped when it goes out of use, never copied, never printed. Shared through
// std::shared_ptr<const SecretKey>. Immutable, hence thread-safe.
class SecretKey {
 public:
  static constexpr size_t kBytes = 32;

  // Copies `bytes`; the caller wipes its own.
  explicit SecretKey(const storage::KeyBytes& bytes);
  ~SecretKey();

  SecretKey(const SecretKey&) = delete;
  SecretKey& operator=(const SecretKey&) = delete;

  // For the primitives of this room only.
  std::span<const uint8_t, kBytes> bytes() const { return bytes_; }

  friend std::ostream& operator<<(std::ostream&, const SecretKey&) = delete;

 private:
  storage::KeyBytes bytes_;
};

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_SECRET_KEY_H_
