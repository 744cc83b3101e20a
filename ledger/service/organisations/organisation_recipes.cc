#include <cstdint>
#include <variant>

#include "ledger/domain/number.h"
#include "ledger/domain/organisation.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "ledger/service/listing.h"
#include "ledger/service/mask.h"
#include "ledger/service/names_messages.h"
#include "ledger/service/organisations/organisation_messages.h"
#include "ledger/service/parts.h"
#include "ledger/service/recipe.h"
#include "ledger/service/recipes.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "proto/timecredit/v1/organisation.pb.h"

namespace timecredit::service {

Recipe RecipeFor(const Parts& /*parts*/, const v1::CreateOrganisationRequest& request,
                 v1::Organisation& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    reader.Scheme(request.parent(), "parent");
    return exchange::CreateOrganisation{
        .alias = request.organisation_id(),
        .names = NamesFrom(request.organisation().display_names()),
        .is_partner = request.organisation().is_partner(),
        .takes_typed_amounts = request.organisation().takes_typed_amounts()};
  };
  const auto translate = [&response](const exchange::Committed& committed, ReplyWriter& writer) {
    const auto& body = std::get<journal::OrganisationCreated>(committed.record->body);
    WriteOrganisation(body.organisation, writer, response);
  };
  return RecipeOf(request, convert, translate,
                  {.prefix = "organisation.", .id = "organisation_id"});
}

Recipe RecipeFor(const Parts& parts, const v1::GetOrganisationRequest& request,
                 v1::Organisation& response) {
  return RecipeOf(
      request, parts.pools.points, [&parts, &request, &response](RequestReader& reader) {
        const auto number = reader.Organisation(request.name(), "name");
        if (!reader.status().ok()) return reader.status();
        const auto found = parts.registers.Find<domain::Organisation>({reader.scheme(), number});
        if (!found.ok()) return found.status();
        ReplyWriter writer(parts.names, reader.scheme());
        WriteOrganisation(**found, writer, response);
        return writer.status();
      });
}

Recipe RecipeFor(const Parts& parts, const v1::ListOrganisationsRequest& request,
                 v1::ListOrganisationsResponse& response) {
  return RecipeOf(request, parts.pools.scans, [&parts, &request, &response](RequestReader& reader) {
    reader.Scheme(request.parent(), "parent");
    const auto page = reader.Page(request);
    if (!reader.status().ok()) return reader.status();
    const auto head = parts.registers.Find<journal::Head>({reader.scheme()});
    if (!head.ok()) return head.status();
    ReplyWriter writer(parts.names, reader.scheme());
    const auto add = [&](uint64_t number) {
      const auto found = parts.registers.Find<domain::Organisation>(
          {reader.scheme(), domain::OrganisationNumber(number)});
      if (!found.ok()) return found.status();
      WriteOrganisation(**found, writer, *response.add_organisations());
      return writer.status();
    };
    return ListNumbered(page, (*head)->organisations, *response.mutable_next_page_token(), add);
  });
}

Recipe RecipeFor(const Parts& /*parts*/, const v1::UpdateOrganisationRequest& request,
                 v1::Organisation& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    const v1::Organisation& given = request.organisation();
    const Mask mask = CheckMask(request.update_mask(),
                                {"display_names", "is_partner", "takes_typed_amounts"}, reader);
    exchange::UpdateOrganisation command;
    command.organisation = reader.Organisation(given.name(), "organisation.name");
    if (mask.Has("display_names")) command.names = NamesFrom(given.display_names());
    if (mask.Has("is_partner")) command.is_partner = given.is_partner();
    if (mask.Has("takes_typed_amounts")) command.takes_typed_amounts = given.takes_typed_amounts();
    return command;
  };
  const auto translate = [&response](const exchange::Committed& committed, ReplyWriter& writer) {
    const auto& body = std::get<journal::OrganisationUpdated>(committed.record->body);
    WriteOrganisation(body.organisation, writer, response);
  };
  return RecipeOf(request, convert, translate, {.prefix = "organisation."});
}

}  // namespace timecredit::service
