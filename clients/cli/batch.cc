#include "clients/cli/batch.h"

#include "clients/cli/quantities.h"
#include "clients/cli/views.h"

namespace timecredit::cli {

namespace {

using Log = v1::HourLog;

constexpr Column<Log> kHourLogView[] = {
    {"HOURS", [](const Log& log, std::string_view) { return LastPart(log.name()); }},
    {"DATE", [](const Log& log, std::string_view) { return log.date(); }},
    {"MEMBER",
     [](const Log& log, std::string_view) {
       const std::string number = LastPart(log.member());
       return log.member_full_name().empty() ? number : number + " " + log.member_full_name();
     }},
    {"ACTIVITY", [](const Log& log, std::string_view) { return LastPart(log.activity()); }},
    {"TIME", [](const Log& log, std::string_view) { return ShowTime(log.duration_minutes()); },
     Align::kRight},
    {"COUNT", [](const Log& log, std::string_view) { return ShowCount(log.quantity()); },
     Align::kRight},
    {"STATE", [](const Log& log,
                 std::string_view) { return EnumWord("State", Log::State_Name(log.state())); }},
    {"CREDITS",
     [](const Log& log, std::string_view) {
       return log.state() == Log::STATE_APPROVED ? ShowCredits(log.credit_minutes())
                                                 : std::string();
     },
     Align::kRight},
    {"TEXT", [](const Log& log, std::string_view) { return log.text(); }},
};

}  // namespace

View<v1::HourLog> HourLogView() { return kHourLogView; }

}  // namespace timecredit::cli
