#ifndef LEDGER_SERVICE_READ_CALL_H_
#define LEDGER_SERVICE_READ_CALL_H_

#include <string_view>

#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/service/parts.h"
#include "ledger/service/recipe.h"

namespace timecredit::service {

// Answers a call that changes nothing: on the pool, against what is committed. RESOURCE_EXHAUSTED
// when too many wait already; not begun where nobody waits for it any more when its turn comes.
grpc::ServerUnaryReactor* Read(const Parts& parts, grpc::CallbackServerContext* context,
                               std::string_view method, ReadRecipe recipe);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_READ_CALL_H_
