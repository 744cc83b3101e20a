#ifndef LEDGER_SERVICE_FIELD_PATHS_H_
#define LEDGER_SERVICE_FIELD_PATHS_H_

#include <string_view>

#include "absl/status/status.h"

namespace timecredit::service {

// Where the fields of a command lie in the request that asked for it. All parts live for ever.
struct FieldPaths {
  std::string_view prefix;         // of the resource that the request carries: "hour_log."
  std::string_view named;          // what the command calls the resource that the request names
  std::string_view name = "name";  // where the request has that name
  std::string_view id;             // where the request has the id that the client chose: "offer_id"
};

// The same refusal with the path of the field in the request: "hour_log.date" for the
// "effective.date" of a command. Other errors, and OK, as they are.
absl::Status InRequest(const absl::Status& status, const FieldPaths& paths);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_FIELD_PATHS_H_
