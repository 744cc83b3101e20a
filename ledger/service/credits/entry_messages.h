#ifndef LEDGER_SERVICE_CREDITS_ENTRY_MESSAGES_H_
#define LEDGER_SERVICE_CREDITS_ENTRY_MESSAGES_H_

#include <string>

#include "ledger/domain/number.h"
#include "ledger/reporting/statement.h"
#include "ledger/service/parts.h"
#include "ledger/service/reply_writer.h"
#include "proto/timecredit/v1/credit.pb.h"

namespace timecredit::service {

// A line of a member's statement, with what happened in words of the language.
void WriteEntry(const Parts& parts, domain::MemberNumber member,
                const reporting::StatementLine& line, const std::string& language,
                ReplyWriter& writer, v1::Entry& message);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_CREDITS_ENTRY_MESSAGES_H_
