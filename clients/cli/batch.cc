#include "clients/cli/batch.h"

#include <string>

#include "clients/cli/views.h"

namespace timecredit::cli {

namespace {

// Only approved hours earned what they say.
std::string ShowEarned(const google::protobuf::Message& message, const Words& words) {
  const auto& log = As<v1::HourLog>(message);
  return log.state() == v1::HourLog::STATE_APPROVED ? words.Credits(log.credit_minutes()) : "";
}

constexpr Column kHourLogView[] = {
    {.path = "name"},
    {.path = "date"},
    {.path = "member"},
    {.path = "activity"},
    {.path = "duration_minutes"},
    {.path = "quantity", .is_empty_at_zero = true},
    {.path = "state"},
    {.path = "credit_minutes", .text = ShowEarned},
    {.path = "text"},
};

}  // namespace

View HourLogView() { return kHourLogView; }

}  // namespace timecredit::cli
