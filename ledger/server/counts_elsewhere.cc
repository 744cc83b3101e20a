#include "ledger/server/counts_elsewhere.h"

#include <vector>

#include "prometheus/client_metric.h"
#include "prometheus/metric_family.h"
#include "prometheus/metric_type.h"

namespace timecredit::server {

std::vector<prometheus::MetricFamily> CountsElsewhere::Collect() const {
  std::vector<prometheus::MetricFamily> families;
  for (const Count& count : counts_) {
    prometheus::MetricFamily& family = families.emplace_back();
    family.name = count.name;
    family.help = count.help;
    family.type = count.type;
    prometheus::ClientMetric& metric = family.metric.emplace_back();
    if (count.type == prometheus::MetricType::Counter) {
      metric.counter.value = count.read();
    } else {
      metric.gauge.value = count.read();
    }
  }
  return families;
}

}  // namespace timecredit::server
