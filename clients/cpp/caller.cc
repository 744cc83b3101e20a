#include "clients/cpp/caller.h"

#include <grpcpp/client_context.h>
#include <grpcpp/support/status.h>

#include <optional>
#include <string>
#include <utility>

#include "absl/time/time.h"

namespace timecredit::client {

std::optional<Error> Caller::Attempt(absl::FunctionRef<grpc::Status(grpc::ClientContext&)> attempt,
                                     const CallOptions& options, const bool* has_begun) const {
  const absl::Time deadline = settings_.around.now() + options.timeout.value_or(settings_.timeout);
  Retries retries(settings_.retry, settings_.around, deadline);
  while (true) {
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(deadline));
    context.AddMetadata("accept-language", options.language.value_or(settings_.language));
    const grpc::Status status = attempt(context);
    if (status.ok()) return std::nullopt;
    Error error = ErrorOf(status);
    const bool may_repeat = has_begun == nullptr || !*has_begun;
    const auto wait = may_repeat ? retries.After(error) : std::nullopt;
    if (!wait.has_value()) return error;
    settings_.around.wait(*wait);
  }
}

}  // namespace timecredit::client
