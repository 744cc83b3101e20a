#include "clients/cli/member_import.h"

#include <cstddef>
#include <iterator>
#include <string>
#include <utility>

#include "clients/cli/context.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/file_import.h"
#include "clients/cli/import_views.h"
#include "clients/cli/verb.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::cli {
namespace {

using v1::MemberColumns;

// The option that names a column, and where it goes.
struct ColumnOption {
  const char* option;
  void (*set)(MemberColumns& columns, const std::string& heading);
  const char* help;
};

constexpr ColumnOption kColumns[] = {
    {"--name-column", [](auto& to, auto& it) { to.set_full_name(it); },
     "Heading. Full name, Name and their like are recognised"},
    {"--known-as-column", [](auto& to, auto& it) { to.set_known_as(it); },
     "Heading: what the member is called. Known as is recognised"},
    {"--id-column", [](auto& to, auto& it) { to.set_member_id(it); },
     "Heading: an id by which to name the member. Member id is recognised"},
    {"--phone-column", [](auto& to, auto& it) { to.set_phone(it); },
     "Heading. Phone, Mobile and their like are recognised"},
    {"--email-column", [](auto& to, auto& it) { to.set_email(it); },
     "Heading. E-mail and its like are recognised"},
    {"--address-column", [](auto& to, auto& it) { to.set_address(it); },
     "Heading. Address is recognised"},
    {"--language-column", [](auto& to, auto& it) { to.set_language(it); },
     "Heading: en, cy, fr, ... Language is recognised"},
    {"--adult-on-column", [](auto& to, auto& it) { to.set_adult_on(it); },
     "Heading: the day of coming of age. Adult on is recognised"},
    {"--born-on-column", [](auto& to, auto& it) { to.set_born_on(it); },
     "Heading: the day of birth. Date of birth and its like are recognised"},
    {"--guardian-column", [](auto& to, auto& it) { to.set_guardian_full_name(it); },
     "Heading: who consents for a member under age. Guardian is recognised"},
    {"--guardian-phone-column", [](auto& to, auto& it) { to.set_guardian_phone(it); },
     "Heading. Guardian phone is recognised"},
    {"--consented-on-column", [](auto& to, auto& it) { to.set_guardian_consented_on(it); },
     "Heading: when the guardian consented. Consented on is recognised"},
    {"--notes-column", [](auto& to, auto& it) { to.set_notes(it); },
     "Heading. Notes and its like are recognised"},
    {"--joined-on-column", [](auto& to, auto& it) { to.set_joined_on(it); },
     "Heading. Joined on and its like are recognised; today where the file does not say"},
    {"--reference-column", [](auto& to, auto& it) { to.set_reference(it); },
     "Heading, where there is one: what the source calls the row. With it, a row is known again "
     "whatever becomes of the member, and one that was edited is noticed"},
};

constexpr OptionOfField kOptions[] = {
    {"--dates", "import.date_format"},
    {"--name-column", "import.member_columns.full_name"},
    {"--known-as-column", "import.member_columns.known_as"},
    {"--id-column", "import.member_columns.member_id"},
    {"--phone-column", "import.member_columns.phone"},
    {"--email-column", "import.member_columns.email"},
    {"--address-column", "import.member_columns.address"},
    {"--language-column", "import.member_columns.language"},
    {"--adult-on-column", "import.member_columns.adult_on"},
    {"--born-on-column", "import.member_columns.born_on"},
    {"--guardian-column", "import.member_columns.guardian_full_name"},
    {"--guardian-phone-column", "import.member_columns.guardian_phone"},
    {"--consented-on-column", "import.member_columns.guardian_consented_on"},
    {"--notes-column", "import.member_columns.notes"},
    {"--joined-on-column", "import.member_columns.joined_on"},
    {"--reference-column", "import.member_columns.reference"},
};

struct File {
  FileToImport file;
  std::string headings[std::size(kColumns)];
};

void Declare(Options& options, File& given) {
  DeclareFile(options, given.file);
  given.file.source = "members";
  options.Text("--source", given.file.source,
               "Where the rows come from, always the same for the same source; members unless "
               "given");
  options.Choice("--dates", given.file.dates, FormsOfDates(),
                 "In which order the file writes dates, where it has any. Never guessed");
  for (size_t i = 0; i < std::size(kColumns); ++i) {
    options.Text(kColumns[i].option, given.headings[i], kColumns[i].help);
  }
  options.Flag("--dry-run", given.file.dry_run, "Check the file and register nobody");
}

ExitCode Import(Context& context, const File& given) {
  v1::CreateImportRequest request;
  MemberColumns& columns = *request.mutable_import()->mutable_member_columns();
  for (size_t i = 0; i < std::size(kColumns); ++i) {
    if (!given.headings[i].empty()) kColumns[i].set(columns, given.headings[i]);
  }
  return ImportFile(context, given.file, std::move(request),
                    {.rows = MemberRowView(), .options = kOptions});
}

}  // namespace

void AddMemberImport(Noun& member) {
  member.Verb<File>("import",
                    "Register the members of a file, each once however often it is imported",
                    "timecredit member import members.csv", Declare, Import);
}

}  // namespace timecredit::cli
