#ifndef TESTS_BENCH_WIRE_CALLS_H_
#define TESTS_BENCH_WIRE_CALLS_H_

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>
#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "grpcpp/client_context.h"
#include "grpcpp/completion_queue.h"
#include "grpcpp/support/async_unary_call.h"
#include "grpcpp/support/status.h"

namespace timecredit::bench {

// How many calls were answered in how long, and how long each took.
struct WireMeasurement {
  int64_t calls = 0;
  double seconds = 0;
  std::vector<double> latencies;  // seconds

  double PerSecond() const { return static_cast<double>(calls) / seconds; }
  // 0.99: what 99 of 100 calls took at most; 0 when there was none. Seconds.
  double Quantile(double share) const;
};

// Until when to call.
struct WirePlan {
  int in_flight = 1;               // at most
  absl::Duration time;             // no call begins after it
  int64_t most_calls = INT64_MAX;  // no more than these
  double calls_per_second = 0;     // begun at this pace whatever comes back; 0: as they come back
};

// Calls of one method, made by this thread alone through gRPC's asynchronous client, so that what
// is measured is the server and the wire rather than threads that wake each other. At a pace, a
// call's time counts from when it was due: a server that stalls is not spared what waited behind
// the stall. Ends the program when a call fails.
template <class Request, class Response>
class WireCalls {
 public:
  using Reader = std::unique_ptr<grpc::ClientAsyncResponseReader<Response>>;
  using Prepare =
      std::function<Reader(grpc::ClientContext*, const Request&, grpc::CompletionQueue*)>;

  WireCalls(Prepare prepare, std::function<Request()> next)
      : prepare_(std::move(prepare)), next_(std::move(next)) {}

  ~WireCalls() {
    queue_.Shutdown();
    void* tag = nullptr;
    bool ok = false;
    while (queue_.Next(&tag, &ok)) {
    }
  }

  WireMeasurement Run(
      const WirePlan& plan,
      const std::function<void(const Response&)>& answered = [](const Response&) {}) {
    WireMeasurement measured;
    const absl::Time start = absl::Now();
    int64_t begun = 0;
    int64_t under_way = 0;
    while (true) {
      const absl::Time now = absl::Now();
      const bool may_begin = now < start + plan.time && begun < plan.most_calls;
      if (!may_begin && under_way == 0) break;
      const absl::Time due = DueAt(plan, start, begun, now);
      if (may_begin && under_way < plan.in_flight && due <= now) {
        Begin(due);
        ++begun;
        ++under_way;
      } else if (Take(may_begin && under_way < plan.in_flight ? due : absl::InfiniteFuture(),
                      measured, answered)) {
        --under_way;
      }
    }
    measured.seconds = absl::ToDoubleSeconds(absl::Now() - start);
    return measured;
  }

 private:
  struct Call {
    grpc::ClientContext context;
    Response response;
    grpc::Status status;
    Reader reader;
    absl::Time due;
  };

  static absl::Time DueAt(const WirePlan& plan, absl::Time start, int64_t begun, absl::Time now) {
    if (plan.calls_per_second == 0) return now;
    return start + absl::Seconds(static_cast<double>(begun) / plan.calls_per_second);
  }

  void Begin(absl::Time due) {
    auto* call = new Call;
    call->due = due;
    call->reader = prepare_(&call->context, next_(), &queue_);
    call->reader->StartCall();
    call->reader->Finish(&call->response, &call->status, call);
  }

  // Whether a call was answered before then.
  bool Take(absl::Time until, WireMeasurement& measured,
            const std::function<void(const Response&)>& answered) {
    void* tag = nullptr;
    bool ok = false;
    const auto deadline = absl::ToChronoTime(until);
    if (queue_.AsyncNext(&tag, &ok, deadline) != grpc::CompletionQueue::GOT_EVENT) return false;
    const std::unique_ptr<Call> call(static_cast<Call*>(tag));
    if (!call->status.ok()) {
      std::cerr << "refused: " << call->status.error_message() << "\n";
      std::exit(1);
    }
    ++measured.calls;
    measured.latencies.push_back(absl::ToDoubleSeconds(absl::Now() - call->due));
    answered(call->response);
    return true;
  }

  const Prepare prepare_;
  const std::function<Request()> next_;
  grpc::CompletionQueue queue_;
};

}  // namespace timecredit::bench

#endif  // TESTS_BENCH_WIRE_CALLS_H_
