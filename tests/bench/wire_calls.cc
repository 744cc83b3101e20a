#include "tests/bench/wire_calls.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace timecredit::bench {

double WireMeasurement::Quantile(double share) const {
  if (latencies.empty()) return 0;
  std::vector<double> sorted = latencies;
  const auto place = static_cast<size_t>(share * static_cast<double>(sorted.size() - 1));
  const auto found = sorted.begin() + static_cast<std::ptrdiff_t>(place);
  std::nth_element(sorted.begin(), found, sorted.end());
  return *found;
}

}  // namespace timecredit::bench
