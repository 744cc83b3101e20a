#include "ledger/service/imports/import_messages.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/refusal.h"
#include "ledger/importing/declaration.h"
#include "ledger/importing/duration_cell.h"
#include "ledger/importing/hours_file.h"
#include "ledger/importing/members_file.h"
#include "ledger/importing/recognised.h"
#include "ledger/service/imports/imported_row.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::service {
namespace {

absl::StatusOr<importing::DurationUnit> UnitFrom(const v1::Import& message) {
  switch (message.duration_unit()) {
    case v1::DURATION_UNIT_MINUTES:
      return importing::DurationUnit::kMinutes;
    case v1::DURATION_UNIT_HOURS:
      return importing::DurationUnit::kHours;
    case v1::DURATION_UNIT_HOURS_AND_MINUTES:
      return importing::DurationUnit::kHoursAndMinutes;
    default:
      if (message.columns().duration().empty()) return importing::DurationUnit::kMinutes;
      return domain::RefuseArgument("UNIT_MISSING", "import.duration_unit");
  }
}

std::optional<importing::DateForm> DateFormFrom(v1::DateFormat message) {
  switch (message) {
    case v1::DATE_FORMAT_YEAR_MONTH_DAY:
      return importing::DateForm::kYearMonthDay;
    case v1::DATE_FORMAT_DAY_MONTH_YEAR:
      return importing::DateForm::kDayMonthYear;
    case v1::DATE_FORMAT_MONTH_DAY_YEAR:
      return importing::DateForm::kMonthDayYear;
    default:
      return std::nullopt;
  }
}

std::optional<importing::Delimiter> DelimiterFrom(v1::Delimiter message) {
  switch (message) {
    case v1::DELIMITER_COMMA:
      return importing::Delimiter::kComma;
    case v1::DELIMITER_SEMICOLON:
      return importing::Delimiter::kSemicolon;
    case v1::DELIMITER_TAB:
      return importing::Delimiter::kTab;
    default:
      return std::nullopt;
  }
}

importing::MinuteRounding RoundingFrom(v1::MinuteRounding message) {
  switch (message) {
    case v1::MINUTE_ROUNDING_NEAREST:
      return importing::MinuteRounding::kNearest;
    case v1::MINUTE_ROUNDING_DOWN:
      return importing::MinuteRounding::kDown;
    case v1::MINUTE_ROUNDING_UP:
      return importing::MinuteRounding::kUp;
    default:
      return importing::MinuteRounding::kRefused;
  }
}

absl::Status Excludes(const char* field, const char* other) {
  return domain::RefuseArgument("FIELD_EXCLUDED", field, {{"other", std::string(other)}});
}

importing::FileForm FormFrom(const v1::Import& message) {
  return {.source = message.source(),
          .date_form = DateFormFrom(message.date_format()),
          .delimiter = DelimiterFrom(message.delimiter())};
}

// Either or, where a file can say the same in two ways.
absl::Status CheckChoices(const v1::Import& message) {
  const v1::ImportColumns& columns = message.columns();
  if (columns.activity().empty() && message.activity().empty()) {
    return domain::RefuseArgument("FIELD_REQUIRED", "import.columns.activity");
  }
  if (!columns.activity().empty() && !message.activity().empty()) {
    return Excludes("import.activity", "import.columns.activity");
  }
  if (!columns.duration().empty() && !columns.end_time().empty()) {
    return Excludes("import.columns.end_time", "import.columns.duration");
  }
  if (columns.duration().empty() && columns.end_time().empty()) {
    return domain::RefuseArgument("FIELD_REQUIRED", "import.columns.duration");
  }
  if (!columns.end_time().empty() && columns.start_time().empty()) {
    return domain::RefuseArgument("FIELD_REQUIRED", "import.columns.start_time");
  }
  return absl::OkStatus();
}

const char* NameOf(importing::Delimiter delimiter) {
  switch (delimiter) {
    case importing::Delimiter::kComma:
      return "comma";
    case importing::Delimiter::kSemicolon:
      return "semicolon";
    case importing::Delimiter::kTab:
      return "tab";
  }
  return "";
}

v1::Delimiter MessageOf(importing::Delimiter delimiter) {
  switch (delimiter) {
    case importing::Delimiter::kComma:
      return v1::DELIMITER_COMMA;
    case importing::Delimiter::kSemicolon:
      return v1::DELIMITER_SEMICOLON;
    case importing::Delimiter::kTab:
      return v1::DELIMITER_TAB;
  }
  return v1::DELIMITER_UNSPECIFIED;
}

}  // namespace

absl::StatusOr<importing::HoursDeclaration> HoursDeclarationFrom(const v1::Import& message) {
  if (auto status = CheckChoices(message); !status.ok()) return status;
  const auto unit = UnitFrom(message);
  if (!unit.ok()) return unit.status();
  const v1::ImportColumns& columns = message.columns();
  return importing::HoursDeclaration{
      .form = FormFrom(message),
      .columns = {.member = columns.member(),
                  .activity = columns.activity(),
                  .date = columns.date(),
                  .duration = columns.duration(),
                  .start_time = columns.start_time(),
                  .end_time = columns.end_time(),
                  .quantity = columns.quantity(),
                  .text = columns.text(),
                  .reference = columns.reference()},
      .durations = {.unit = *unit,
                    .decimal_mark = message.decimal_mark() == v1::DECIMAL_MARK_COMMA
                                        ? importing::DecimalMark::kComma
                                        : importing::DecimalMark::kPoint,
                    .rounding = RoundingFrom(message.minute_rounding())}};
}

absl::StatusOr<importing::MembersDeclaration> MembersDeclarationFrom(const v1::Import& message) {
  const std::pair<bool, const char*> of_hours[] = {
      {message.duration_unit() != v1::DURATION_UNIT_UNSPECIFIED, "import.duration_unit"},
      {message.decimal_mark() != v1::DECIMAL_MARK_UNSPECIFIED, "import.decimal_mark"},
      {message.minute_rounding() != v1::MINUTE_ROUNDING_UNSPECIFIED, "import.minute_rounding"},
      {!message.activity().empty(), "import.activity"}};
  for (const auto& [is_said, field] : of_hours) {
    if (is_said) return domain::RefuseArgument("FIELD_FOR_HOURS", field);
  }
  importing::MembersDeclaration declaration;
  declaration.form = FormFrom(message);
  const v1::MemberColumns& columns = message.member_columns();
  using importing::MemberColumn;
  const std::pair<MemberColumn, const std::string*> headings[] = {
      {MemberColumn::kFullName, &columns.full_name()},
      {MemberColumn::kKnownAs, &columns.known_as()},
      {MemberColumn::kMemberId, &columns.member_id()},
      {MemberColumn::kPhone, &columns.phone()},
      {MemberColumn::kEmail, &columns.email()},
      {MemberColumn::kAddress, &columns.address()},
      {MemberColumn::kLanguage, &columns.language()},
      {MemberColumn::kAdultOn, &columns.adult_on()},
      {MemberColumn::kBornOn, &columns.born_on()},
      {MemberColumn::kGuardianFullName, &columns.guardian_full_name()},
      {MemberColumn::kGuardianPhone, &columns.guardian_phone()},
      {MemberColumn::kGuardianConsentedOn, &columns.guardian_consented_on()},
      {MemberColumn::kNotes, &columns.notes()},
      {MemberColumn::kJoinedOn, &columns.joined_on()},
      {MemberColumn::kReference, &columns.reference()}};
  for (const auto& [column, heading] : headings) declaration.columns[column] = *heading;
  return declaration;
}

v1::Import Declared(const v1::Import& message, importing::Delimiter delimiter) {
  v1::Import declared;
  declared.set_source(message.source());
  if (message.has_columns()) *declared.mutable_columns() = message.columns();
  if (message.has_member_columns()) *declared.mutable_member_columns() = message.member_columns();
  declared.set_duration_unit(message.duration_unit());
  declared.set_date_format(message.date_format());
  declared.set_activity(message.activity());
  declared.set_delimiter(MessageOf(delimiter));
  declared.set_decimal_mark(message.decimal_mark());
  declared.set_minute_rounding(message.minute_rounding());
  return declared;
}

std::vector<FileRemark> RemarksOn(const importing::Recognised& recognised) {
  std::vector<FileRemark> remarks;
  if (recognised.delimiter.has_value()) {
    remarks.push_back(
        {"file.delimiter", {{"delimiter", std::string(NameOf(*recognised.delimiter))}}});
  }
  for (const auto& [declared, found] : recognised.headings) {
    remarks.push_back({"file.heading", {{"column", declared}, {"found", found}}});
  }
  const std::pair<const char*, int64_t> counts[] = {
      {"file.empty_rows", recognised.empty_rows},
      {"file.date_marks", recognised.dates_with_other_marks},
      {"file.midnights", recognised.dates_with_midnight},
      {"file.duration_units", recognised.durations_with_units},
      {"file.duration_seconds", recognised.durations_with_seconds},
      {"file.durations_rounded", recognised.durations_rounded}};
  for (const auto& [kind, count] : counts) {
    if (count > 0) remarks.push_back({kind, {{"count", count}}});
  }
  return remarks;
}

}  // namespace timecredit::service
