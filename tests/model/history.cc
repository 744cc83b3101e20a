#include "tests/model/history.h"

namespace timecredit::model {
namespace {

struct Weight {
  Move move;
  uint32_t weight;
};

constexpr Weight kWeights[] = {
    {Move::kCreateScheme, 4},
    {Move::kCreateOrganisation, 8},
    {Move::kCreateActivity, 20},
    {Move::kCreateMember, 20},
    {Move::kReverseEntry, 40},
    {Move::kCloseMember, 12},
    {Move::kMergeMembers, 15},
    {Move::kUpdateMember, 20},
    {Move::kSuspendMember, 12},
    {Move::kResumeMember, 20},
    {Move::kEraseMember, 8},
    {Move::kLogHours, 130},
    {Move::kApproveHours, 100},
    {Move::kRejectHours, 15},
    {Move::kReverseHours, 40},
    {Move::kGrantCredits, 50},
    {Move::kTransferCredits, 60},
    {Move::kPlaceHold, 70},
    {Move::kCaptureHold, 40},
    {Move::kReleaseHold, 20},
    {Move::kExpireHold, 20},
    {Move::kRedeemCredits, 90},
    {Move::kRefundRedemption, 70},
    {Move::kExpireLots, 20},
    {Move::kImposeObligation, 15},
    {Move::kConfirmClock, 4},
    {Move::kRepeat, 70},
    {Move::kSweepHolds, 10},
    {Move::kSweepLots, 10},
    {Move::kWait, 120},
    {Move::kStepBack, 20},
    {Move::kReopen, 8},
    {Move::kJump, 12},
    {Move::kRebuild, 15},
    {Move::kCreateOffer, 15},
    {Move::kUpdateOffer, 15},
    {Move::kSuspendOffer, 5},
    {Move::kResumeOffer, 10},
    {Move::kCreateSession, 15},
    {Move::kRecordAttendance, 60},
    {Move::kCloseSession, 5},
    {Move::kUpdateScheme, 10},
    {Move::kUpdateOrganisation, 5},
    {Move::kUpdateActivity, 15},
};

constexpr Move kBeginning[] = {
    Move::kCreateScheme,   Move::kCreateOrganisation, Move::kCreateOrganisation,
    Move::kCreateActivity, Move::kCreateActivity,     Move::kCreateMember,
    Move::kCreateMember,   Move::kCreateMember,       Move::kGrantCredits,
    Move::kLogHours,       Move::kCreateOffer,        Move::kCreateSession,
};

Move MoveFor(uint32_t choice) {
  uint32_t total = 0;
  for (const Weight& weight : kWeights) total += weight.weight;
  choice %= total;
  for (const Weight& weight : kWeights) {
    if (choice < weight.weight) return weight.move;
    choice -= weight.weight;
  }
  return Move::kWait;
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

  Step StepOf(Move move) {
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
  for (const Move move : kBeginning) history.push_back(draw.StepOf(move));
  size_t confirm_at = 0;  // soon after the clock was put back, somebody mostly looks at it
  while (history.size() < steps) {
    Move move = MoveFor(draw.Next());
    if (move == Move::kStepBack && draw.Next() % 5 != 0) {
      confirm_at = history.size() + 1 + draw.Next() % 4;
    } else if (history.size() == confirm_at) {
      move = Move::kConfirmClock;
    }
    history.push_back(draw.StepOf(move));
  }
  return history;
}

}  // namespace timecredit::model
