#include <cstdint>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/auth/policy.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/scheme.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "ledger/service/activities/activity_messages.h"
#include "ledger/service/counted_unit.h"
#include "ledger/service/listing.h"
#include "ledger/service/mask.h"
#include "ledger/service/names_messages.h"
#include "ledger/service/parts.h"
#include "ledger/service/recipe.h"
#include "ledger/service/recipes.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "ledger/service/request_shape.h"
#include "proto/timecredit/v1/activity.pb.h"

namespace timecredit::service {

namespace {

// The activities up to `last` that the caller may see.
absl::StatusOr<std::vector<std::shared_ptr<const domain::Activity>>> ShownTo(
    const Parts& parts, const domain::Principal& principal, domain::SchemeNumber scheme,
    uint64_t last) {
  const bool shows_all = auth::MayKnowCourts(principal);
  std::vector<std::shared_ptr<const domain::Activity>> shown;
  for (uint64_t number = 1; number <= last; ++number) {
    auto found = parts.registers.Find<domain::Activity>({scheme, domain::ActivityNumber(number)});
    if (!found.ok()) return found.status();
    if (shows_all || !(*found)->IsConfidential()) shown.push_back(*std::move(found));
  }
  return shown;
}

}  // namespace

Recipe RecipeFor(const Parts& parts, const v1::CreateActivityRequest& request,
                 v1::Activity& response) {
  const auto convert = [&parts, &request](RequestReader& reader) -> exchange::Command {
    reader.Scheme(request.parent(), "parent");
    exchange::CreateActivity command;
    const v1::Activity& asked = request.activity();
    command.activity = ActivityFrom(request.activity_id(), asked);
    command.activity.host = reader.Organisation(asked.host(), "activity.host");
    if (!asked.appears_as().empty()) {
      command.activity.appears_as = reader.Activity(asked.appears_as(), "activity.appears_as");
    }
    command.activity.contribution_unit =
        TakeUnit(asked.counted_unit(), "activity.counted_unit", parts.registers, reader);
    return command;
  };
  const auto translate = [&parts, &request, &response](const exchange::Committed& committed,
                                                       ReplyWriter& writer) {
    const auto& body = std::get<journal::ActivityCreated>(committed.record->body);
    const auto scheme = parts.registers.Find<domain::Scheme>({writer.scheme()});
    writer.Keep(scheme.status());
    if (!scheme.ok()) return;
    WriteActivity(body.activity, **scheme, writer, response);
  };
  return RecipeOf(request, convert, translate, {.prefix = "activity.", .id = "activity_id"});
}

Recipe RecipeFor(const Parts& parts, const v1::GetActivityRequest& request,
                 v1::Activity& response) {
  return RecipeOf(
      request, parts.pools.points, [&parts, &request, &response](RequestReader& reader) {
        const auto number = reader.Activity(request.name(), "name");
        if (!reader.status().ok()) return reader.status();
        const auto found = parts.registers.Find<domain::Activity>({reader.scheme(), number});
        if (!found.ok()) return found.status();
        const auto scheme = parts.registers.Find<domain::Scheme>({reader.scheme()});
        if (!scheme.ok()) return scheme.status();
        ReplyWriter writer(parts.names, reader.scheme());
        WriteActivity(**found, **scheme, writer, response);
        return writer.status();
      });
}

Recipe RecipeFor(const Parts& parts, const v1::ListActivitiesRequest& request,
                 v1::ListActivitiesResponse& response) {
  return RecipeOf(request, parts.pools.scans, [&parts, &request, &response](RequestReader& reader) {
    reader.Scheme(request.parent(), "parent");
    const auto page = reader.Page(request);
    if (!reader.status().ok()) return reader.status();
    const auto head = parts.registers.Find<journal::Head>({reader.scheme()});
    if (!head.ok()) return head.status();
    const auto scheme = parts.registers.Find<domain::Scheme>({reader.scheme()});
    if (!scheme.ok()) return scheme.status();
    const auto shown =
        ShownTo(parts, reader.caller().principal, reader.scheme(), (*head)->activities);
    if (!shown.ok()) return shown.status();
    ReplyWriter writer(parts.names, reader.scheme());
    const auto add = [&](uint64_t place) {
      WriteActivity(*(*shown)[place - 1], **scheme, writer, *response.add_activities());
      return writer.status();
    };
    return ListNumbered(page, shown->size(), *response.mutable_next_page_token(), add);
  });
}

Recipe RecipeFor(const Parts& parts, const v1::UpdateActivityRequest& request,
                 v1::Activity& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    const v1::Activity& activity = request.activity();
    const Mask mask =
        CheckMask(request.update_mask(),
                  {"display_names", "per_hour", "fixed", "without_approval", "category"}, reader);
    exchange::UpdateActivity command;
    command.activity = reader.Activity(activity.name(), "activity.name");
    if (mask.Has("display_names")) command.names = NamesFrom(activity.display_names());
    if (mask.Has("per_hour") || mask.Has("fixed")) command.award = AwardFrom(activity);
    if (mask.Has("without_approval")) command.needs_approval = !activity.without_approval();
    if (mask.Has("category")) command.category = CategoryFrom(activity.category());
    return command;
  };
  const auto translate = [&parts, &response](const exchange::Committed& committed,
                                             ReplyWriter& writer) {
    const auto& body = std::get<journal::ActivityUpdated>(committed.record->body);
    const auto scheme = parts.registers.Find<domain::Scheme>({writer.scheme()});
    writer.Keep(scheme.status());
    if (scheme.ok()) WriteActivity(body.activity, **scheme, writer, response);
  };
  return RecipeOf(request, convert, translate, {.prefix = "activity."});
}

}  // namespace timecredit::service
