#include "ledger/service/redemption/redemption_messages.h"

#include "ledger/domain/hold.h"
#include "ledger/domain/redemption.h"
#include "ledger/domain/wallet.h"
#include "ledger/journal/record.h"
#include "ledger/service/reply_writer.h"
#include "proto/timecredit/v1/redemption.pb.h"

namespace timecredit::service {

void WriteHold(const domain::Hold& hold, ReplyWriter& writer, v1::Hold& message) {
  message.set_name(writer.Recorded("holds", hold.hold));
  message.set_member(writer.Member(hold.member));
  message.set_partner(writer.Organisation(hold.partner));
  message.set_offer(writer.Offer(hold.partner, hold.offer));
  WriteParty(hold.party, *message.mutable_party());
  const auto total = domain::TotalOf(hold.portions);
  writer.Keep(total.status());
  if (total.ok()) message.set_credit_minutes(*total);
  *message.mutable_expire_time() = ReplyWriter::Instant(hold.deadline);
  // The states of messages count as those of the ledger do.
  message.set_state(static_cast<v1::Hold::State>(hold.state));
  if (hold.state == domain::HoldState::kCaptured) {
    message.set_redemption(writer.Recorded("redemptions", hold.resolved));
  }
}

void WriteRedemption(const domain::Redemption& redemption, ReplyWriter& writer,
                     v1::Redemption& message) {
  message.set_name(writer.Recorded("redemptions", redemption.redemption));
  message.set_member(writer.Member(redemption.member));
  message.set_partner(writer.Organisation(redemption.partner));
  message.set_offer(writer.Offer(redemption.partner, redemption.offer));
  WriteParty(redemption.party, *message.mutable_party());
  const auto total = domain::TotalOf(redemption.portions);
  writer.Keep(total.status());
  if (total.ok()) message.set_credit_minutes(*total);
  message.set_refunded_credit_minutes(redemption.refunded_credit_minutes);
}

void WritePaid(const domain::Redemption& paid, const journal::Record& record, ReplyWriter& writer,
               v1::Redemption& message) {
  WriteRedemption(paid, writer, message);
  *message.mutable_create_time() = ReplyWriter::Instant(record.recorded_at);
  if (record.effective.has_value()) message.set_date(ReplyWriter::Date(record.effective->date));
}

}  // namespace timecredit::service
