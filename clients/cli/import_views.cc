#include "clients/cli/import_views.h"

#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "clients/cli/context.h"
#include "clients/cli/views.h"
#include "clients/cpp/error.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::cli {
namespace {

using v1::Import;
using v1::ImportRow;

constexpr Column<Import> kImportView[] = {
    {"IMPORT", [](const Import& message, std::string_view) { return LastPart(message.name()); }},
    {"SOURCE", [](const Import& message, std::string_view) { return message.source(); }},
    {"STATE",
     [](const Import& message, std::string_view) {
       return EnumWord("State", Import::State_Name(message.state()));
     }},
    {"ROWS", [](const Import& message, std::string_view) { return absl::StrCat(message.rows()); },
     Align::kRight},
    {"INVALID",
     [](const Import& message, std::string_view) { return absl::StrCat(message.invalid_rows()); },
     Align::kRight},
    {"LOGGED",
     [](const Import& message, std::string_view) { return absl::StrCat(message.logged_rows()); },
     Align::kRight},
    {"UNCHANGED",
     [](const Import& message, std::string_view) { return absl::StrCat(message.unchanged_rows()); },
     Align::kRight},
    {"IN CONFLICT",
     [](const Import& message, std::string_view) {
       return absl::StrCat(message.conflicting_rows());
     },
     Align::kRight},
    {"REFUSED",
     [](const Import& message, std::string_view) { return absl::StrCat(message.refused_rows()); },
     Align::kRight},
};

constexpr Column<ImportRow> kImportRowView[] = {
    {"LINE", [](const ImportRow& row, std::string_view) { return absl::StrCat(row.line()); },
     Align::kRight},
    {"STATE",
     [](const ImportRow& row, std::string_view) {
       return EnumWord("State", ImportRow::State_Name(row.state()));
     }},
    {"HOURS", [](const ImportRow& row, std::string_view) { return LastPart(row.hour_log()); }},
    {"WHY",
     [](const ImportRow& row, std::string_view) {
       return row.has_error() ? client::ErrorOf(row.error()).message : std::string();
     }},
};

}  // namespace

View<Import> ImportView() { return kImportView; }
View<ImportRow> ImportRowView() { return kImportRowView; }

void SayRemarks(Context& context, const Import& file) {
  for (const v1::ImportRemark& remark : file.remarks()) context.Say(remark.sentence());
}

}  // namespace timecredit::cli
