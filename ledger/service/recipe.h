#ifndef LEDGER_SERVICE_RECIPE_H_
#define LEDGER_SERVICE_RECIPE_H_

#include <cstddef>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/service/field_paths.h"
#include "ledger/service/parts.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "ledger/service/request_shape.h"
#include "proto/google/rpc/status.pb.h"

// What a method does with its request, apart from what all methods have in common (serve.h). Parts,
// request and reply outlive the recipe.
namespace timecredit::service {

// How a request becomes a command, and what was committed a reply. `convert` may be called twice,
// and must not wait; `translate` may read from the store.
using Convert = absl::AnyInvocable<exchange::Command(RequestReader&)>;
using Translate = absl::AnyInvocable<void(const exchange::Committed&, ReplyWriter&)>;
// Fills in the reply to a question. Fails with what the reader kept, or an error of its own.
using Answer = absl::AnyInvocable<absl::Status(RequestReader&)>;

// A question, answered from what is committed.
struct ReadRecipe {
  RequestShape shape;
  WorkerPool& pool;  // on whose threads
  Answer answer;
};

// An operation.
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

// Many operations that one request asks for, each done or refused by itself.
struct BatchRecipe {
  RequestShape shape;  // without that of its rows
  // Takes what all rows have in common; a failure here is one of the whole call.
  absl::AnyInvocable<void(RequestReader&)> check;
  std::vector<WriteRecipe> rows;
  // Writes why a row was refused, or that it was done and its reply cannot be written. Otherwise
  // what was committed is written by the row's own `translate`.
  absl::AnyInvocable<void(size_t row, const google::rpc::Status& why)> refuse;
};

using Recipe = std::variant<ReadRecipe, WriteRecipe, BatchRecipe>;

template <class Request>
ReadRecipe RecipeOf(const Request& request, WorkerPool& pool, Answer answer) {
  return {.shape = RequestShape(request), .pool = pool, .answer = std::move(answer)};
}

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

#endif  // LEDGER_SERVICE_RECIPE_H_
