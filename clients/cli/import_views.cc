#include "clients/cli/import_views.h"

#include "clients/cli/context.h"
#include "clients/cli/views.h"
#include "proto/timecredit/v1/import.pb.h"

namespace timecredit::cli {
namespace {

constexpr Column kImportView[] = {
    {.path = "name"},           {.path = "source"},           {.path = "state"},
    {.path = "rows"},           {.path = "invalid_rows"},     {.path = "logged_rows"},
    {.path = "unchanged_rows"}, {.path = "conflicting_rows"}, {.path = "refused_rows"},
};

constexpr Column kImportRowView[] = {
    {.path = "line"},
    {.path = "state"},
    {.path = "hour_log"},
    {.path = "error"},
};

}  // namespace

View ImportView() { return kImportView; }
View ImportRowView() { return kImportRowView; }

void SayRemarks(Context& context, const v1::Import& file) {
  for (const v1::ImportRemark& remark : file.remarks()) context.Say(remark.sentence());
}

}  // namespace timecredit::cli
