#include "ledger/service/member_messages.h"

#include <string>

#include "ledger/domain/member_fields.h"
#include "ledger/reporting/members.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "proto/timecredit/v1/member.pb.h"

namespace timecredit::service {

domain::MemberFields MemberFieldsFrom(const v1::MemberFields& message, const std::string& path,
                                      RequestReader& reader) {
  domain::MemberFields fields;
  fields.alias = message.member_id();
  fields.name = message.full_name();
  fields.known_as = message.known_as();
  fields.phone = message.phone();
  fields.email = message.email();
  fields.address = message.address();
  fields.language = message.language();
  fields.adult_on = reader.OptionalDate(message.adult_on(), path + "adult_on");
  fields.born_on = reader.OptionalDate(message.born_on(), path + "born_on");
  fields.notes = message.notes();
  if (message.has_guardian()) {
    const v1::Guardian& guardian = message.guardian();
    fields.guardian =
        domain::Guardian{.name = guardian.full_name(),
                         .phone = guardian.phone(),
                         .consented_on = reader.OptionalDate(guardian.consented_on(),
                                                             path + "guardian.consented_on")};
  }
  return fields;
}

void WriteMemberFields(const domain::MemberFields& fields, v1::MemberFields& message) {
  message.set_member_id(fields.alias);
  message.set_full_name(fields.name);
  message.set_known_as(fields.known_as);
  message.set_phone(fields.phone);
  message.set_email(fields.email);
  message.set_address(fields.address);
  message.set_language(fields.language);
  message.set_adult_on(ReplyWriter::Date(fields.adult_on));
  message.set_born_on(ReplyWriter::Date(fields.born_on));
  message.set_notes(fields.notes);
  if (fields.guardian.has_value()) {
    v1::Guardian& guardian = *message.mutable_guardian();
    guardian.set_full_name(fields.guardian->name);
    guardian.set_phone(fields.guardian->phone);
    guardian.set_consented_on(ReplyWriter::Date(fields.guardian->consented_on));
  }
}

void WriteMember(const reporting::MemberFile& file, ReplyWriter& writer, v1::Member& message) {
  message.set_name(writer.Member(file.member.member));
  // The states of messages count as those of the ledger do.
  message.set_state(static_cast<v1::Member::State>(file.member.state));
  message.set_joined_on(ReplyWriter::Date(file.member.joined_on));
  message.set_merged_into(writer.Member(file.member.merged_into));
  if (message.state() != v1::Member::STATE_ERASED) {
    WriteMemberFields(file.fields, *message.mutable_fields());
  }
}

}  // namespace timecredit::service
