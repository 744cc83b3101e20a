#ifndef LEDGER_SERVICE_REDEMPTION_MESSAGES_H_
#define LEDGER_SERVICE_REDEMPTION_MESSAGES_H_

#include "ledger/domain/hold.h"
#include "ledger/domain/redemption.h"
#include "ledger/service/reply_writer.h"
#include "proto/timecredit/v1/redemption.pb.h"

namespace timecredit::service {

inline domain::Party PartyFrom(const v1::Party& message) {
  return {.adults = message.adults(), .under_16s = message.under_16s()};
}

inline void WriteParty(const domain::Party& party, v1::Party& message) {
  message.set_adults(party.adults);
  message.set_under_16s(party.under_16s);
}

// All but the time of creation.
void WriteHold(const domain::Hold& hold, ReplyWriter& writer, v1::Hold& message);

// All but date, time of creation and the hold that was captured.
void WriteRedemption(const domain::Redemption& redemption, ReplyWriter& writer,
                     v1::Redemption& message);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_REDEMPTION_MESSAGES_H_
