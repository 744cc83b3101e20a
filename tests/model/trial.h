#ifndef TESTS_MODEL_TRIAL_H_
#define TESTS_MODEL_TRIAL_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/exchange/committed.h"
#include "tests/model/audit.h"
#include "tests/model/history.h"
#include "tests/model/ledger.h"
#include "tests/model/model.h"
#include "tests/model/requests.h"
#include "tests/model/tally.h"

namespace timecredit::model {

struct TrialOptions {
  LedgerOptions ledger;
  Fault model_fault = Fault::kNone;
  // Called with each step in words before it is carried out, and with each answer after.
  std::function<void(const std::string& line)> tell;
  Tally* tally = nullptr;  // counts the answers, where not null
  // Whether only the answers are looked at, and not what is stored: ten times as fast.
  bool only_answers = false;
};

// Where a ledger did not do what it promises.
struct Violation {
  size_t step = 0;
  std::string what;
};

// Lives one history: every step is carried out on a fresh ledger and on the model, and after every
// step everything is checked. Not thread-safe; trials beside each other are.
class Trial {
 public:
  // The first violation, nullopt when there is none.
  static std::optional<Violation> Run(const History& history, const TrialOptions& options);

 private:
  explicit Trial(const TrialOptions& options);

  absl::Status Live(const Step& step);
  absl::Status Happen(Event event, Choices& choices);
  absl::Status Ask(const Request& request);
  absl::Status CheckAnswer(const Expected& expected, const exchange::Call& call,
                           const absl::StatusOr<exchange::Committed>& answer);
  absl::Status Sweep(domain::SchemeNumber scheme, bool of_holds);
  absl::Status Reopen();
  void Note(const Expected& expected);
  absl::Status Follow();
  absl::Status LookThoroughly() const;
  void SetClock(absl::Time now);
  void JumpAhead(Choices& choices);
  void Tell(const std::string& line) const {
    if (options_.tell) options_.tell(line);
  }

  const TrialOptions& options_;
  absl::Time now_;
  absl::Duration passed_ = absl::ZeroDuration();  // whatever the clock was set to
  absl::Duration jumped_ = absl::ZeroDuration();  // by how much the clock is ahead of it
  SteppingClock clock_;
  std::unique_ptr<Ledger> ledger_;
  Model model_;
  Audit audit_;
  std::vector<Request> asked_;
  size_t serial_ = 0;
};

}  // namespace timecredit::model

#endif  // TESTS_MODEL_TRIAL_H_
