#ifndef LEDGER_SERVICE_BATCH_CALL_H_
#define LEDGER_SERVICE_BATCH_CALL_H_

#include <string_view>

#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/service/parts.h"
#include "ledger/service/recipe.h"

namespace timecredit::service {

// Carries out a batch, some rows at a time and behind everything that somebody waits for at a till.
// Rows are carried out in order. When every row is a dry run, each is decided against what the rows
// before it would have done. The call is answered when the last row is.
grpc::ServerUnaryReactor* WriteBatch(const Parts& parts, grpc::CallbackServerContext* context,
                                     std::string_view method, BatchRecipe recipe);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_BATCH_CALL_H_
