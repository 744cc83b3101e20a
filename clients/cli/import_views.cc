#include "clients/cli/import_views.h"

#include <google/protobuf/message.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/context.h"
#include "clients/cli/views.h"
#include "clients/cli/words.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::cli {
namespace {

constexpr Column kImportView[] = {
    {.path = "name"},           {.path = "source"},           {.path = "state"},
    {.path = "rows"},           {.path = "invalid_rows"},     {.path = "imported_rows"},
    {.path = "unchanged_rows"}, {.path = "conflicting_rows"}, {.path = "refused_rows"},
};

std::string ShowRemarks(const google::protobuf::Message& message, const Words& /*words*/) {
  const auto& row = As<v1::ImportRow>(message);
  return absl::StrJoin(row.remarks(), "\n", [](std::string* text, const v1::ImportRemark& remark) {
    absl::StrAppend(text, remark.sentence());
  });
}

constexpr Column kImportRowView[] = {
    {.path = "line"},   {.path = "state"}, {.path = "hour_log"},
    {.path = "member"}, {.path = "error"}, {.path = "remarks", .text = ShowRemarks},
};

constexpr Column kHoursRowView[] = {
    {.path = "line"},
    {.path = "state"},
    {.path = "hour_log"},
    {.path = "error"},
};

constexpr Column kMemberRowView[] = {
    {.path = "line"},
    {.path = "state"},
    {.path = "member"},
    {.path = "error"},
    {.path = "remarks", .text = ShowRemarks},
};

}  // namespace

View ImportView() { return kImportView; }
View ImportRowView() { return kImportRowView; }
View HoursRowView() { return kHoursRowView; }
View MemberRowView() { return kMemberRowView; }

void SayRemarks(Context& context, const v1::Import& file) {
  for (const v1::ImportRemark& remark : file.remarks()) context.Say(remark.sentence());
}

}  // namespace timecredit::cli
