#ifndef LEDGER_SERVICE_BATCH_CALL_H_
#define LEDGER_SERVICE_BATCH_CALL_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/service/parts.h"
#include "ledger/service/request_reader.h"
#include "ledger/service/request_shape.h"
#include "ledger/service/write_call.h"
#include "proto/google/rpc/status.pb.h"

namespace timecredit::service {

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

// Carries out a batch, some rows at a time and behind everything that somebody waits for at a till.
// Rows are carried out in order. When every row is a dry run, each is decided against what the rows
// before it would have done. The call is answered when the last row is.
grpc::ServerUnaryReactor* WriteBatch(const Parts& parts, grpc::CallbackServerContext* context,
                                     std::string_view method, BatchRecipe recipe);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_BATCH_CALL_H_
