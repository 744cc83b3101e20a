#ifndef LEDGER_SERVICE_WRITE_CALL_H_
#define LEDGER_SERVICE_WRITE_CALL_H_

#include <string_view>

#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/service/parts.h"
#include "ledger/service/recipe.h"

namespace timecredit::service {

// Carries out a call that changes something: the command goes to the exchange's queue from gRPC's
// own thread when all it names is known, else after a look into the store; the reply is written
// once the outcome is durable. Every call that was taken is answered.
grpc::ServerUnaryReactor* Write(const Parts& parts, grpc::CallbackServerContext* context,
                                std::string_view method, WriteRecipe recipe);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_WRITE_CALL_H_
