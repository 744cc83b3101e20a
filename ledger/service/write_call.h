#ifndef LEDGER_SERVICE_WRITE_CALL_H_
#define LEDGER_SERVICE_WRITE_CALL_H_

#include <string_view>
#include <utility>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/service/field_paths.h"
#include "ledger/service/parts.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "ledger/service/request_shape.h"

namespace timecredit::service {

// How a request becomes a command, and what was committed a reply. `convert` may be called twice,
// and must not wait; `translate` may read from the store.
using Convert = absl::AnyInvocable<exchange::Command(RequestReader&)>;
using Translate = absl::AnyInvocable<void(const exchange::Committed&, ReplyWriter&)>;

// One operation that a request asks for.
struct WriteRecipe {
  RequestShape shape;
  std::string_view request_id;  // as long as the call
  bool validate_only = false;
  // Commands that wait for the key store's disk (members come and go).
  bool waits_for_keys = false;
  FieldPaths paths;
  Convert convert;
  Translate translate;
};

// Carries out a call that changes something: the command goes to the exchange's queue from gRPC's
// own thread when all it names is known, else after a look into the store; the reply is written
// once the outcome is durable. Every call that was taken is answered.
grpc::ServerUnaryReactor* Write(const Parts& parts, grpc::CallbackServerContext* context,
                                std::string_view method, WriteRecipe recipe);

// The recipe of a request that has a request id and perhaps a dry run.
template <class Request>
WriteRecipe RecipeOf(const Request& request, Convert convert, Translate translate,
                     const FieldPaths& paths = {}) {
  WriteRecipe recipe{.shape = RequestShape(request)};
  recipe.paths = paths;
  recipe.request_id = request.request_id();
  if constexpr (requires { request.validate_only(); }) {
    recipe.validate_only = request.validate_only();
  }
  recipe.convert = std::move(convert);
  recipe.translate = std::move(translate);
  return recipe;
}

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_WRITE_CALL_H_
