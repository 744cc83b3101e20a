#ifndef LEDGER_SERVICE_MEMBERS_MEMBER_MESSAGES_H_
#define LEDGER_SERVICE_MEMBERS_MEMBER_MESSAGES_H_

#include <string>

#include "ledger/domain/member_edit.h"
#include "ledger/domain/member_fields.h"
#include "ledger/reporting/members.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "proto/timecredit/v1/member.pb.h"

namespace timecredit::service {

// Personal fields as the message says.
domain::MemberFields MemberFieldsFrom(const v1::MemberFields& message);

// The fields that an update changes, and to what. What a caller may not write is refused where it
// is named (FIELD_FOR_STAFF, CHANGE_NOT_POSSIBLE for what is not theirs to change); an empty mask
// is all that they may write, and does not let them give the rest.
domain::MemberEdit MemberEditFrom(const v1::UpdateMemberRequest& request, RequestReader& reader);

void WriteMemberFields(const domain::MemberFields& fields, v1::MemberFields& message);

void WriteMember(const reporting::MemberFile& file, ReplyWriter& writer, v1::Member& message);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_MEMBERS_MEMBER_MESSAGES_H_
