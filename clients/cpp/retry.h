#ifndef CLIENTS_CPP_RETRY_H_
#define CLIENTS_CPP_RETRY_H_

#include <functional>
#include <optional>

#include "absl/time/time.h"
#include "clients/cpp/error.h"

namespace timecredit::client {

// How long to wait between attempts of one call.
struct RetryPolicy {
  absl::Duration first_wait = absl::Milliseconds(50);
  absl::Duration longest_wait = absl::Seconds(5);
  double growth = 2;  // of the wait, from one attempt to the next
  // How long after its first failure a call is still made again, at most up to its deadline: for
  // somebody who sits and waits, less than for a program.
  absl::Duration patience = absl::InfiniteDuration();
  bool retries = true;
};

// Time and chance, so that a test need not wait for either.
struct Surroundings {
  std::function<absl::Time()> now;
  std::function<void(absl::Duration)> wait;
  std::function<double()> chance;  // evenly from 0 up to 1; called from any thread
};
Surroundings RealSurroundings();

// Whether an error may go away by itself, and sending the same request again is safe: nothing was
// carried out, or the request's id makes it once only. UNAVAILABLE; CANCELLED, as gRPC answers what
// reaches a server that is closing; RESOURCE_EXHAUSTED when the server says after which delay, or
// cut the call off.
bool IsPassing(const Error& error);

// The waits of one call. Not thread-safe.
class Retries {
 public:
  Retries(const RetryPolicy& policy, const Surroundings& around, absl::Time deadline)
      : policy_(policy), around_(around), deadline_(deadline), wait_(policy.first_wait) {}

  // How long to wait before the next attempt, or nullopt: give up with this error. At least what
  // the server asks for, and half to all of a wait that grows with each attempt, by chance, so that
  // callers who were turned away together do not come back together. Never past the deadline.
  std::optional<absl::Duration> After(const Error& error);

 private:
  const RetryPolicy& policy_;
  const Surroundings& around_;
  const absl::Time deadline_;
  absl::Duration wait_;
  std::optional<absl::Time> until_;  // set at the first failure
};

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_RETRY_H_
