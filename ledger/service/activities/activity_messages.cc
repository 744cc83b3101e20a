#include "ledger/service/activities/activity_messages.h"

#include <string>

#include "ledger/domain/activity.h"
#include "ledger/domain/scheme.h"
#include "ledger/service/award_messages.h"
#include "ledger/service/counted_unit.h"
#include "ledger/service/names_messages.h"
#include "ledger/service/reply_writer.h"
#include "proto/timecredit/v1/activity.pb.h"

namespace timecredit::service {
namespace {

// The enumerations of messages count as those of the ledger do; unspecified is the usual.
domain::Rounding RoundingFrom(v1::Rounding message) {
  if (!v1::Rounding_IsValid(message) || message == v1::ROUNDING_UNSPECIFIED) {
    return domain::Rounding::kExactMinutes;
  }
  return static_cast<domain::Rounding>(message);
}

}  // namespace

domain::ServiceCategory CategoryFrom(v1::ServiceCategory message) {
  return v1::ServiceCategory_IsValid(message) ? static_cast<domain::ServiceCategory>(message)
                                              : domain::ServiceCategory::kNone;
}

domain::AwardPolicy AwardFrom(const v1::Activity& message) {
  domain::AwardPolicy award;
  if (message.has_fixed()) {
    award.kind = domain::AwardKind::kFixed;
    award.fixed_credit_minutes = message.fixed().credit_minutes();
    award.fixed_contribution_minutes = message.fixed().contribution_minutes();
    award.credit_minutes_per_hour = 0;
  } else if (message.has_per_hour()) {
    award.credit_minutes_per_hour = message.per_hour().credit_minutes_per_hour();
    award.rounding = RoundingFrom(message.per_hour().rounding());
  }
  return award;
}

domain::Activity ActivityFrom(const std::string& id, const v1::Activity& message) {
  domain::Activity activity;
  activity.alias = id;
  activity.names = NamesFrom(message.display_names());
  activity.award = AwardFrom(message);
  activity.purposes = {.contribution = !message.without_contribution(),
                       .credit = !message.without_credit(),
                       .obligation = message.discharges_obligations()};
  activity.needs_approval = !message.without_approval();
  activity.category = CategoryFrom(message.category());
  return activity;
}

void WriteActivity(const domain::Activity& activity, const domain::Scheme& scheme,
                   ReplyWriter& writer, v1::Activity& message) {
  message.set_name(writer.Scheme() + "/activities/" + activity.alias);
  WriteNames(activity.names, *message.mutable_display_names());
  message.set_host(writer.Organisation(activity.host));
  WriteAward(activity.award, message);
  message.set_counted_unit(IdOfUnit(scheme, activity.contribution_unit));
  message.set_without_contribution(!activity.purposes.contribution);
  message.set_without_credit(!activity.purposes.credit);
  message.set_discharges_obligations(activity.purposes.obligation);
  message.set_without_approval(!activity.needs_approval);
  message.set_category(static_cast<v1::ServiceCategory>(activity.category));
  message.set_appears_as(writer.Activity(activity.appears_as));
}

}  // namespace timecredit::service
