// Whether an officer who times answers can tell a court's hours from ordinary ones of the same
// face: dry runs of approvals of both in turn, over one store, and how long each took.
//
//     bazel/bazelw run -c opt //tests/exchange:disguise_benchmark -- [PAIRS]
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <iostream>
#include <vector>

#include "ledger/domain/activity.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/exchange.h"
#include "tests/exchange/town.h"

namespace timecredit::exchange {
namespace {

constexpr size_t kPairs = 20'000;

using Microseconds = std::chrono::duration<double, std::micro>;

double Timed(Town& town, domain::Sequence hour_log) {
  Call call = town.OfficerCall();
  call.validate_only = true;
  const auto before = std::chrono::steady_clock::now();
  const auto answer = town.exchange->Execute(call, ApproveHours{.hour_log = hour_log});
  const auto after = std::chrono::steady_clock::now();
  if (!answer.ok()) {
    std::cerr << answer.status() << '\n';
    std::exit(EXIT_FAILURE);
  }
  return Microseconds(after - before).count();
}

double QuantileOf(std::vector<double>& times, double quantile) {
  const auto at = static_cast<std::ptrdiff_t>(static_cast<double>(times.size()) * quantile);
  std::nth_element(times.begin(), times.begin() + at, times.end());
  return times[static_cast<size_t>(at)];
}

int Run(size_t pairs) {
  Town town;
  domain::Activity garden;
  garden.alias = "garden";
  garden.names = {{"en", "Garden"}};
  const auto face = town.AddActivity(garden);
  domain::Activity jury;
  jury.alias = "jury";
  jury.names = {{"en", "Jury duty"}};
  jury.purposes.obligation = true;
  jury.appears_as = face;
  const auto court = town.AddActivity(jury);
  if (!town.Do(ImposeObligation{.member = town.ann, .quantity = 600}).ok()) return EXIT_FAILURE;

  LogHours hours = town.Hours(town.ben, 60);
  hours.activity = face;
  const auto ordinary = town.Done(hours);
  hours = town.Hours(town.ann, 60);
  hours.activity = court;
  hours.obligation = domain::ObligationNumber(1);
  const auto confidential = town.Done(hours);

  std::vector<double> ordinary_times;
  std::vector<double> court_times;
  for (size_t pair = 0; pair < pairs; ++pair) {
    // Which comes first takes turns too.
    if (pair % 2 == 0) ordinary_times.push_back(Timed(town, ordinary));
    court_times.push_back(Timed(town, confidential));
    if (pair % 2 == 1) ordinary_times.push_back(Timed(town, ordinary));
  }
  std::cout << "quantile ordinary_us court_us court_over_ordinary\n";
  for (const double quantile : {0.1, 0.5, 0.9}) {
    const double left = QuantileOf(ordinary_times, quantile);
    const double right = QuantileOf(court_times, quantile);
    std::cout << quantile << ' ' << left << ' ' << right << ' ' << right / left << '\n';
  }
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace timecredit::exchange

int main(int argc, char** argv) {
  return timecredit::exchange::Run(argc > 1 ? std::strtoul(argv[1], nullptr, 10)
                                            : timecredit::exchange::kPairs);
}
