#include "tests/model/shrinking.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace timecredit::model {
namespace {

std::ptrdiff_t Offset(size_t index) { return static_cast<std::ptrdiff_t>(index); }

class Shrinking {
 public:
  Shrinking(History history, int most_tries, const StepOfViolation& violation_in)
      : history_(std::move(history)), tries_left_(most_tries), violation_in_(violation_in) {}

  History Run() {
    Try(history_);  // cuts off what comes after
    while (RemoveSteps() || CutChoices() || SimplifyChoices()) {
    }
    return history_;
  }

 private:
  // Goes on with the candidate if it violates something.
  bool Try(History candidate) {
    if (tries_left_ == 0) return false;
    --tries_left_;
    const std::optional<size_t> step = violation_in_(candidate);
    if (!step.has_value()) return false;
    history_ = std::move(candidate);
    history_.resize(std::min(history_.size(), *step + 1));
    return true;
  }

  // Runs of steps, long ones first, from the end: what is late hardly matters to what is early.
  bool RemoveSteps() {
    bool any = false;
    for (size_t run = std::max<size_t>(1, history_.size() / 2); run > 0; run /= 2) {
      for (size_t end = history_.size(); end > 0; end = std::min(end, history_.size())) {
        const size_t begin = end - std::min(run, end);
        History shorter = history_;
        shorter.erase(shorter.begin() + Offset(begin), shorter.begin() + Offset(end));
        any |= Try(std::move(shorter));
        end = begin;
      }
    }
    return any;
  }

  // All choices of a step from one on made plain: most steps read only the first few.
  bool CutChoices() {
    bool any = false;
    for (size_t step = 0; step < history_.size(); ++step) {
      for (const size_t kept : {0, 4, 8, 12, 16, 24}) {
        History simpler = history_;
        auto& choices = simpler[step].choices;
        std::fill(choices.begin() + Offset(kept), choices.end(), 0);
        if (choices == history_[step].choices) break;
        if (!Try(std::move(simpler))) continue;
        any = true;
        break;
      }
    }
    return any;
  }

  bool SimplifyChoices() {
    bool any = false;
    for (size_t step = 0; step < history_.size(); ++step) {
      for (size_t index = 0; index < Choices::Drawn().size() && step < history_.size(); ++index) {
        const uint32_t choice = history_[step].choices[index];
        for (const uint32_t simpler_choice : {0u, 1u, choice % 16}) {
          if (simpler_choice >= choice) break;
          History simpler = history_;
          simpler[step].choices[index] = simpler_choice;
          if (!Try(std::move(simpler))) continue;
          any = true;
          break;
        }
      }
    }
    return any;
  }

  History history_;
  int tries_left_;
  const StepOfViolation& violation_in_;
};

}  // namespace

History Shrink(History history, int most_tries, const StepOfViolation& violation_in) {
  return Shrinking(std::move(history), most_tries, violation_in).Run();
}

}  // namespace timecredit::model
