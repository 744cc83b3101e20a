#include "ledger/service/imports/hours_faults.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/hours/log_hours.h"
#include "ledger/importing/hours_file.h"
#include "ledger/journal/rows.h"
#include "ledger/service/parts.h"
#include "ledger/service/reply_writer.h"

namespace timecredit::service {
namespace {

// The column of which a field of the command was made; the field where there is none.
std::string HeadingOf(std::string_view field, const importing::HoursColumns& headings) {
  const std::string& duration = headings.duration.empty() ? headings.end_time : headings.duration;
  const std::pair<std::string_view, const std::string*> columns[] = {
      {"member", &headings.member},
      {"activity", &headings.activity},
      {"effective.date", &headings.date},
      {"effective.start_minute", &headings.start_time},
      {"effective.duration_minutes", &duration},
      {"duration_minutes", &duration},
      {"quantity", &headings.quantity},
      {"text", &headings.text},
      {"reference", &headings.reference}};
  for (const auto& [name, heading] : columns) {
    if (name == field && !heading->empty()) return *heading;
  }
  return std::string(field);
}

absl::Status IsEmpty(const std::string& heading) {
  return domain::RefuseArgument("CELL_EMPTY", heading, {{"column", heading}});
}

// Gathers what is not as it was.
class Comparison {
 public:
  Comparison(domain::Sequence hour_log, const importing::HoursColumns& headings)
      : headings_(headings) {
    faults_.push_back({"ROW_CHANGED",
                       HeadingOf("reference", headings),
                       {{"hour_log", static_cast<int64_t>(hour_log.value)}}});
  }

  void Compare(std::string_view field, const domain::Argument& then, const domain::Argument& now) {
    if (then == now) return;
    const std::string heading = HeadingOf(field, headings_);
    faults_.push_back(
        {"ROW_DIFFERS", heading, {{"column", heading}, {"then", then}, {"now", now}}});
  }

  // Of texts it is not repeated what they say: they are about people.
  void CompareTexts(const std::string& then, const std::string& now) {
    if (then == now) return;
    const std::string heading = HeadingOf("text", headings_);
    faults_.push_back({"ROW_TEXT_DIFFERS", heading, {{"column", heading}}});
  }

  absl::Status Result() const {
    return domain::RefuseAll(absl::StatusCode::kAlreadyExists, faults_);
  }

 private:
  const importing::HoursColumns& headings_;
  std::vector<domain::Refusal> faults_;
};

}  // namespace

absl::Status InWordsOfTheFile(const absl::Status& status, const importing::HoursColumns& headings,
                              const LeftOut& left_out) {
  std::vector<domain::Refusal> faults = domain::RefusalsOf(status);
  if (faults.empty()) return status;
  for (domain::Refusal& fault : faults) {
    const std::string heading = HeadingOf(fault.field, headings);
    if (fault.field == "duration_minutes" && fault.reason == "DURATION_OUT_OF_RANGE" &&
        left_out.duration) {
      return IsEmpty(heading);
    }
    if (fault.field == "quantity" && fault.reason == "NUMBER_OUT_OF_RANGE" && left_out.quantity) {
      return headings.quantity.empty()
                 ? domain::RefuseArgument("COLUMN_NEEDED", "import.columns.quantity")
                 : IsEmpty(heading);
    }
    fault.field = heading;
  }
  return domain::RefuseAll(status.code(), faults);
}

absl::Status Differences(const Parts& parts, domain::SchemeNumber scheme, domain::Sequence hour_log,
                         const exchange::LogHours& now, const importing::HoursColumns& headings) {
  const auto found = parts.registers.Find<domain::HourLog>({scheme, hour_log});
  if (!found.ok()) return found.status();
  Comparison comparison(hour_log, headings);
  if (*found == nullptr) return comparison.Result();
  const domain::HourLog& then = **found;
  const auto number = [](domain::MemberNumber member) { return absl::StrCat(member.value); };
  comparison.Compare("member", number(then.member), number(now.member));
  if (then.activity != now.activity) {
    const auto id = [&](domain::ActivityNumber activity) {
      return parts.names.IdOf(scheme, journal::AliasKind::kActivity, activity.value).value_or("");
    };
    comparison.Compare("activity", id(then.activity), id(now.activity));
  }
  comparison.Compare("effective.date", then.effective.date, now.effective.date);
  const auto time = [](const std::optional<int32_t>& minute) {
    return minute.has_value() ? ReplyWriter::StartTime(minute) : std::string("—");
  };
  comparison.Compare("effective.start_minute", time(then.effective.start_minute),
                     time(now.effective.start_minute));
  comparison.Compare("duration_minutes", domain::Minutes{then.duration_minutes},
                     domain::Minutes{now.duration_minutes});
  comparison.Compare("quantity", then.quantity, now.quantity);
  const auto text = parts.members.TextOf(scheme, then.member, hour_log);
  if (!text.ok()) return text.status();
  comparison.CompareTexts(*text, now.text);
  return comparison.Result();
}

}  // namespace timecredit::service
