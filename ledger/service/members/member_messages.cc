#include "ledger/service/members/member_messages.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "ledger/auth/field_policy.h"
#include "ledger/domain/member_edit.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/principal.h"
#include "ledger/reporting/members.h"
#include "ledger/service/field_paths.h"
#include "ledger/service/mask.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "proto/timecredit/v1/member.pb.h"

namespace timecredit::service {
namespace {

// What a path of a mask stands for: one field, or the whole guardian.
void AddFieldsAt(std::string_view path, std::set<domain::MemberField>& fields) {
  using domain::MemberField;
  static constexpr std::pair<std::string_view, MemberField> kPaths[] = {
      {"fields.member_id", MemberField::kAlias},
      {"fields.full_name", MemberField::kName},
      {"fields.known_as", MemberField::kKnownAs},
      {"fields.phone", MemberField::kPhone},
      {"fields.email", MemberField::kEmail},
      {"fields.address", MemberField::kAddress},
      {"fields.language", MemberField::kLanguage},
      {"fields.adult_on", MemberField::kAdultOn},
      {"fields.born_on", MemberField::kBornOn},
      {"fields.notes", MemberField::kNotes},
      {"fields.guardian.full_name", MemberField::kGuardianName},
      {"fields.guardian.phone", MemberField::kGuardianPhone},
      {"fields.guardian.consented_on", MemberField::kGuardianConsentedOn}};
  for (const auto& [at, field] : kPaths) {
    const bool is_below = path == "fields.guardian" && at.substr(0, path.size()) == path;
    if (at == path || is_below) fields.insert(field);
  }
}

bool IsGiven(domain::MemberField field, const domain::MemberFields& given) {
  return domain::Edited({}, {.fields = {field}, .given = given}) != domain::MemberFields();
}

}  // namespace

domain::MemberFields MemberFieldsFrom(const v1::MemberFields& message) {
  domain::MemberFields fields;
  fields.alias = message.member_id();
  fields.name = message.full_name();
  fields.known_as = message.known_as();
  fields.phone = message.phone();
  fields.email = message.email();
  fields.address = message.address();
  fields.language = message.language();
  fields.adult_on = RequestReader::OptionalDate(message.adult_on());
  fields.born_on = RequestReader::OptionalDate(message.born_on());
  fields.notes = message.notes();
  if (message.has_guardian()) {
    const v1::Guardian& guardian = message.guardian();
    fields.guardian =
        domain::Guardian{.name = guardian.full_name(),
                         .phone = guardian.phone(),
                         .consented_on = RequestReader::OptionalDate(guardian.consented_on())};
  }
  return fields;
}

domain::MemberEdit MemberEditFrom(const v1::UpdateMemberRequest& request, RequestReader& reader) {
  const Mask mask =
      CheckMask(request.update_mask(),
                {"fields.member_id", "fields.full_name", "fields.known_as", "fields.phone",
                 "fields.email", "fields.address", "fields.language", "fields.adult_on",
                 "fields.born_on", "fields.notes", "fields.guardian", "fields.guardian.full_name",
                 "fields.guardian.phone", "fields.guardian.consented_on"},
                reader);
  domain::MemberEdit edit;
  edit.given = MemberFieldsFrom(request.member().fields());
  for (const std::string& path : mask.paths) AddFieldsAt(path, edit.fields);
  const domain::Principal& caller = reader.caller().principal;
  if (request.update_mask().paths().empty()) {
    std::erase_if(edit.fields, [&](domain::MemberField field) {
      return !auth::MayWrite(caller, field) && !IsGiven(field, edit.given);
    });
  }
  reader.Keep(
      InRequest(auth::AuthoriseEdit(caller, edit.fields),
                {.prefix = "member.fields.", .named = "member", .id = "member.fields.member_id"}));
  return edit;
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
  message.set_personal_data_unreadable(!file.is_readable);
  if (file.is_readable && message.state() != v1::Member::STATE_ERASED) {
    WriteMemberFields(file.fields, *message.mutable_fields());
  }
}

}  // namespace timecredit::service
