#ifndef TESTS_BENCH_CALLERS_H_
#define TESTS_BENCH_CALLERS_H_

#include <cstdint>
#include <functional>

#include "absl/time/time.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/exchange/exchange.h"

namespace timecredit::bench {

// What to ask next, and what to do with an answer. Both run on the measuring thread.
struct Work {
  std::function<exchange::Command()> next;
  std::function<void(const exchange::Committed&)> answered = [](const exchange::Committed&) {};
};

struct Measurement {
  int64_t operations = 0;
  double seconds = 0;

  double PerSecond() const { return static_cast<double>(operations) / seconds; }
};

// So many callers, each asking again as soon as it was answered, until the time is up or so many
// operations are done. One thread plays them all, so that what is measured is the exchange and not
// the switching of threads. Ends the program when anything is refused.
class Callers {
 public:
  Callers(exchange::Exchange& exchange, domain::SchemeNumber scheme)
      : exchange_(exchange), scheme_(scheme) {}

  Measurement RunFor(absl::Duration time, int callers, const Work& work) {
    return Run(time, INT64_MAX, callers, work);
  }
  Measurement RunMany(int64_t operations, int callers, const Work& work) {
    return Run(absl::InfiniteDuration(), operations, callers, work);
  }

  // Batches of so many operations at once at bulk priority; each batch waits for the one before.
  Measurement RunBatches(absl::Duration time, int batch, const Work& work);

 private:
  class Answers;

  Measurement Run(absl::Duration time, int64_t operations, int callers, const Work& work);
  void Ask(exchange::Command command, storage::Priority priority, Answers& answers);

  exchange::Exchange& exchange_;
  const domain::SchemeNumber scheme_;
  int64_t requests_ = 0;
};

}  // namespace timecredit::bench

#endif  // TESTS_BENCH_CALLERS_H_
