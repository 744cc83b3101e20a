// What holding a request against its limits costs, beside what gRPC does with it anyway: reading it
// from its bytes. Both in turn, so that the machine's mood is the same for both.
//
//     bazel/bazelw run -c opt //tests/validation:limits_benchmark
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>

#include "google/protobuf/text_format.h"
#include "ledger/validation/request_limits.h"
#include "proto/timecredit/v1/hours.pb.h"
#include "proto/timecredit/v1/redemption.pb.h"

namespace timecredit::validation {
namespace {

constexpr int kRounds = 200;
constexpr int kCallsOfARound = 1'000;

using Seconds = std::chrono::duration<double>;

template <class Request>
void Compare(const std::string& text) {
  Request request;
  if (!google::protobuf::TextFormat::ParseFromString(text, &request) ||
      !CheckRequest(request).ok()) {
    std::cerr << "not a right request: " << text << '\n';
    std::exit(EXIT_FAILURE);
  }
  const std::string bytes = request.SerializeAsString();
  Seconds reading{};
  Seconds checking{};
  for (int round = 0; round < kRounds; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    for (int call = 0; call < kCallsOfARound; ++call) {
      Request read;
      if (!read.ParseFromString(bytes)) std::exit(EXIT_FAILURE);
    }
    const auto middle = std::chrono::steady_clock::now();
    for (int call = 0; call < kCallsOfARound; ++call) {
      if (!CheckRequest(request).ok()) std::exit(EXIT_FAILURE);
    }
    const auto end = std::chrono::steady_clock::now();
    reading += middle - begin;
    checking += end - middle;
  }
  const double calls = kRounds * kCallsOfARound;
  std::cout << Request::descriptor()->name() << ": read " << reading.count() / calls * 1e6
            << " us, check " << checking.count() / calls * 1e6 << " us, ratio "
            << checking / reading << '\n';
}

}  // namespace
}  // namespace timecredit::validation

int main() {
  using namespace timecredit;  // NOLINT(google-build-using-namespace)
  validation::Compare<v1::RedeemCreditsRequest>(R"(
    parent: "schemes/taff"
    redemption {
      member: "schemes/taff/members/17" offer: "schemes/taff/organisations/castle/offers/day"
      party { adults: 2 under_16s: 1 }
    }
    request_id: "0d5f5f8c5a3e4f1d9a7b6c5d4e3f2a1b"
  )");
  validation::Compare<v1::LogHoursRequest>(R"(
    parent: "schemes/taff"
    hour_log {
      member: "schemes/taff/members/17" activity: "schemes/taff/activities/garden-day"
      date: "2026-05-31" duration_minutes: 150 text: "Raked the leaves, and planted bulbs."
    }
    request_id: "0d5f5f8c5a3e4f1d9a7b6c5d4e3f2a1b"
  )");
  return EXIT_SUCCESS;
}
