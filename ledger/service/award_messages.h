#ifndef LEDGER_SERVICE_AWARD_MESSAGES_H_
#define LEDGER_SERVICE_AWARD_MESSAGES_H_

#include "ledger/domain/activity.h"
#include "proto/timecredit/v1/award.pb.h"

namespace timecredit::service {

// An award, into any message that has one.
template <class Message>
void WriteAward(const domain::AwardPolicy& award, Message& message) {
  if (award.kind == domain::AwardKind::kFixed) {
    message.mutable_fixed()->set_credit_minutes(award.fixed_credit_minutes);
    message.mutable_fixed()->set_contribution_minutes(award.fixed_contribution_minutes);
  } else {
    message.mutable_per_hour()->set_credit_minutes_per_hour(award.credit_minutes_per_hour);
    // The enumerations of messages count as those of the ledger do.
    message.mutable_per_hour()->set_rounding(static_cast<v1::Rounding>(award.rounding));
  }
}

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_AWARD_MESSAGES_H_
