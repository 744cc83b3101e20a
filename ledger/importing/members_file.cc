#include "ledger/importing/members_file.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/refusal.h"
#include "ledger/importing/csv_table.h"
#include "ledger/importing/declaration.h"
#include "ledger/importing/heading_row.h"
#include "ledger/importing/row_cells.h"

namespace timecredit::importing {
namespace {

using domain::MemberFields;
using Usual = std::string_view;

// The usual headings, the best first: in English as the API's documentation lists them, in Welsh,
// in French.
constexpr Usual kFullName[] = {"full name",   "name", "member", "member name",
                               "enw llawn",   "enw",  "aelod",  "enw’r aelod",
                               "nom complet", "nom",  "membre", "nom du membre"};
constexpr Usual kKnownAs[] = {"known as", "preferred name", "called", "enw arferol", "nom d’usage"};
constexpr Usual kMemberId[] = {"member id", "id aelod", "id du membre"};
constexpr Usual kPhone[] = {"phone", "phone number", "telephone",          "mobile",
                            "tel",   "ffôn",         "rhif ffôn",          "téléphone",
                            "tél",   "portable",     "numéro de téléphone"};
constexpr Usual kEmail[] = {"e mail",
                            "e mail address",
                            "email",
                            "mail",
                            "e bost",
                            "ebost",
                            "cyfeiriad e bost",
                            "mél",
                            "courriel",
                            "adresse mail",
                            "adresse électronique"};
constexpr Usual kAddress[] = {"address", "postal address", "cyfeiriad", "adresse",
                              "adresse postale"};
constexpr Usual kLanguage[] = {"language", "iaith", "langue"};
constexpr Usual kAdultOn[] = {"adult on", "day of coming of age", "dyddiad dod i oed",
                              "jour de la majorité"};
constexpr Usual kBornOn[] = {"date of birth", "birth date",   "birthday",          "born on",
                             "born",          "dyddiad geni", "date de naissance", "né le"};
constexpr Usual kGuardian[] = {"guardian",          "guardian name",      "parent", "gwarcheidwad",
                               "responsable légal", "représentant légal", "tuteur"};
constexpr Usual kGuardianPhone[] = {"guardian phone", "ffôn gwarcheidwad", "téléphone du tuteur"};
constexpr Usual kConsentedOn[] = {"consented on", "day of consent", "dyddiad cydsynio",
                                  "date du consentement"};
constexpr Usual kNotes[] = {"notes", "remarks", "comments", "nodiadau", "remarques"};
constexpr Usual kJoinedOn[] = {"joined on",     "joined",    "date joined", "member since",
                               "dyddiad ymuno", "aelod ers", "inscrit le",  "date d’inscription",
                               "membre depuis"};

struct Field {
  const char* path;  // in the request
  const char* name;
  std::span<const Usual> usual;
};

// As MemberColumn counts them.
constexpr Field kFields[] = {
    {"import.member_columns.full_name", "full_name", kFullName},
    {"import.member_columns.known_as", "known_as", kKnownAs},
    {"import.member_columns.member_id", "member_id", kMemberId},
    {"import.member_columns.phone", "phone", kPhone},
    {"import.member_columns.email", "email", kEmail},
    {"import.member_columns.address", "address", kAddress},
    {"import.member_columns.language", "language", kLanguage},
    {"import.member_columns.adult_on", "adult_on", kAdultOn},
    {"import.member_columns.born_on", "born_on", kBornOn},
    {"import.member_columns.guardian_full_name", "guardian_full_name", kGuardian},
    {"import.member_columns.guardian_phone", "guardian_phone", kGuardianPhone},
    {"import.member_columns.guardian_consented_on", "guardian_consented_on", kConsentedOn},
    {"import.member_columns.notes", "notes", kNotes},
    {"import.member_columns.joined_on", "joined_on", kJoinedOn},
    {"import.member_columns.reference", "reference", {}},
};
static_assert(std::size(kFields) == kMemberColumns);

constexpr size_t At(MemberColumn column) { return static_cast<size_t>(column); }

// The columns that are one text of a member's own fields each.
constexpr std::pair<MemberColumn, std::string MemberFields::*> kTexts[] = {
    {MemberColumn::kFullName, &MemberFields::name},
    {MemberColumn::kKnownAs, &MemberFields::known_as},
    {MemberColumn::kPhone, &MemberFields::phone},
    {MemberColumn::kEmail, &MemberFields::email},
    {MemberColumn::kAddress, &MemberFields::address},
    {MemberColumn::kLanguage, &MemberFields::language},
    {MemberColumn::kNotes, &MemberFields::notes},
};

// Reads the rows of one file in order.
class RowReader {
 public:
  RowReader(DateForm date_form, OpenedFile& file) : date_form_(date_form), cells_(file) {}

  MembersRow Read(const CsvRow& row) {
    read_ = {.line = row.line};
    if (cells_.Begin(row)) {
      TakeTexts();
      TakeId();
      read_.fields.adult_on = Date(MemberColumn::kAdultOn);
      read_.fields.born_on = Date(MemberColumn::kBornOn);
      read_.joined_on = Date(MemberColumn::kJoinedOn);
      TakeGuardian();
      read_.reference =
          cells_.Unique(At(MemberColumn::kReference), "REFERENCE_TWICE", RowCells::Empty::kRefused);
    }
    read_.faults = cells_.TakeFaults();
    return std::move(read_);
  }

 private:
  // What is wrong with one of them says nothing of the others, and all of it is to be told.
  void TakeTexts() {
    for (const auto& [column, field] : kTexts) {
      read_.fields.*field = cells_.At(At(column));
      MemberFields alone = Nobody();
      alone.*field = read_.fields.*field;
      if (column == MemberColumn::kFullName && alone.name.empty()) {
        cells_.KeepEmpty(At(column));
      } else {
        Check(alone, column);
      }
    }
  }

  void TakeId() {
    constexpr MemberColumn kColumn = MemberColumn::kMemberId;
    read_.fields.alias = cells_.Unique(At(kColumn), "ID_TWICE", RowCells::Empty::kAllowed);
    MemberFields alone = Nobody();
    alone.alias = read_.fields.alias;
    Check(alone, kColumn);
  }

  void TakeGuardian() {
    domain::Guardian guardian{.name = std::string(cells_.At(At(MemberColumn::kGuardianFullName))),
                              .phone = std::string(cells_.At(At(MemberColumn::kGuardianPhone))),
                              .consented_on = Date(MemberColumn::kGuardianConsentedOn)};
    if (guardian == domain::Guardian()) return;
    if (guardian.name.empty()) return cells_.KeepEmpty(At(MemberColumn::kGuardianFullName));
    MemberFields alone = Nobody();
    alone.guardian = domain::Guardian{.name = guardian.name, .phone = {}, .consented_on = {}};
    Check(alone, MemberColumn::kGuardianFullName);
    alone.guardian = domain::Guardian{.name = "-", .phone = guardian.phone, .consented_on = {}};
    Check(alone, MemberColumn::kGuardianPhone);
    read_.fields.guardian = std::move(guardian);
  }

  std::optional<domain::Date> Date(MemberColumn column) {
    return cells_.Date(At(column), date_form_);
  }

  // Somebody of whom nothing is known, and with whom nothing is wrong.
  static MemberFields Nobody() {
    MemberFields fields;
    fields.name = "-";
    return fields;
  }

  // Keeps what is wrong with fields that are of this column. Whether a day is still to come is said
  // by the scheme's calendar, when the member is registered.
  void Check(const MemberFields& fields, MemberColumn column) {
    std::vector<domain::Refusal> faults =
        domain::RefusalsOf(domain::CheckMemberFields(fields, domain::kLatestDate));
    for (domain::Refusal& fault : faults) fault.field = cells_.Heading(At(column));
    if (!faults.empty()) cells_.Keep(domain::RefuseArguments(faults));
  }

  const DateForm date_form_;
  RowCells cells_;
  MembersRow read_;  // of the row being read
};

// What is needed because of other columns that the file has.
absl::Status CheckTogether(const Places& places, const FileForm& form) {
  const auto has = [&](MemberColumn column) { return places[At(column)].has_value(); };
  const bool has_dates = has(MemberColumn::kAdultOn) || has(MemberColumn::kBornOn) ||
                         has(MemberColumn::kGuardianConsentedOn) || has(MemberColumn::kJoinedOn);
  if (has_dates && !form.date_form.has_value()) {
    return domain::RefuseArgument("FIELD_REQUIRED", "import.date_format");
  }
  const bool has_guardians =
      has(MemberColumn::kGuardianPhone) || has(MemberColumn::kGuardianConsentedOn);
  if (has_guardians && !has(MemberColumn::kGuardianFullName)) {
    return domain::RefuseArgument("FIELD_REQUIRED", "import.member_columns.guardian_full_name");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<MembersFile> ReadMembers(std::string_view csv,
                                        const MembersDeclaration& declaration) {
  std::vector<WantedColumn> wanted;
  for (size_t i = 0; i < kMemberColumns; ++i) {
    wanted.push_back({.path = kFields[i].path,
                      .declared = declaration.columns[static_cast<MemberColumn>(i)],
                      .is_needed = i == At(MemberColumn::kFullName),
                      .name = kFields[i].name,
                      .usual = kFields[i].usual});
  }
  auto opened = OpenFile(csv, declaration.form, wanted);
  if (!opened.ok()) return opened.status();
  auto status = CheckTogether(opened->places, declaration.form);
  if (!status.ok()) return status;
  MembersFile file{.rows = {}, .delimiter = opened->delimiter, .headings = {}, .recognised = {}};
  for (size_t i = 0; i < kMemberColumns; ++i) {
    const auto& place = opened->places[i];
    if (place.has_value()) file.headings[static_cast<MemberColumn>(i)] = place->heading;
  }
  RowReader reader(declaration.form.date_form.value_or(DateForm::kYearMonthDay), *opened);
  file.rows.reserve(opened->table.rows.size());
  for (const CsvRow& row : opened->table.rows) file.rows.push_back(reader.Read(row));
  file.recognised = std::move(opened->recognised);
  return file;
}

}  // namespace timecredit::importing
