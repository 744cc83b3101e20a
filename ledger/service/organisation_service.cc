#include "ledger/service/organisation_service.h"

#include <cstdint>
#include <variant>

#include "absl/status/status.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/domain/number.h"
#include "ledger/domain/offer.h"
#include "ledger/domain/organisation.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "ledger/service/listing.h"
#include "ledger/service/mask.h"
#include "ledger/service/names_messages.h"
#include "ledger/service/organisation_messages.h"
#include "ledger/service/parts.h"
#include "ledger/service/read_call.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "ledger/service/request_shape.h"
#include "ledger/service/write_call.h"
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

grpc::ServerUnaryReactor* OrganisationService::CreateOrganisation(
    grpc::CallbackServerContext* context, const v1::CreateOrganisationRequest* request,
    v1::Organisation* response) {
  const auto convert = [request](RequestReader& reader) -> exchange::Command {
    reader.Scheme(request->parent(), "parent");
    return exchange::CreateOrganisation{
        .alias = request->organisation_id(),
        .names = NamesFrom(request->organisation().display_names())};
  };
  const auto translate = [response](const exchange::Committed& committed, ReplyWriter& writer) {
    const auto& body = std::get<journal::OrganisationCreated>(committed.record->body);
    WriteOrganisation(body.organisation, writer, *response);
  };
  return Write(
      parts_, context, "OrganisationService/CreateOrganisation",
      RecipeOf(*request, convert, translate, {.prefix = "organisation.", .id = "organisation_id"}));
}

grpc::ServerUnaryReactor* OrganisationService::GetOrganisation(
    grpc::CallbackServerContext* context, const v1::GetOrganisationRequest* request,
    v1::Organisation* response) {
  return Read(
      parts_, context, "OrganisationService/GetOrganisation", RequestShape(*request),
      parts_.pools.points, [this, request, response](RequestReader& reader) {
        const auto number = reader.Organisation(request->name(), "name");
        if (!reader.status().ok()) return reader.status();
        const auto found = parts_.registers.Find<domain::Organisation>({reader.scheme(), number});
        if (!found.ok()) return found.status();
        ReplyWriter writer(parts_.names, reader.scheme());
        WriteOrganisation(**found, writer, *response);
        return writer.status();
      });
}

grpc::ServerUnaryReactor* OrganisationService::ListOrganisations(
    grpc::CallbackServerContext* context, const v1::ListOrganisationsRequest* request,
    v1::ListOrganisationsResponse* response) {
  return Read(parts_, context, "OrganisationService/ListOrganisations", RequestShape(*request),
              parts_.pools.scans, [this, request, response](RequestReader& reader) {
                reader.Scheme(request->parent(), "parent");
                const auto page = reader.Page(*request);
                if (!reader.status().ok()) return reader.status();
                const auto head = parts_.registers.Find<journal::Head>({reader.scheme()});
                if (!head.ok()) return head.status();
                ReplyWriter writer(parts_.names, reader.scheme());
                const auto add = [&](uint64_t number) {
                  const auto found = parts_.registers.Find<domain::Organisation>(
                      {reader.scheme(), domain::OrganisationNumber(number)});
                  if (!found.ok()) return found.status();
                  WriteOrganisation(**found, writer, *response->add_organisations());
                  return writer.status();
                };
                return ListNumbered(page, (*head)->organisations,
                                    *response->mutable_next_page_token(), add);
              });
}

grpc::ServerUnaryReactor* OrganisationService::UpdateOrganisation(
    grpc::CallbackServerContext* context, const v1::UpdateOrganisationRequest* request,
    v1::Organisation* response) {
  const auto convert = [request](RequestReader& reader) -> exchange::Command {
    CheckMask(request->update_mask(), {"display_names"}, reader);
    return exchange::UpdateOrganisation{
        .organisation = reader.Organisation(request->organisation().name(), "organisation.name"),
        .names = NamesFrom(request->organisation().display_names())};
  };
  const auto translate = [response](const exchange::Committed& committed, ReplyWriter& writer) {
    const auto& body = std::get<journal::OrganisationUpdated>(committed.record->body);
    WriteOrganisation(body.organisation, writer, *response);
  };
  return Write(parts_, context, "OrganisationService/UpdateOrganisation",
               RecipeOf(*request, convert, translate, {.prefix = "organisation."}));
}

grpc::ServerUnaryReactor* OrganisationService::CreateOffer(grpc::CallbackServerContext* context,
                                                           const v1::CreateOfferRequest* request,
                                                           v1::Offer* response) {
  const auto convert = [request](RequestReader& reader) -> exchange::Command {
    const auto partner = reader.Organisation(request->parent(), "parent");
    return exchange::CreateOffer{.offer =
                                     OfferFrom(request->offer_id(), partner, request->offer())};
  };
  const auto translate = [response](const exchange::Committed& committed, ReplyWriter& writer) {
    const auto& body = std::get<journal::OfferCreated>(committed.record->body);
    WriteOffer(body.offer, writer, *response);
  };
  return Write(parts_, context, "OrganisationService/CreateOffer",
               RecipeOf(*request, convert, translate, {.prefix = "offer.", .id = "offer_id"}));
}

grpc::ServerUnaryReactor* OrganisationService::GetOffer(grpc::CallbackServerContext* context,
                                                        const v1::GetOfferRequest* request,
                                                        v1::Offer* response) {
  return Read(parts_, context, "OrganisationService/GetOffer", RequestShape(*request),
              parts_.pools.points, [this, request, response](RequestReader& reader) {
                const auto number = reader.Offer(request->name(), "name");
                if (!reader.status().ok()) return reader.status();
                const auto found = parts_.registers.Find<domain::Offer>({reader.scheme(), number});
                if (!found.ok()) return found.status();
                ReplyWriter writer(parts_.names, reader.scheme());
                WriteOffer(**found, writer, *response);
                return writer.status();
              });
}

grpc::ServerUnaryReactor* OrganisationService::UpdateOffer(grpc::CallbackServerContext* context,
                                                           const v1::UpdateOfferRequest* request,
                                                           v1::Offer* response) {
  const auto convert = [request](RequestReader& reader) -> exchange::Command {
    const v1::Offer& offer = request->offer();
    const Mask mask = CheckMask(
        request->update_mask(),
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
  const auto translate = [response](const exchange::Committed& committed, ReplyWriter& writer) {
    const auto& body = std::get<journal::OfferUpdated>(committed.record->body);
    WriteOffer(body.offer, writer, *response);
  };
  return Write(parts_, context, "OrganisationService/UpdateOffer",
               RecipeOf(*request, convert, translate, {.prefix = "offer."}));
}

grpc::ServerUnaryReactor* OrganisationService::ListOffers(grpc::CallbackServerContext* context,
                                                          const v1::ListOffersRequest* request,
                                                          v1::ListOffersResponse* response) {
  return Read(
      parts_, context, "OrganisationService/ListOffers", RequestShape(*request), parts_.pools.scans,
      [this, request, response](RequestReader& reader) {
        const auto partner = reader.AnyOrganisation(request->parent(), "parent");
        const auto page = reader.Page(*request);
        if (!reader.status().ok()) return reader.status();
        const auto head = parts_.registers.Find<journal::Head>({reader.scheme()});
        if (!head.ok()) return head.status();
        ReplyWriter writer(parts_.names, reader.scheme());
        const auto add = [&](uint64_t number) {
          const auto found =
              parts_.registers.Find<domain::Offer>({reader.scheme(), domain::OfferNumber(number)});
          if (!found.ok()) return found.status();
          if (partner.IsNone() || (*found)->partner == partner) {
            WriteOffer(**found, writer, *response->add_offers());
          }
          return writer.status();
        };
        return ListNumbered(page, (*head)->offers, *response->mutable_next_page_token(), add);
      });
}

grpc::ServerUnaryReactor* OrganisationService::SuspendOffer(grpc::CallbackServerContext* context,
                                                            const v1::SuspendOfferRequest* request,
                                                            v1::Offer* response) {
  const auto convert = [request](RequestReader& reader) -> exchange::Command {
    return exchange::SuspendOffer{.offer = reader.Offer(request->name(), "name")};
  };
  const auto translate = [this, response](const exchange::Committed& committed,
                                          ReplyWriter& writer) {
    const auto& body = std::get<journal::OfferSuspended>(committed.record->body);
    WriteTurned(parts_, body.offer, domain::OfferState::kSuspended, writer, *response);
  };
  return Write(parts_, context, "OrganisationService/SuspendOffer",
               RecipeOf(*request, convert, translate, {.named = "offer"}));
}

grpc::ServerUnaryReactor* OrganisationService::ResumeOffer(grpc::CallbackServerContext* context,
                                                           const v1::ResumeOfferRequest* request,
                                                           v1::Offer* response) {
  const auto convert = [request](RequestReader& reader) -> exchange::Command {
    return exchange::ResumeOffer{.offer = reader.Offer(request->name(), "name")};
  };
  const auto translate = [this, response](const exchange::Committed& committed,
                                          ReplyWriter& writer) {
    const auto& body = std::get<journal::OfferResumed>(committed.record->body);
    WriteTurned(parts_, body.offer, domain::OfferState::kOpen, writer, *response);
  };
  return Write(parts_, context, "OrganisationService/ResumeOffer",
               RecipeOf(*request, convert, translate, {.named = "offer"}));
}

}  // namespace timecredit::service
