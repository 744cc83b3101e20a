#ifndef LEDGER_SERVICE_SERVE_H_
#define LEDGER_SERVICE_SERVE_H_

#include <string_view>

#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/service/parts.h"
#include "ledger/service/recipe.h"

namespace timecredit::service {

// Serves a unary call by its recipe: a read (read_call.h), a write (write_call.h) or a batch
// (batch_call.h). `method`: "HoursService/LogHours", and lives for ever.
grpc::ServerUnaryReactor* Serve(const Parts& parts, grpc::CallbackServerContext* context,
                                std::string_view method, Recipe recipe);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_SERVE_H_
