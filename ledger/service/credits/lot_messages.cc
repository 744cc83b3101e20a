#include "ledger/service/credits/lot_messages.h"

#include <cstdint>

#include "google/protobuf/repeated_ptr_field.h"
#include "ledger/auth/policy.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/wallet.h"
#include "ledger/reporting/lots.h"
#include "ledger/service/parts.h"
#include "ledger/service/reply_writer.h"
#include "proto/timecredit/v1/lot.pb.h"

namespace timecredit::service {

void WriteLots(const Parts& parts, const domain::Portions& portions,
               const domain::Principal& caller, ReplyWriter& writer,
               google::protobuf::RepeatedPtrField<v1::Lot>& messages) {
  for (const domain::Portion& portion : portions) {
    v1::Lot& message = *messages.Add();
    message.set_credit_minutes(portion.credit_minutes);
    if (!portion.lot.has_value()) continue;
    const domain::Lot& lot = *portion.lot;
    const auto issue = reporting::IssueOf(parts.exchange.store(), writer.scheme(), lot);
    writer.Keep(issue.status());
    if (!issue.ok()) return;
    message.set_source(static_cast<int64_t>(lot.source.value));
    message.set_activity(writer.Activity(lot.programme));
    if (auth::AuthoriseAbout(caller, issue->member).ok()) {
      message.set_issued_to(writer.Member(issue->member));
    }
    message.set_date(ReplyWriter::Date(issue->date));
    message.set_expire_date(ReplyWriter::Date(lot.expires_on));
    message.set_accepted_at(writer.Organisation(lot.accepted_at));
  }
}

}  // namespace timecredit::service
