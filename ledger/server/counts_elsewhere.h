#ifndef LEDGER_SERVER_COUNTS_ELSEWHERE_H_
#define LEDGER_SERVER_COUNTS_ELSEWHERE_H_

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "prometheus/collectable.h"
#include "prometheus/metric_family.h"
#include "prometheus/metric_type.h"

namespace timecredit::server {

// Metrics of what is counted already where it happens: read whenever metrics are asked for.
// Thread-safe.
class CountsElsewhere : public prometheus::Collectable {
 public:
  struct Count {
    std::string name;
    std::string help;
    prometheus::MetricType type;
    std::function<double()> read;  // thread-safe; what it reads outlives this
  };

  explicit CountsElsewhere(std::vector<Count> counts) : counts_(std::move(counts)) {}

  std::vector<prometheus::MetricFamily> Collect() const override;

 private:
  const std::vector<Count> counts_;
};

}  // namespace timecredit::server

#endif  // LEDGER_SERVER_COUNTS_ELSEWHERE_H_
