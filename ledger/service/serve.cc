#include "ledger/service/serve.h"

#include <string_view>
#include <utility>
#include <variant>

#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/service/batch_call.h"
#include "ledger/service/parts.h"
#include "ledger/service/read_call.h"
#include "ledger/service/recipe.h"
#include "ledger/service/write_call.h"

namespace timecredit::service {
namespace {

// Which kind of call carries a recipe out.
struct ByKind {
  grpc::ServerUnaryReactor* operator()(ReadRecipe& recipe) const {
    return Read(parts, context, method, std::move(recipe));
  }
  grpc::ServerUnaryReactor* operator()(WriteRecipe& recipe) const {
    return Write(parts, context, method, std::move(recipe));
  }
  grpc::ServerUnaryReactor* operator()(BatchRecipe& recipe) const {
    return WriteBatch(parts, context, method, std::move(recipe));
  }

  const Parts& parts;
  grpc::CallbackServerContext* context;
  std::string_view method;
};

}  // namespace

grpc::ServerUnaryReactor* Serve(const Parts& parts, grpc::CallbackServerContext* context,
                                std::string_view method, Recipe recipe) {
  return std::visit(ByKind{parts, context, method}, recipe);
}

}  // namespace timecredit::service
