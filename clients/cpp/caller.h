#ifndef CLIENTS_CPP_CALLER_H_
#define CLIENTS_CPP_CALLER_H_

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/support/status.h>
#include <grpcpp/support/sync_stream.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/time/time.h"
#include "clients/cpp/request_id.h"
#include "clients/cpp/result.h"
#include "clients/cpp/retry.h"

namespace timecredit::client {

// What is said for one call.
struct CallOptions {
  std::optional<absl::Duration> timeout;  // of the whole call, retries included; none: the client's
  std::optional<std::string> language;    // "en", "cy" or "fr"; none: the client's
};

// How all calls of a client are made. Thread-safe.
class Caller {
 public:
  struct Settings {
    absl::Duration timeout = absl::Seconds(30);
    std::string language = "en";
    RetryPolicy retry;
    Surroundings around = RealSurroundings();
  };

  Caller(std::shared_ptr<grpc::Channel> channel, Settings settings)
      : channel_(std::move(channel)), settings_(std::move(settings)) {}

  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }

  // Calls until there is an answer, an error that will not pass, or no time left.
  template <class Stub, class Request, class Response>
  Result<Response> Call(Stub& stub,
                        grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                     Response*),
                        Request request, const CallOptions& options) const {
    GiveRequestId(request);
    Response response;
    const auto attempt = [&](grpc::ClientContext& context) {
      response.Clear();
      return (stub.*method)(&context, request, &response);
    };
    if (auto error = Attempt(attempt, options); error.has_value()) return *std::move(error);
    return response;
  }

  // A call that brings a stream of messages: `write` writes them, from the first on whenever the
  // call is made again.
  template <class Stub, class Request, class Response>
  Result<Response> Upload(
      Stub& stub,
      std::unique_ptr<grpc::ClientWriter<Request>> (Stub::*method)(grpc::ClientContext*, Response*),
      absl::FunctionRef<void(grpc::ClientWriter<Request>&)> write,
      const CallOptions& options) const {
    Response response;
    const auto attempt = [&](grpc::ClientContext& context) {
      response.Clear();
      const auto writer = (stub.*method)(&context, &response);
      write(*writer);
      writer->WritesDone();
      return writer->Finish();
    };
    if (auto error = Attempt(attempt, options); error.has_value()) return *std::move(error);
    return response;
  }

  // A call that is answered by a stream, each message of which is given to `visit`. Is made again
  // only if it fails before the first. The last message.
  template <class Stub, class Request, class Response>
  Result<Response> Stream(Stub& stub,
                          std::unique_ptr<grpc::ClientReader<Response>> (Stub::*method)(
                              grpc::ClientContext*, const Request&),
                          const Request& request, const CallOptions& options,
                          absl::FunctionRef<void(const Response&)> visit) const {
    Response response;
    bool has_begun = false;
    const auto attempt = [&](grpc::ClientContext& context) {
      const auto reader = (stub.*method)(&context, request);
      while (reader->Read(&response)) {
        has_begun = true;
        visit(response);
      }
      return reader->Finish();
    };
    if (auto error = Attempt(attempt, options, &has_begun); error.has_value()) {
      return *std::move(error);
    }
    return response;
  }

 private:
  // Why it failed in the end, or nullopt.
  std::optional<Error> Attempt(absl::FunctionRef<grpc::Status(grpc::ClientContext&)> attempt,
                               const CallOptions& options, const bool* has_begun = nullptr) const;

  const std::shared_ptr<grpc::Channel> channel_;
  const Settings settings_;
};

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_CALLER_H_
