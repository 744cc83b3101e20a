#include "ledger/server/foundations.h"

#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "ledger/exchange/exchange.h"
#include "ledger/server/configuration.h"
#include "ledger/server/descriptors.h"
#include "ledger/storage/rocksdb/rocksdb_key_store.h"
#include "ledger/storage/rocksdb/rocksdb_store.h"

namespace timecredit::server {

absl::StatusOr<Foundations> OpenFoundations(const Configuration& configuration,
                                            const domain::Clock& clock,
                                            personal::Randomness& randomness) {
  Foundations made;
  storage::RocksDbOptions options;
  options.folder = configuration.data_folder;
  options.row_cache_bytes = static_cast<size_t>(configuration.row_cache_bytes);
  options.open_files = kStoreFiles;
  auto store = storage::RocksDbStore::Open(clock, options);
  if (!store.ok()) return store.status();
  made.store = *std::move(store);
  auto keys = storage::RocksDbKeyStore::Open(
      storage::RocksDbKeyStoreOptions{.folder = configuration.key_folder, .open_files = kKeyFiles});
  if (!keys.ok()) return keys.status();
  made.keys = *std::move(keys);
  auto exchange = exchange::Exchange::Open(
      {*made.store, *made.keys, randomness, clock, configuration.accepted_lost_keys});
  if (!exchange.ok()) {
    return absl::Status(exchange.status().code(),
                        absl::StrCat("cannot serve the database in ", configuration.data_folder,
                                     " with the keys in ", configuration.key_folder, ": ",
                                     exchange.status().message()));
  }
  made.exchange = *std::move(exchange);
  return made;
}

std::string ScratchFolderOf(const Configuration& configuration) {
  std::string folder = configuration.data_folder;
  while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
  return folder + ".verifying";
}

}  // namespace timecredit::server
