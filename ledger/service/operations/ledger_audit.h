#ifndef LEDGER_SERVICE_OPERATIONS_LEDGER_AUDIT_H_
#define LEDGER_SERVICE_OPERATIONS_LEDGER_AUDIT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"

namespace timecredit::service {

// How far an audit is, and what it found.
struct AuditState {
  int64_t files = 0;  // whose blocks were held against their checksums
  int64_t file_bytes = 0;
  int64_t keys = 0;                   // in the key store, read
  int64_t members = 0;                // whose personal fields were opened
  int64_t unreadable = 0;             // whose key was lost
  int64_t records = 0;                // of public journals, folded again
  int64_t rows = 0;                   // compared with what the records make of them
  std::vector<std::string> findings;  // what is wrong, a line each
};

// Goes through the whole ledger: whether it is what its records say, and the disk has every byte.
// Takes as long as reading everything. Thread-safe.
class LedgerAudit {
 public:
  virtual ~LedgerAudit() = default;

  // Damage is a finding; an error says why the audit could not be finished. `progress` is called
  // between steps, and ends the audit with the error that it returns.
  using Progress = absl::FunctionRef<absl::Status(const AuditState&)>;
  virtual absl::Status Run(AuditState& state, Progress progress) = 0;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_OPERATIONS_LEDGER_AUDIT_H_
