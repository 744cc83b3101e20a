#ifndef LEDGER_EXCHANGE_COURT_CONFIDENTIAL_SIDE_H_
#define LEDGER_EXCHANGE_COURT_CONFIDENTIAL_SIDE_H_

#include <cstdint>
#include <optional>

#include "absl/status/statusor.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/member.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/desk.h"
#include "ledger/exchange/draft.h"

namespace timecredit::exchange {

// What is written beside the public record about hours of a face, an activity as which confidential
// ones appear. It is a confidential record with its rows, always, and says something of an
// obligation or nothing: hours that are just what they seem have the cover of such a side, made
// with the same work. Hours of other activities have none.

// Hours that are logged, for an activity that may be confidential.
struct Confiding {
  const domain::Member& member;
  const domain::Activity& activity;
  const domain::Activity& face;  // the activity itself where it is public
  int64_t duration_minutes = 0;
  domain::ObligationNumber obligation;
  int64_t discharges = 0;
};

// Refuses an obligation that is not there or not the member's, under any of their numbers
// (OBLIGATION_UNKNOWN), no quantity to discharge (NUMBER_OUT_OF_RANGE), and an obligation that
// hours of a public activity name (OBLIGATION_NOT_DISCHARGED).
absl::StatusOr<std::optional<ConfidentialDraft>> SideOfLogged(const Confiding& confiding,
                                                              const Desk& desk);

// Approved hours discharge what they were to, but never more than the obligation still requires.
// Those of a case whose key was destroyed discharge nothing, and are approved as any other.
absl::StatusOr<std::optional<ConfidentialDraft>> SideOfApproved(const domain::HourLog& log,
                                                                const domain::Activity& face,
                                                                const Desk& desk);

// Reversed hours no longer discharge what they did.
absl::StatusOr<std::optional<ConfidentialDraft>> SideOfReversed(const domain::HourLog& log,
                                                                const domain::Activity& face,
                                                                const Desk& desk);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_COURT_CONFIDENTIAL_SIDE_H_
