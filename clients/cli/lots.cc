#include "clients/cli/lots.h"

#include <string>

#include "clients/cli/views.h"
#include "clients/cli/words.h"
#include "proto/timecredit/v1/lot.pb.h"

namespace timecredit::cli {
namespace {

// An activity, or where no hours earned it, what it is else.
std::string ShowOrigin(const google::protobuf::Message& message, const Words& words) {
  const auto& lot = As<v1::Lot>(message);
  if (!lot.activity().empty()) return LastPart(lot.activity());
  return words.Say(lot.source() == 0 ? "show.overdraft" : "show.grant");
}

constexpr Column kLotView[] = {
    {.path = "credit_minutes"},
    {.path = "activity", .text = ShowOrigin, .heading = "field.origin"},
    {.path = "date"},
    {.path = "issued_to"},
    {.path = "expire_date"},
    {.path = "accepted_at"},
    {.path = "source", .is_empty_at_zero = true, .heading = "field.sequence"},
};

}  // namespace

View LotView() { return kLotView; }

}  // namespace timecredit::cli
