#ifndef LEDGER_SERVER_STORE_AUDIT_H_
#define LEDGER_SERVER_STORE_AUDIT_H_

#include <string>
#include <utility>

#include "absl/status/status.h"
#include "ledger/domain/clock.h"
#include "ledger/exchange/exchange.h"
#include "ledger/service/operations/ledger_audit.h"
#include "ledger/storage/rocksdb/rocksdb_key_store.h"
#include "ledger/storage/rocksdb/rocksdb_store.h"

namespace timecredit::server {

// The audit of an open ledger, while it serves or not: the blocks of both stores' files, every key,
// every member's personal fields, and every projection, rebuilt from the records into a scratch
// store that takes about as much room on the disk as the database. What it looks at is a snapshot.
class StoreAudit final : public service::LedgerAudit {
 public:
  // All outlive it. The scratch folder is made, and removed at the end; what lies there is removed
  // too. One audit at a time uses it.
  StoreAudit(const domain::Clock& clock, storage::RocksDbStore& store,
             storage::RocksDbKeyStore& keys, exchange::Exchange& exchange, std::string scratch)
      : clock_(clock),
        store_(store),
        keys_(keys),
        exchange_(exchange),
        scratch_(std::move(scratch)) {}

  absl::Status Run(service::AuditState& state, Progress progress) override;

 private:
  absl::Status CheckFiles(service::AuditState& state, Progress progress);
  absl::Status CheckKeys(service::AuditState& state, Progress progress);
  absl::Status CheckMembers(service::AuditState& state, Progress progress);
  absl::Status Replay(service::AuditState& state, Progress progress);

  const domain::Clock& clock_;
  storage::RocksDbStore& store_;
  storage::RocksDbKeyStore& keys_;
  exchange::Exchange& exchange_;
  const std::string scratch_;
};

}  // namespace timecredit::server

#endif  // LEDGER_SERVER_STORE_AUDIT_H_
