#include <cstdint>
#include <variant>

#include "ledger/domain/number.h"
#include "ledger/domain/offer.h"
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
#include "ledger/service/request_shape.h"
#include "proto/timecredit/v1/organisation.pb.h"

namespace timecredit::service {
namespace {

// An offer in the state that an operation gave it: later ones are not for this reply.
void WriteTurned(const Parts& parts, domain::OfferNumber number, domain::OfferState state,
                 ReplyWriter& writer, v1::Offer& response) {
  const auto found = parts.registers.Find<domain::Offer>({writer.scheme(), number});
  writer.Keep(found.status());
  if (!found.ok()) return;
  domain::Offer offer = **found;
  offer.state = state;
  WriteOffer(offer, writer, response);
}

}  // namespace

Recipe RecipeFor(const Parts& /*parts*/, const v1::CreateOfferRequest& request,
                 v1::Offer& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    const auto partner = reader.Organisation(request.parent(), "parent");
    return exchange::CreateOffer{.offer = OfferFrom(request.offer_id(), partner, request.offer())};
  };
  const auto translate = [&response](const exchange::Committed& committed, ReplyWriter& writer) {
    const auto& body = std::get<journal::OfferCreated>(committed.record->body);
    WriteOffer(body.offer, writer, response);
  };
  return RecipeOf(request, convert, translate, {.prefix = "offer.", .id = "offer_id"});
}

Recipe RecipeFor(const Parts& parts, const v1::GetOfferRequest& request, v1::Offer& response) {
  return RecipeOf(
      request, parts.pools.points, [&parts, &request, &response](RequestReader& reader) {
        const auto number = reader.Offer(request.name(), "name");
        if (!reader.status().ok()) return reader.status();
        const auto found = parts.registers.Find<domain::Offer>({reader.scheme(), number});
        if (!found.ok()) return found.status();
        ReplyWriter writer(parts.names, reader.scheme());
        WriteOffer(**found, writer, response);
        return writer.status();
      });
}

Recipe RecipeFor(const Parts& /*parts*/, const v1::UpdateOfferRequest& request,
                 v1::Offer& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    const v1::Offer& offer = request.offer();
    const Mask mask = CheckMask(
        request.update_mask(),
        {"display_names", "credit_minutes_per_adult", "credit_minutes_per_under_16", "most_people"},
        reader);
    exchange::UpdateOffer command;
    command.offer = reader.Offer(offer.name(), "offer.name");
    if (mask.Has("display_names")) command.names = NamesFrom(offer.display_names());
    if (mask.Has("credit_minutes_per_adult")) {
      command.credit_minutes_per_adult = offer.credit_minutes_per_adult();
    }
    if (mask.Has("credit_minutes_per_under_16")) {
      command.credit_minutes_per_under_16 = offer.credit_minutes_per_under_16();
    }
    if (mask.Has("most_people")) command.most_people = offer.most_people();
    return command;
  };
  const auto translate = [&response](const exchange::Committed& committed, ReplyWriter& writer) {
    const auto& body = std::get<journal::OfferUpdated>(committed.record->body);
    WriteOffer(body.offer, writer, response);
  };
  return RecipeOf(request, convert, translate, {.prefix = "offer."});
}

Recipe RecipeFor(const Parts& parts, const v1::ListOffersRequest& request,
                 v1::ListOffersResponse& response) {
  return RecipeOf(request, parts.pools.scans, [&parts, &request, &response](RequestReader& reader) {
    const auto partner = reader.AnyOrganisation(request.parent(), "parent");
    const auto page = reader.Page(request);
    if (!reader.status().ok()) return reader.status();
    const auto head = parts.registers.Find<journal::Head>({reader.scheme()});
    if (!head.ok()) return head.status();
    ReplyWriter writer(parts.names, reader.scheme());
    const auto add = [&](uint64_t number) {
      const auto found =
          parts.registers.Find<domain::Offer>({reader.scheme(), domain::OfferNumber(number)});
      if (!found.ok()) return found.status();
      if (partner.IsNone() || (*found)->partner == partner) {
        WriteOffer(**found, writer, *response.add_offers());
      }
      return writer.status();
    };
    return ListNumbered(page, (*head)->offers, *response.mutable_next_page_token(), add);
  });
}

Recipe RecipeFor(const Parts& parts, const v1::SuspendOfferRequest& request, v1::Offer& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    return exchange::SuspendOffer{.offer = reader.Offer(request.name(), "name")};
  };
  const auto translate = [&parts, &response](const exchange::Committed& committed,
                                             ReplyWriter& writer) {
    const auto& body = std::get<journal::OfferSuspended>(committed.record->body);
    WriteTurned(parts, body.offer, domain::OfferState::kSuspended, writer, response);
  };
  return RecipeOf(request, convert, translate, {.named = "offer"});
}

Recipe RecipeFor(const Parts& parts, const v1::ResumeOfferRequest& request, v1::Offer& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    return exchange::ResumeOffer{.offer = reader.Offer(request.name(), "name")};
  };
  const auto translate = [&parts, &response](const exchange::Committed& committed,
                                             ReplyWriter& writer) {
    const auto& body = std::get<journal::OfferResumed>(committed.record->body);
    WriteTurned(parts, body.offer, domain::OfferState::kOpen, writer, response);
  };
  return RecipeOf(request, convert, translate, {.named = "offer"});
}

}  // namespace timecredit::service
