#include "ledger/service/imports/member_faults.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/members/create_member.h"
#include "ledger/importing/members_file.h"
#include "ledger/reporting/members.h"
#include "ledger/service/reply_writer.h"

namespace timecredit::service {
namespace {

using domain::MemberFields;
using importing::MemberColumn;

// The column of which a field of the command was made; the field where there is none.
std::string HeadingOf(std::string_view field, const importing::MemberHeadings& headings) {
  static constexpr std::pair<std::string_view, MemberColumn> kColumns[] = {
      {"name", MemberColumn::kFullName},
      {"known_as", MemberColumn::kKnownAs},
      {"alias", MemberColumn::kMemberId},
      {"phone", MemberColumn::kPhone},
      {"email", MemberColumn::kEmail},
      {"address", MemberColumn::kAddress},
      {"language", MemberColumn::kLanguage},
      {"adult_on", MemberColumn::kAdultOn},
      {"born_on", MemberColumn::kBornOn},
      {"guardian.name", MemberColumn::kGuardianFullName},
      {"guardian.phone", MemberColumn::kGuardianPhone},
      {"guardian.consented_on", MemberColumn::kGuardianConsentedOn},
      {"notes", MemberColumn::kNotes},
      {"joined_on", MemberColumn::kJoinedOn},
      {"reference", MemberColumn::kReference}};
  for (const auto& [name, column] : kColumns) {
    if (name == field && !headings[column].empty()) return headings[column];
  }
  return std::string(field);
}

// A field as a text, however it is kept: these are only held against each other.
std::string TextOf(const MemberFields& fields, const std::optional<domain::Date>& joined_on,
                   MemberColumn column) {
  const domain::Guardian guardian = fields.guardian.value_or(domain::Guardian());
  switch (column) {
    case MemberColumn::kFullName:
      return fields.name;
    case MemberColumn::kKnownAs:
      return fields.known_as;
    case MemberColumn::kMemberId:
      return fields.alias;
    case MemberColumn::kPhone:
      return fields.phone;
    case MemberColumn::kEmail:
      return fields.email;
    case MemberColumn::kAddress:
      return fields.address;
    case MemberColumn::kLanguage:
      return fields.language;
    case MemberColumn::kAdultOn:
      return ReplyWriter::Date(fields.adult_on);
    case MemberColumn::kBornOn:
      return ReplyWriter::Date(fields.born_on);
    case MemberColumn::kGuardianFullName:
      return guardian.name;
    case MemberColumn::kGuardianPhone:
      return guardian.phone;
    case MemberColumn::kGuardianConsentedOn:
      return ReplyWriter::Date(guardian.consented_on);
    case MemberColumn::kNotes:
      return fields.notes;
    case MemberColumn::kJoinedOn:
      return ReplyWriter::Date(joined_on);
    case MemberColumn::kReference:
      return "";  // known to the exchange alone
  }
  return "";
}

}  // namespace

absl::Status InWordsOfTheFile(const absl::Status& status,
                              const importing::MemberHeadings& headings) {
  std::vector<domain::Refusal> faults = domain::RefusalsOf(status);
  if (faults.empty()) return status;
  for (domain::Refusal& fault : faults) fault.field = HeadingOf(fault.field, headings);
  return domain::RefuseAll(status.code(), faults);
}

std::vector<MemberColumn> Differing(const exchange::CreateMember& row,
                                    const reporting::MemberFile& member,
                                    const importing::MemberHeadings& headings, Compared compared) {
  std::vector<MemberColumn> differing;
  for (size_t i = 0; i < importing::kMemberColumns; ++i) {
    const auto column = static_cast<MemberColumn>(i);
    if (headings[column].empty()) continue;
    const std::string said = TextOf(row.fields, row.joined_on, column);
    // A day that is left out is that of the import.
    const bool is_open = said.empty() && column == MemberColumn::kJoinedOn;
    if (is_open || (said.empty() && compared == Compared::kWhatIsSaid)) continue;
    if (said != TextOf(member.fields, member.member.joined_on, column)) differing.push_back(column);
  }
  return differing;
}

absl::Status IsChanged(const reporting::MemberFile& member,
                       const std::vector<MemberColumn>& differing,
                       const importing::MemberHeadings& headings) {
  std::vector<domain::Refusal> faults;
  faults.push_back(
      {"MEMBER_CHANGED",
       HeadingOf(headings[MemberColumn::kReference].empty() ? "alias" : "reference", headings),
       {{"member", static_cast<int64_t>(member.member.member.value)}}});
  for (const MemberColumn column : differing) {
    faults.push_back({"ROW_TEXT_DIFFERS", headings[column], {{"column", headings[column]}}});
  }
  return domain::RefuseAll(absl::StatusCode::kAlreadyExists, faults);
}

}  // namespace timecredit::service
