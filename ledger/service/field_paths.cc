#include "ledger/service/field_paths.h"

#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "ledger/domain/refusal.h"

namespace timecredit::service {
namespace {

// What lies beside the resource's own fields.
constexpr std::pair<std::string_view, std::string_view> kBeside[] = {
    {"", ""},
    {"joined_on", "member.joined_on"},
    {"request_id", "request_id"},
    {"scheme", "scheme"},
};

// What commands and messages call differently.
constexpr std::pair<std::string_view, std::string_view> kRenamed[] = {
    {"award.credit_minutes_per_hour", "per_hour.credit_minutes_per_hour"},
    {"award.fixed_contribution_minutes", "fixed.contribution_minutes"},
    {"award.fixed_credit_minutes", "fixed.credit_minutes"},
    {"calendar.year_start_day", "year_start_day"},
    {"calendar.year_start_month", "year_start_month"},
    {"calendar.zone", "time_zone"},
    {"deadline", "expire_time"},
    {"discharges", "discharged_quantity"},
    {"due_on", "due_date"},
    {"effective.date", "date"},
    {"effective.duration_minutes", "duration_minutes"},
    {"effective.start_minute", "start_time"},
    {"expected", "expected_attendance"},
    {"guardian.name", "guardian.full_name"},
    {"name", "full_name"},
    {"names", "display_names"},
    {"needs_approval", "without_approval"},
    {"purposes", "without_contribution"},
    {"unit", "counted_unit"},
    {"units.alias", "units.unit_id"},
};

std::string PathOf(std::string_view field, const FieldPaths& paths) {
  for (const auto& [ours, theirs] : kBeside) {
    if (field == ours) return std::string(theirs);
  }
  if (field == paths.named) return std::string(paths.name);
  if (field == "alias" && !paths.id.empty()) return std::string(paths.id);
  for (const auto& [ours, theirs] : kRenamed) {
    if (field == ours) return std::string(paths.prefix) + std::string(theirs);
  }
  return std::string(paths.prefix) + std::string(field);
}

}  // namespace

absl::Status InRequest(const absl::Status& status, const FieldPaths& paths) {
  const auto refusal = domain::RefusalOf(status);
  if (!refusal.has_value()) return status;
  return domain::Refuse(status.code(), refusal->reason, PathOf(refusal->field, paths),
                        refusal->arguments);
}

}  // namespace timecredit::service
