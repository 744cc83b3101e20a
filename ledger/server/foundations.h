#ifndef LEDGER_SERVER_FOUNDATIONS_H_
#define LEDGER_SERVER_FOUNDATIONS_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "ledger/domain/clock.h"
#include "ledger/exchange/exchange.h"
#include "ledger/personal/randomness.h"
#include "ledger/server/configuration.h"
#include "ledger/storage/rocksdb/rocksdb_key_store.h"
#include "ledger/storage/rocksdb/rocksdb_store.h"

namespace timecredit::server {

// What must be there before the services are: opened in this order, closed in the reverse.
struct Foundations {
  std::unique_ptr<storage::RocksDbStore> store;
  std::unique_ptr<storage::RocksDbKeyStore> keys;
  std::unique_ptr<exchange::Exchange> exchange;
};

// One line that says what cannot be and why.
absl::StatusOr<Foundations> OpenFoundations(const Configuration& configuration,
                                            const domain::Clock& clock,
                                            personal::Randomness& randomness);

// Where an audit of the database rebuilds it: a folder beside the database's.
std::string ScratchFolderOf(const Configuration& configuration);

}  // namespace timecredit::server

#endif  // LEDGER_SERVER_FOUNDATIONS_H_
