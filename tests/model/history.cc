#include "tests/model/history.h"

namespace timecredit::model {
namespace {

struct Weight {
  Move move;
  uint32_t weight;
};

// How often each is chosen, beside the others: events here, operations by their plans.
std::vector<Weight> AllWeights() {
  std::vector<Weight> weights = {
      {Event::kRepeat, 70}, {Event::kSweepHolds, 10}, {Event::kSweepLots, 10},
      {Event::kWait, 120},  {Event::kStepBack, 20},   {Event::kJump, 12},
      {Event::kReopen, 8},  {Event::kRebuild, 15},
  };
  for (const Operation& operation : Operations()) {
    weights.push_back({&operation, operation.plan.weight});
  }
  return weights;
}

Move MoveFor(uint32_t choice) {
  static const std::vector<Weight> weights = AllWeights();
  uint32_t total = 0;
  for (const Weight& weight : weights) total += weight.weight;
  choice %= total;
  for (const Weight& weight : weights) {
    if (choice < weight.weight) return weight.move;
    choice -= weight.weight;
  }
  return Event::kWait;
}

// What there must be before anything else means much.
std::vector<exchange::Command> Beginning() {
  return {
      exchange::CreateScheme(),   exchange::CreateOrganisation(), exchange::CreateOrganisation(),
      exchange::CreateActivity(), exchange::CreateActivity(),     exchange::CreateMember(),
      exchange::CreateMember(),   exchange::CreateMember(),       exchange::GrantCredits(),
      exchange::LogHours(),       exchange::CreateOffer(),        exchange::CreateSession()};
}

class Draw {
 public:
  explicit Draw(const rc::Random& random) : random_(random) {}

  uint32_t Next() {
    if (halves_ == 0) number_ = random_.next();
    halves_ ^= 1;
    const auto half = static_cast<uint32_t>(number_);
    number_ >>= 32;
    return half;
  }

  Step StepOf(const Move& move) {
    Step step;
    step.move = move;
    for (uint32_t& choice : step.choices) choice = Next();
    return step;
  }

 private:
  rc::Random random_;
  uint64_t number_ = 0;
  int halves_ = 0;
};

}  // namespace

History DrawHistory(const rc::Random& random, size_t steps) {
  Draw draw(random);
  History history;
  for (const exchange::Command& command : Beginning()) {
    history.push_back(draw.StepOf(&OperationOf(command)));
  }
  size_t confirm_at = 0;  // soon after the clock was put back, somebody mostly looks at it
  while (history.size() < steps) {
    Move move = MoveFor(draw.Next());
    if (move == Move(Event::kStepBack) && draw.Next() % 5 != 0) {
      confirm_at = history.size() + 1 + draw.Next() % 4;
    } else if (history.size() == confirm_at) {
      move = &OperationOf(exchange::ConfirmClock());
    }
    history.push_back(draw.StepOf(move));
  }
  return history;
}

}  // namespace timecredit::model
