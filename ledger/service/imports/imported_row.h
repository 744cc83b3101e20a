#ifndef LEDGER_SERVICE_IMPORTS_IMPORTED_ROW_H_
#define LEDGER_SERVICE_IMPORTS_IMPORTED_ROW_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::service {

// Something to say about a file or a row: the id of a sentence (ledger/wording), and its arguments.
// Nothing personal: it is kept as long as the import is.
struct FileRemark {
  std::string kind;
  domain::Arguments arguments;
};

// What became of one row of an import.
struct ImportedRow {
  int64_t line = 0;
  v1::ImportRow::State state = v1::ImportRow::STATE_UNSPECIFIED;
  domain::Sequence hour_log;             // of a row of hours
  domain::MemberNumber member;           // of a row of members
  absl::Status status;                   // why it is invalid, in conflict or refused
  std::vector<FileRemark> remarks = {};  // what may be a mistake, and is imported all the same
};

// Whether an error is about the row rather than about the store.
inline bool IsAboutTheRow(const absl::Status& status) {
  return domain::RefusalOf(status).has_value();
}

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_IMPORTS_IMPORTED_ROW_H_
