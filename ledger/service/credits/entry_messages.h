#ifndef LEDGER_SERVICE_CREDITS_ENTRY_MESSAGES_H_
#define LEDGER_SERVICE_CREDITS_ENTRY_MESSAGES_H_

#include <string>

#include "ledger/domain/activity.h"
#include "ledger/domain/number.h"
#include "ledger/domain/wallet.h"
#include "ledger/journal/record.h"
#include "ledger/reporting/statement.h"
#include "ledger/service/parts.h"
#include "ledger/service/reply_writer.h"
#include "proto/timecredit/v1/credit.pb.h"

namespace timecredit::service {

// A line of a member's statement, with what happened in words of the language.
void WriteEntry(const Parts& parts, domain::MemberNumber member,
                const reporting::StatementLine& line, const std::string& language,
                ReplyWriter& writer, v1::Entry& message);

// By which award hours earned something in a record; null where none did.
const domain::AwardPolicy* AwardIn(const journal::Body& body);

// Which credit the member's wallet gained or lost by a record; a debt that grew or shrank, without
// a lot, last.
domain::Portions LotsMoved(const journal::Record& record, domain::MemberNumber member);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_CREDITS_ENTRY_MESSAGES_H_
