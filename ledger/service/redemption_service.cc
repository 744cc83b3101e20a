#include "ledger/service/redemption_service.h"

#include <string>
#include <variant>

#include "absl/status/status.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/domain/hold.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/redemption.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/exchange/redemption/party.h"
#include "ledger/journal/record.h"
#include "ledger/reporting/quote.h"
#include "ledger/reporting/records.h"
#include "ledger/reporting/refunds.h"
#include "ledger/service/listing.h"
#include "ledger/service/parts.h"
#include "ledger/service/read_call.h"
#include "ledger/service/redemption_messages.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "ledger/service/request_shape.h"
#include "ledger/service/write_call.h"
#include "proto/timecredit/v1/redemption.pb.h"

namespace timecredit::service {
namespace {

// What a record of a payment made, with the record's date and time.
void WritePaid(const domain::Redemption& paid, const journal::Record& record, ReplyWriter& writer,
               v1::Redemption& response) {
  WriteRedemption(paid, writer, response);
  *response.mutable_create_time() = ReplyWriter::Instant(record.recorded_at);
  if (record.effective.has_value()) response.set_date(ReplyWriter::Date(record.effective->date));
}

// By an offer, or at a partner for an amount that the desk typed: one of them must be said.
template <class Message, class Command>
void TakeOffer(const Message& message, const std::string& path, RequestReader& reader,
               Command& command) {
  if (!message.offer().empty()) command.offer = reader.Offer(message.offer(), path + "offer");
  if (message.offer().empty() || !message.partner().empty()) {
    command.partner = reader.Organisation(message.partner(), path + "partner");
  }
}

absl::Status DescribeHold(const Parts& parts, const domain::Hold& hold, ReplyWriter& writer,
                          v1::Hold& message) {
  WriteHold(hold, writer, message);
  const auto recorded_at = reporting::RecordedAt(parts.exchange.store(), hold.scheme, hold.hold);
  if (!recorded_at.ok()) return recorded_at.status();
  *message.mutable_create_time() = ReplyWriter::Instant(*recorded_at);
  return writer.status();
}

absl::Status DescribeRedemption(const Parts& parts, const domain::Redemption& redemption,
                                ReplyWriter& writer, v1::Redemption& message) {
  const auto record =
      reporting::RecordOf(parts.exchange.store(), redemption.scheme, redemption.redemption);
  if (!record.ok()) return record.status();
  WritePaid(redemption, *record, writer, message);
  if (const auto* captured = std::get_if<journal::HoldCaptured>(&record->body);
      captured != nullptr) {
    message.set_hold(writer.Recorded("holds", captured->hold));
  }
  return writer.status();
}

}  // namespace

grpc::ServerUnaryReactor* RedemptionService::QuoteRedemption(
    grpc::CallbackServerContext* context, const v1::QuoteRedemptionRequest* request,
    v1::Quote* response) {
  return Read(parts_, context, "RedemptionService/QuoteRedemption", RequestShape(*request),
              parts_.pools.points, [this, request, response](RequestReader& reader) {
                const auto member = reader.Subject(request->member(), "member");
                const auto offer = reader.Offer(request->offer(), "offer");
                reader.Keep(exchange::CheckParty(PartyFrom(request->party())));
                if (!reader.status().ok()) return reader.status();
                const auto quote = reporting::QuoteFor(
                    parts_.exchange.store(), reader.scheme(),
                    {.member = member, .offer = offer, .party = PartyFrom(request->party())},
                    parts_.clock.Now());
                if (!quote.ok()) return quote.status();
                ReplyWriter writer(parts_.names, reader.scheme());
                response->set_member(writer.Member(member));
                response->set_partner(writer.Organisation(quote->partner));
                response->set_offer(request->offer());
                *response->mutable_party() = request->party();
                response->set_credit_minutes(quote->credit_minutes);
                response->set_available_credit_minutes(quote->available);
                response->set_remaining_credit_minutes(quote->available - quote->credit_minutes);
                return writer.status();
              });
}

grpc::ServerUnaryReactor* RedemptionService::PlaceHold(grpc::CallbackServerContext* context,
                                                       const v1::PlaceHoldRequest* request,
                                                       v1::Hold* response) {
  const auto convert = [request](RequestReader& reader) -> exchange::Command {
    const v1::Hold& hold = request->hold();
    reader.Scheme(request->parent(), "parent");
    exchange::PlaceHold command;
    command.member = reader.Subject(hold.member(), "hold.member");
    TakeOffer(hold, "hold.", reader, command);
    command.party = PartyFrom(hold.party());
    if (hold.has_credit_minutes()) command.credit_minutes = hold.credit_minutes();
    command.deadline = RequestReader::Instant(hold.expire_time());
    return command;
  };
  const auto translate = [response](const exchange::Committed& committed, ReplyWriter& writer) {
    const journal::Record& record = *committed.record;
    const auto& body = std::get<journal::HoldPlaced>(record.body);
    domain::Hold hold;
    hold.scheme = record.scheme;
    hold.hold = record.sequence;
    hold.member = body.member;
    hold.partner = body.partner;
    hold.offer = body.offer;
    hold.party = body.party;
    hold.portions = body.portions;
    hold.deadline = body.deadline;
    WriteHold(hold, writer, *response);
    *response->mutable_create_time() = ReplyWriter::Instant(record.recorded_at);
  };
  return Write(parts_, context, "RedemptionService/PlaceHold",
               RecipeOf(*request, convert, translate, {.prefix = "hold."}));
}

grpc::ServerUnaryReactor* RedemptionService::CaptureHold(grpc::CallbackServerContext* context,
                                                         const v1::CaptureHoldRequest* request,
                                                         v1::Redemption* response) {
  const auto convert = [request](RequestReader& reader) -> exchange::Command {
    exchange::CaptureHold command;
    command.hold = reader.Recorded(request->name(), "holds", "name");
    if (request->has_credit_minutes()) command.credit_minutes = request->credit_minutes();
    if (request->has_party()) command.party = PartyFrom(request->party());
    return command;
  };
  const auto translate = [this, response](const exchange::Committed& committed,
                                          ReplyWriter& writer) {
    const journal::Record& record = *committed.record;
    const auto& body = std::get<journal::HoldCaptured>(record.body);
    const auto hold = parts_.registers.Find<domain::Hold>({record.scheme, body.hold});
    writer.Keep(hold.status());
    if (!hold.ok()) return;
    WritePaid({.scheme = record.scheme,
               .redemption = record.sequence,
               .member = (*hold)->member,
               .partner = (*hold)->partner,
               .party = body.party,
               .portions = body.portions,
               .offer = (*hold)->offer},
              record, writer, *response);
    response->set_hold(writer.Recorded("holds", body.hold));
  };
  return Write(parts_, context, "RedemptionService/CaptureHold",
               RecipeOf(*request, convert, translate, {.named = "hold"}));
}

grpc::ServerUnaryReactor* RedemptionService::ReleaseHold(grpc::CallbackServerContext* context,
                                                         const v1::ReleaseHoldRequest* request,
                                                         v1::Hold* response) {
  const auto convert = [this, request](RequestReader& reader) -> exchange::Command {
    const exchange::ReleaseHold command{.hold = reader.Recorded(request->name(), "holds", "name")};
    if (reader.caller().principal.kind != domain::PrincipalKind::kMember) return command;
    if (!reader.MayLook()) return command;
    const auto hold = parts_.registers.Find<domain::Hold>({reader.scheme(), command.hold});
    reader.Keep(hold.status());
    if (hold.ok()) reader.CheckAbout(*hold);
    return command;
  };
  const auto translate = [this, response](const exchange::Committed& committed,
                                          ReplyWriter& writer) {
    const auto& body = std::get<journal::HoldReleased>(committed.record->body);
    const auto hold = parts_.registers.Find<domain::Hold>({writer.scheme(), body.hold});
    writer.Keep(hold.status());
    if (hold.ok()) writer.Keep(DescribeHold(parts_, **hold, writer, *response));
  };
  return Write(parts_, context, "RedemptionService/ReleaseHold",
               RecipeOf(*request, convert, translate, {.named = "hold"}));
}

grpc::ServerUnaryReactor* RedemptionService::RedeemCredits(grpc::CallbackServerContext* context,
                                                           const v1::RedeemCreditsRequest* request,
                                                           v1::Redemption* response) {
  const auto convert = [request](RequestReader& reader) -> exchange::Command {
    const v1::Redemption& redemption = request->redemption();
    reader.Scheme(request->parent(), "parent");
    exchange::RedeemCredits command;
    command.member = reader.Subject(redemption.member(), "redemption.member");
    TakeOffer(redemption, "redemption.", reader, command);
    if (redemption.has_credit_minutes()) command.credit_minutes = redemption.credit_minutes();
    command.party = PartyFrom(redemption.party());
    return command;
  };
  const auto translate = [response](const exchange::Committed& committed, ReplyWriter& writer) {
    const journal::Record& record = *committed.record;
    const auto& body = std::get<journal::CreditsRedeemed>(record.body);
    WritePaid({.scheme = record.scheme,
               .redemption = record.sequence,
               .member = body.member,
               .partner = body.partner,
               .party = body.party,
               .portions = body.portions,
               .offer = body.offer},
              record, writer, *response);
  };
  return Write(parts_, context, "RedemptionService/RedeemCredits",
               RecipeOf(*request, convert, translate, {.prefix = "redemption."}));
}

grpc::ServerUnaryReactor* RedemptionService::RefundRedemption(
    grpc::CallbackServerContext* context, const v1::RefundRedemptionRequest* request,
    v1::Redemption* response) {
  const auto convert = [request](RequestReader& reader) -> exchange::Command {
    return exchange::RefundRedemption{
        .redemption = reader.Recorded(request->name(), "redemptions", "name"),
        .credit_minutes = request->credit_minutes(),
        .reason = request->reason()};
  };
  const auto translate = [this, request, response](const exchange::Committed& committed,
                                                   ReplyWriter& writer) {
    const auto& body = std::get<journal::RedemptionRefunded>(committed.record->body);
    const auto found =
        parts_.registers.Find<domain::Redemption>({writer.scheme(), body.redemption});
    writer.Keep(found.status());
    if (!found.ok()) return;
    domain::Redemption redemption = **found;
    // As the refund left it: later ones are not for this reply.
    const auto refunded =
        reporting::RefundedBy(parts_.exchange.store(), redemption, committed.record->sequence);
    writer.Keep(refunded.status());
    redemption.refunded_credit_minutes = refunded.value_or(0);
    if (request->validate_only()) redemption.refunded_credit_minutes += body.credit_minutes;
    writer.Keep(DescribeRedemption(parts_, redemption, writer, *response));
  };
  return Write(parts_, context, "RedemptionService/RefundRedemption",
               RecipeOf(*request, convert, translate, {.named = "redemption"}));
}

grpc::ServerUnaryReactor* RedemptionService::GetHold(grpc::CallbackServerContext* context,
                                                     const v1::GetHoldRequest* request,
                                                     v1::Hold* response) {
  return Read(parts_, context, "RedemptionService/GetHold", RequestShape(*request),
              parts_.pools.points, [this, request, response](RequestReader& reader) {
                const auto number = reader.Recorded(request->name(), "holds", "name");
                if (!reader.status().ok()) return reader.status();
                const auto hold = parts_.registers.Find<domain::Hold>({reader.scheme(), number});
                if (!hold.ok()) return hold.status();
                reader.CheckAbout(*hold);
                if (!reader.status().ok()) return reader.status();
                if (*hold == nullptr) return domain::RefuseMissing("HOLD_UNKNOWN", "name");
                ReplyWriter writer(parts_.names, reader.scheme());
                return DescribeHold(parts_, **hold, writer, *response);
              });
}

grpc::ServerUnaryReactor* RedemptionService::GetRedemption(grpc::CallbackServerContext* context,
                                                           const v1::GetRedemptionRequest* request,
                                                           v1::Redemption* response) {
  return Read(
      parts_, context, "RedemptionService/GetRedemption", RequestShape(*request),
      parts_.pools.points, [this, request, response](RequestReader& reader) {
        const auto number = reader.Recorded(request->name(), "redemptions", "name");
        if (!reader.status().ok()) return reader.status();
        const auto found = parts_.registers.Find<domain::Redemption>({reader.scheme(), number});
        if (!found.ok()) return found.status();
        reader.CheckAbout(*found);
        if (!reader.status().ok()) return reader.status();
        if (*found == nullptr) return domain::RefuseMissing("REDEMPTION_UNKNOWN", "name");
        ReplyWriter writer(parts_.names, reader.scheme());
        return DescribeRedemption(parts_, **found, writer, *response);
      });
}

grpc::ServerUnaryReactor* RedemptionService::ListRedemptions(
    grpc::CallbackServerContext* context, const v1::ListRedemptionsRequest* request,
    v1::ListRedemptionsResponse* response) {
  return Read(parts_, context, "RedemptionService/ListRedemptions", RequestShape(*request),
              parts_.pools.scans, [this, request, response](RequestReader& reader) {
                reader.Scheme(request->parent(), "parent");
                const auto asked = reader.Page(*request);
                if (!reader.status().ok()) return reader.status();
                ReplyWriter writer(parts_.names, reader.scheme());
                const auto add = [&](const domain::Redemption& redemption) {
                  return DescribeRedemption(parts_, redemption, writer,
                                            *response->add_redemptions());
                };
                return ListLatest<domain::Redemption>(asked, parts_.registers, reader.scheme(),
                                                      *response->mutable_next_page_token(), add);
              });
}

}  // namespace timecredit::service
