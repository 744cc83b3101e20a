#include "clients/cpp/caller.h"

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/impl/codegen/proto_utils.h>  // how messages are written to and read from the wire
#include <grpcpp/support/async_stream.h>
#include <grpcpp/support/async_unary_call.h>
#include <grpcpp/support/status.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/time/time.h"

namespace timecredit::client {
namespace {

using google::protobuf::MessageLite;

// Calls a method by its name, so that the generated classes need no stub of theirs and none of
// gRPC's headers.
using Stub = grpc::TemplatedGenericStub<MessageLite, MessageLite>;

// The events of one call, waited for one after the other.
class Events {
 public:
  Events() = default;
  Events(const Events&) = delete;
  Events& operator=(const Events&) = delete;
  ~Events() {
    queue_.Shutdown();
    while (Wait()) {
    }
  }

  grpc::CompletionQueue* queue() { return &queue_; }

  // For what was started last; whether it succeeded.
  bool Wait() {
    void* tag = nullptr;
    bool succeeded = false;
    return queue_.Next(&tag, &succeeded) && succeeded;
  }

 private:
  grpc::CompletionQueue queue_;
};

// A call that streams in either direction or both, one step after the other.
class Streaming {
 public:
  Streaming(const std::shared_ptr<grpc::Channel>& channel, const std::string& method,
            grpc::ClientContext& context)
      : call_(Stub(channel).PrepareCall(&context, method, events_.queue())) {
    call_->StartCall(nullptr);
    events_.Wait();
  }

  bool Write(const MessageLite& message) {
    call_->Write(message, nullptr);
    return events_.Wait();
  }
  void EndWriting() {
    call_->WritesDone(nullptr);
    events_.Wait();
  }
  bool Read(MessageLite& message) {
    call_->Read(&message, nullptr);
    return events_.Wait();
  }
  grpc::Status Finish() {
    grpc::Status status;
    call_->Finish(&status, nullptr);
    events_.Wait();
    return status;
  }

 private:
  Events events_;
  std::unique_ptr<grpc::ClientAsyncReaderWriter<MessageLite, MessageLite>> call_;
};

}  // namespace

std::optional<Error> Caller::Unary(const char* method, const Message& request, Message& response,
                                   const CallOptions& options) const {
  const std::string name = method;
  const auto attempt = [&](grpc::ClientContext& context) {
    response.Clear();
    Events events;
    const auto call = Stub(channel_).PrepareUnaryCall(&context, name, request, events.queue());
    call->StartCall();
    grpc::Status status;
    call->Finish(&response, &status, nullptr);
    events.Wait();
    return status;
  };
  return Attempt(attempt, options, settings_.timeout);
}

std::optional<Error> Caller::ClientStream(const char* method,
                                          absl::FunctionRef<void(Writer)> write_all,
                                          Message& response, const CallOptions& options) const {
  const std::string name = method;
  const auto attempt = [&](grpc::ClientContext& context) {
    response.Clear();
    Streaming call(channel_, name, context);
    write_all([&](const Message& message) { return call.Write(message); });
    call.EndWriting();
    call.Read(response);
    return call.Finish();
  };
  return Attempt(attempt, options, absl::InfiniteDuration());
}

std::optional<Error> Caller::ServerStream(const char* method, const Message& request,
                                          Message& response, absl::FunctionRef<void()> visit,
                                          const CallOptions& options) const {
  const std::string name = method;
  bool has_begun = false;
  const auto attempt = [&](grpc::ClientContext& context) {
    Streaming call(channel_, name, context);
    if (call.Write(request)) call.EndWriting();
    while (call.Read(response)) {
      has_begun = true;
      visit();
    }
    return call.Finish();
  };
  return Attempt(attempt, options, absl::InfiniteDuration(), &has_begun);
}

std::optional<Error> Caller::Attempt(absl::FunctionRef<grpc::Status(grpc::ClientContext&)> attempt,
                                     const CallOptions& options, absl::Duration timeout,
                                     const bool* has_begun) const {
  const absl::Duration most = options.timeout.value_or(timeout);
  const absl::Time deadline = settings_.around.now() + most;
  RetryPolicy policy = settings_.retry;
  if (most == absl::InfiniteDuration()) {
    policy.patience = std::min(policy.patience, settings_.timeout);
  }
  Retries retries(policy, settings_.around, deadline);
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
