#ifndef LEDGER_SERVICE_PARTS_H_
#define LEDGER_SERVICE_PARTS_H_

#include <string>

#include "absl/time/time.h"
#include "ledger/auth/authenticator.h"
#include "ledger/domain/clock.h"
#include "ledger/exchange/exchange.h"
#include "ledger/reporting/members.h"
#include "ledger/reporting/names.h"
#include "ledger/reporting/obligations.h"
#include "ledger/reporting/registers.h"
#include "ledger/service/call_observer.h"
#include "ledger/service/operations/ledger_audit.h"
#include "ledger/service/worker_pool.h"
#include "ledger/wording/wording.h"

namespace timecredit::service {

class ByteBudget;
class ImportRegister;

// Threads by what they wait for. Nothing that waits runs on gRPC's own.
struct Pools {
  WorkerPool& points;   // look-ups: a few reads each
  WorkerPool& scans;    // lists and searches
  WorkerPool& reports;  // what reads a whole period: nobody's list waits for it
  WorkerPool& keys;     // what waits for the key store's disk: members come and go
  WorkerPool& imports;  // files, one after another
  WorkerPool& replies;  // answers to what was committed
  WorkerPool& audits;   // of the whole ledger, one at a time
};

// The process that serves.
struct Process {
  std::string version;
  absl::Time started;
};

// What the services work with; all of it outlives them.
struct Parts {
  exchange::Exchange& exchange;
  const reporting::Members& members;
  const reporting::Names& names;
  const reporting::Registers& registers;
  const reporting::Obligations& obligations;
  const wording::Wording& wording;
  const auth::Authenticator& authenticator;
  const domain::Clock& clock;
  CallObserver& observer;
  LedgerAudit& audit;
  ImportRegister& imports;
  ByteBudget& import_files;  // of those being received or checked
  Process process;
  Pools pools;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_PARTS_H_
