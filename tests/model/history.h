#ifndef TESTS_MODEL_HISTORY_H_
#define TESTS_MODEL_HISTORY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "rapidcheck/Random.h"

namespace timecredit::model {

// What one step of a history is about: an operation, or something that happens around the ledger.
enum class Move : uint8_t {
  kCreateScheme,
  kCreateOrganisation,
  kCreateActivity,
  kCreateMember,
  kUpdateMember,
  kSuspendMember,
  kResumeMember,
  kCloseMember,
  kMergeMembers,
  kEraseMember,
  kLogHours,
  kApproveHours,
  kRejectHours,
  kReverseHours,
  kGrantCredits,
  kTransferCredits,
  kReverseEntry,
  kPlaceHold,
  kCaptureHold,
  kReleaseHold,
  kExpireHold,
  kRedeemCredits,
  kRefundRedemption,
  kExpireLots,
  kImposeObligation,
  kConfirmClock,
  kCreateOffer,
  kUpdateOffer,
  kSuspendOffer,
  kResumeOffer,
  kCreateSession,
  kRecordAttendance,
  kCloseSession,
  kUpdateScheme,
  kUpdateOrganisation,
  kUpdateActivity,
  kRepeat,      // an earlier request once more, as it was or nearly
  kSweepHolds,  // as the server does from time to time
  kSweepLots,
  kWait,      // the clock goes on
  kStepBack,  // the clock is put back
  kJump,      // the clock jumps ahead, and the next time to where it should be
  kReopen,    // the ledger is closed and opened again
  kRebuild,   // the projections are built again from the records, and compared
};

// One step: what it is about, and the choices by which it becomes a request when it is carried out,
// given how things stand then ("the third of the holds that are open"). 0 is always the plainest
// choice. So any list of steps is a history, whatever is cut out of it, and what is left of a step
// still means much the same: that is what lets histories shrink.
struct Step {
  static constexpr size_t kChoices = 48;
  Move move = Move::kCreateScheme;
  std::array<uint32_t, kChoices> choices{};
};

using History = std::vector<Step>;

// A history of so many steps: first a scheme with organisations, activities and members, then
// anything.
//
// RapidCheck draws the random numbers, but its state API is not used: its commands are bound to a
// state when they are generated, so that cutting out an early one leaves the others naming things
// that never come to be, and every command copies and advances the model twice.
History DrawHistory(const rc::Random& random, size_t steps);

}  // namespace timecredit::model

#endif  // TESTS_MODEL_HISTORY_H_
