#include <variant>

#include "absl/status/status.h"
#include "ledger/domain/number.h"
#include "ledger/domain/scheme.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "ledger/service/listing.h"
#include "ledger/service/mask.h"
#include "ledger/service/parts.h"
#include "ledger/service/recipe.h"
#include "ledger/service/recipes.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "ledger/service/schemes/scheme_application.h"
#include "ledger/service/schemes/scheme_messages.h"
#include "proto/timecredit/v1/scheme.pb.h"

namespace timecredit::service {
namespace {

// The scheme with where its journal and its calendar stand.
absl::Status Describe(const Parts& parts, const domain::Scheme& scheme, v1::Scheme& message) {
  WriteScheme(scheme, parts.clock.Now(), message);
  const auto head = parts.registers.Find<journal::Head>({scheme.scheme});
  if (!head.ok()) return head.status();
  message.set_last_sequence(static_cast<int64_t>((*head)->last_sequence.value));
  return absl::OkStatus();
}

}  // namespace

Recipe RecipeFor(const Parts& parts, const v1::CreateSchemeRequest& request, v1::Scheme& response) {
  const auto convert = [&request](RequestReader& /*reader*/) -> exchange::Command {
    return exchange::CreateScheme{.scheme = SchemeFrom(request.scheme_id(), request.scheme())};
  };
  const auto translate = [&parts, &response](const exchange::Committed& committed,
                                             ReplyWriter& /*writer*/) {
    const auto& body = std::get<journal::SchemeCreated>(committed.record->body);
    WriteScheme(body.scheme, parts.clock.Now(), response);
    response.set_last_sequence(1);
  };
  return RecipeOf(request, convert, translate, {.prefix = "scheme.", .id = "scheme_id"});
}

Recipe RecipeFor(const Parts& parts, const v1::GetSchemeRequest& request, v1::Scheme& response) {
  return RecipeOf(request, parts.pools.points,
                  [&parts, &request, &response](RequestReader& reader) {
                    const auto number = reader.Scheme(request.name(), "name");
                    if (!reader.status().ok()) return reader.status();
                    const auto scheme = parts.registers.Find<domain::Scheme>({number});
                    if (!scheme.ok()) return scheme.status();
                    return Describe(parts, **scheme, response);
                  });
}

Recipe RecipeFor(const Parts& parts, const v1::ListSchemesRequest& request,
                 v1::ListSchemesResponse& response) {
  return RecipeOf(request, parts.pools.scans, [&parts, &request, &response](RequestReader& reader) {
    const auto page = reader.Page(request);
    if (!reader.status().ok()) return reader.status();
    const auto registry = parts.registers.Find<journal::Registry>({});
    if (!registry.ok()) return registry.status();
    const uint64_t schemes = *registry == nullptr ? 0 : (*registry)->schemes;
    return ListNumbered(page, schemes, *response.mutable_next_page_token(), [&](uint64_t number) {
      const auto scheme = parts.registers.Find<domain::Scheme>({domain::SchemeNumber(number)});
      if (!scheme.ok()) return scheme.status();
      return Describe(parts, **scheme, *response.add_schemes());
    });
  });
}

Recipe RecipeFor(const Parts& parts, const v1::ApplySchemeRequest& request,
                 v1::ApplySchemeResponse& response) {
  return RecipeOf(request, parts.pools.scans, [&parts, &request, &response](RequestReader& reader) {
    return SchemeApplication(parts, reader.caller(), request, response).Run();
  });
}

Recipe RecipeFor(const Parts& parts, const v1::UpdateSchemeRequest& request, v1::Scheme& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    const Mask mask =
        CheckMask(request.update_mask(), {"display_names", "policies", "units"}, reader);
    reader.Scheme(request.scheme().name(), "scheme.name");
    const domain::Scheme scheme = SchemeFrom("", request.scheme());
    exchange::UpdateScheme command;
    if (mask.Has("display_names")) command.names = scheme.names;
    if (mask.Has("policies")) command.policies = scheme.policies;
    if (mask.Has("units")) command.units = scheme.units;
    return command;
  };
  const auto translate = [&parts, &response](const exchange::Committed& committed,
                                             ReplyWriter& /*writer*/) {
    const auto& body = std::get<journal::SchemeUpdated>(committed.record->body);
    WriteScheme(body.scheme, parts.clock.Now(), response);
    response.set_last_sequence(static_cast<int64_t>(committed.record->sequence.value));
  };
  return RecipeOf(request, convert, translate, {.prefix = "scheme."});
}

}  // namespace timecredit::service
