#include "clients/cpp/retry.h"

#include <algorithm>
#include <optional>
#include <random>
#include <thread>

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace timecredit::client {

Surroundings RealSurroundings() {
  return {
      .now = [] { return absl::Now(); },
      .wait =
          [](absl::Duration wait) { std::this_thread::sleep_for(absl::ToChronoNanoseconds(wait)); },
      .chance =
          [] {
            thread_local std::minstd_rand source{std::random_device()()};
            return std::uniform_real_distribution<double>(0, 1)(source);
          }};
}

bool IsPassing(const Error& error) {
  if (error.code == grpc::StatusCode::UNAVAILABLE) return true;
  // Nobody cancels a call here: it reached a server that was closing.
  if (error.code == grpc::StatusCode::CANCELLED) return true;
  return error.code == grpc::StatusCode::RESOURCE_EXHAUSTED &&
         error.retry_delay > absl::ZeroDuration();
}

std::optional<absl::Duration> Retries::After(const Error& error) {
  if (!policy_.retries || !IsPassing(error)) return std::nullopt;
  const absl::Duration backoff = wait_ * (0.5 + around_.chance() / 2);
  const absl::Duration wait = error.retry_delay + backoff;
  wait_ = std::min(wait_ * policy_.growth, policy_.longest_wait);
  const absl::Time now = around_.now();
  if (!until_.has_value()) until_ = std::min(deadline_, now + policy_.patience);
  if (now + wait >= *until_) return std::nullopt;
  return wait;
}

}  // namespace timecredit::client
