#ifndef TESTS_STORAGE_KEY_STORE_CONTRACT_H_
#define TESTS_STORAGE_KEY_STORE_CONTRACT_H_

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <ostream>
#include <string>

#include "ledger/storage/key_store.h"

namespace timecredit::storage {

struct KeyStoreKind {
  std::string name;
  std::function<std::unique_ptr<KeyStore>()> new_store;

  friend std::ostream& operator<<(std::ostream& out, const KeyStoreKind& kind) {
    return out << kind.name;
  }
};

// What every key store promises. An implementation joins by instantiating it with its kind.
class KeyStoreContract : public testing::TestWithParam<KeyStoreKind> {
 protected:
  const std::unique_ptr<KeyStore> keys_ = GetParam().new_store();
};

}  // namespace timecredit::storage

#endif  // TESTS_STORAGE_KEY_STORE_CONTRACT_H_
