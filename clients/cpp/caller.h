#ifndef CLIENTS_CPP_CALLER_H_
#define CLIENTS_CPP_CALLER_H_

#include <google/protobuf/message_lite.h>
#include <grpcpp/support/status.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/time/time.h"
#include "clients/cpp/request_id.h"
#include "clients/cpp/result.h"
#include "clients/cpp/retry.h"

// Declared rather than included: gRPC's headers cost every file that includes this one seconds.
namespace grpc {
class Channel;
class ClientContext;
}  // namespace grpc

namespace timecredit::client {

// What is said for one call.
struct CallOptions {
  // Of the whole call, retries included; none: the client's, but of a call that streams. That takes
  // as long as the server is at it; only where none answers it is given up after the client's.
  std::optional<absl::Duration> timeout;
  std::optional<std::string> language;  // "en", "cy" or "fr"; none: the client's
};

// How all calls of a client are made. A method is named as gRPC names it on the wire,
// "/timecredit.v1.CreditService/GetBalance"; its types are the caller's to get right, and the
// generated classes do. Thread-safe.
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

  // Calls until there is an answer, an error that will not pass, or no time left.
  template <class Response, class Request>
  Result<Response> Call(const char* method, Request request, const CallOptions& options) const {
    GiveRequestId(request);
    Response response;
    if (auto error = Unary(method, request, response, options); error.has_value()) {
      return *std::move(error);
    }
    return response;
  }

  // A call that brings the request as a stream of messages: all fields in the first, `content` in
  // pieces over as many as it takes. From the first on whenever the call is made again.
  template <class Response, class Request>
  Result<Response> Upload(const char* method, Request request, std::string* (Request::*content)(),
                          const CallOptions& options) const {
    const std::string whole = std::move(*(request.*content)());
    const auto write_all = [&](Writer write) {
      Request piece = request;
      for (size_t from = 0; from == 0 || from < whole.size(); from += kPieceBytes) {
        (piece.*content)()->assign(whole, from, kPieceBytes);
        if (!write(piece)) return;  // the server has answered already
        piece.Clear();
      }
    };
    Response response;
    if (auto error = ClientStream(method, write_all, response, options); error.has_value()) {
      return *std::move(error);
    }
    return response;
  }

  // A call that is answered by a stream, each message of which is given to `visit`. Is made again
  // only if it fails before the first. The last message.
  template <class Response, class Request>
  Result<Response> Stream(const char* method, const Request& request,
                          absl::FunctionRef<void(const Response&)> visit,
                          const CallOptions& options) const {
    Response response;
    const auto visit_response = [&] { visit(response); };
    if (auto error = ServerStream(method, request, response, visit_response, options);
        error.has_value()) {
      return *std::move(error);
    }
    return response;
  }

 private:
  using Message = google::protobuf::MessageLite;
  // Sends a message; false when no more are wanted.
  using Writer = absl::FunctionRef<bool(const Message&)>;

  // gRPC refuses messages of more than 4 MiB.
  static constexpr size_t kPieceBytes = 1 << 20;

  // Why it failed in the end, or nullopt.
  std::optional<Error> Unary(const char* method, const Message& request, Message& response,
                             const CallOptions& options) const;
  std::optional<Error> ClientStream(const char* method, absl::FunctionRef<void(Writer)> write_all,
                                    Message& response, const CallOptions& options) const;
  std::optional<Error> ServerStream(const char* method, const Message& request, Message& response,
                                    absl::FunctionRef<void()> visit,
                                    const CallOptions& options) const;
  // `timeout`: unless the options say one. `has_begun`: an attempt is not repeated once this is
  // true; null: always.
  std::optional<Error> Attempt(absl::FunctionRef<grpc::Status(grpc::ClientContext&)> attempt,
                               const CallOptions& options, absl::Duration timeout,
                               const bool* has_begun = nullptr) const;

  const std::shared_ptr<grpc::Channel> channel_;
  const Settings settings_;
};

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_CALLER_H_
