#ifndef LEDGER_SERVICE_REDEMPTION_REDEMPTION_MESSAGES_H_
#define LEDGER_SERVICE_REDEMPTION_REDEMPTION_MESSAGES_H_

#include <string>

#include "ledger/domain/hold.h"
#include "ledger/domain/redemption.h"
#include "ledger/journal/record.h"
#include "ledger/reporting/spending.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
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

// All but the hold that was captured: of the record of a payment.
void WritePaid(const domain::Redemption& paid, const journal::Record& record, ReplyWriter& writer,
               v1::Redemption& message);

// By an offer, or at a partner for an amount that the desk typed: one of them must be said. `path`:
// of the message in the request, with its dot.
template <class Message, class Command>
void TakeOffer(const Message& message, const std::string& path, RequestReader& reader,
               Command& command) {
  if (!message.offer().empty()) command.offer = reader.Offer(message.offer(), path + "offer");
  if (message.offer().empty() || !message.partner().empty()) {
    command.partner = reader.Organisation(message.partner(), path + "partner");
  }
}

// Whose spending is asked for, and where.
template <class Request>
reporting::SpendingFilter FilterFrom(const Request& request, RequestReader& reader) {
  reporting::SpendingFilter filter;
  reader.Scheme(request.parent(), "parent");
  filter.member = reader.AnySubject(request.member(), "member");
  if (!request.partner().empty()) {
    filter.partner = reader.Organisation(request.partner(), "partner");
  }
  return filter;
}

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_REDEMPTION_REDEMPTION_MESSAGES_H_
