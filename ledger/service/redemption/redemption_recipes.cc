#include <variant>

#include "absl/status/status.h"
#include "ledger/domain/hold.h"
#include "ledger/domain/number.h"
#include "ledger/domain/redemption.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/exchange/redemption/party.h"
#include "ledger/journal/record.h"
#include "ledger/reporting/quote.h"
#include "ledger/reporting/records.h"
#include "ledger/reporting/refunds.h"
#include "ledger/reporting/spending.h"
#include "ledger/service/credits/lot_messages.h"
#include "ledger/service/page_token.h"
#include "ledger/service/parts.h"
#include "ledger/service/recipe.h"
#include "ledger/service/recipes.h"
#include "ledger/service/redemption/redemption_messages.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "proto/timecredit/v1/redemption.pb.h"

namespace timecredit::service {
namespace {

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

Recipe RecipeFor(const Parts& parts, const v1::QuoteRedemptionRequest& request,
                 v1::Quote& response) {
  return RecipeOf(request, parts.pools.points,
                  [&parts, &request, &response](RequestReader& reader) {
                    const auto member = reader.Subject(request.member(), "member");
                    const auto offer = reader.Offer(request.offer(), "offer");
                    reader.Keep(exchange::CheckParty(PartyFrom(request.party())));
                    if (!reader.status().ok()) return reader.status();
                    const auto quote = reporting::QuoteFor(
                        parts.exchange.store(), reader.scheme(),
                        {.member = member, .offer = offer, .party = PartyFrom(request.party())},
                        parts.clock.Now());
                    if (!quote.ok()) return quote.status();
                    ReplyWriter writer(parts.names, reader.scheme());
                    response.set_member(writer.Member(member));
                    response.set_partner(writer.Organisation(quote->partner));
                    response.set_offer(request.offer());
                    *response.mutable_party() = request.party();
                    response.set_credit_minutes(quote->credit_minutes);
                    response.set_available_credit_minutes(quote->available);
                    response.set_remaining_credit_minutes(quote->available - quote->credit_minutes);
                    return writer.status();
                  });
}

Recipe RecipeFor(const Parts& /*parts*/, const v1::RedeemCreditsRequest& request,
                 v1::Redemption& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    const v1::Redemption& redemption = request.redemption();
    reader.Scheme(request.parent(), "parent");
    exchange::RedeemCredits command;
    command.member = reader.Subject(redemption.member(), "redemption.member");
    TakeOffer(redemption, "redemption.", reader, command);
    if (redemption.has_credit_minutes()) command.credit_minutes = redemption.credit_minutes();
    command.party = PartyFrom(redemption.party());
    return command;
  };
  const auto translate = [&response](const exchange::Committed& committed, ReplyWriter& writer) {
    const journal::Record& record = *committed.record;
    const auto& body = std::get<journal::CreditsRedeemed>(record.body);
    WritePaid({.scheme = record.scheme,
               .redemption = record.sequence,
               .member = body.member,
               .partner = body.partner,
               .party = body.party,
               .portions = body.portions,
               .offer = body.offer},
              record, writer, response);
  };
  return RecipeOf(request, convert, translate, {.prefix = "redemption."});
}

Recipe RecipeFor(const Parts& parts, const v1::RefundRedemptionRequest& request,
                 v1::Redemption& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    return exchange::RefundRedemption{
        .redemption = reader.Recorded(request.name(), "redemptions", "name"),
        .credit_minutes = request.credit_minutes(),
        .reason = request.reason()};
  };
  const auto translate = [&parts, &request, &response](const exchange::Committed& committed,
                                                       ReplyWriter& writer) {
    const auto& body = std::get<journal::RedemptionRefunded>(committed.record->body);
    const auto found = parts.registers.Find<domain::Redemption>({writer.scheme(), body.redemption});
    writer.Keep(found.status());
    if (!found.ok()) return;
    domain::Redemption redemption = **found;
    // As the refund left it: later ones are not for this reply.
    const auto refunded =
        reporting::RefundedBy(parts.exchange.store(), redemption, committed.record->sequence);
    writer.Keep(refunded.status());
    redemption.refunded_credit_minutes = refunded.value_or(0);
    if (request.validate_only()) redemption.refunded_credit_minutes += body.credit_minutes;
    writer.Keep(DescribeRedemption(parts, redemption, writer, response));
  };
  return RecipeOf(request, convert, translate, {.named = "redemption"});
}

Recipe RecipeFor(const Parts& parts, const v1::GetRedemptionRequest& request,
                 v1::Redemption& response) {
  return RecipeOf(
      request, parts.pools.points, [&parts, &request, &response](RequestReader& reader) {
        const auto number = reader.Recorded(request.name(), "redemptions", "name");
        if (!reader.status().ok()) return reader.status();
        const auto found = parts.registers.Find<domain::Redemption>({reader.scheme(), number});
        if (!found.ok()) return found.status();
        reader.CheckAbout(*found);
        if (!reader.status().ok()) return reader.status();
        if (*found == nullptr) {
          const auto hold = parts.registers.Find<domain::Hold>({reader.scheme(), number});
          if (!hold.ok()) return hold.status();
          return domain::RefuseRedemption(hold->get(), "name");
        }
        ReplyWriter writer(parts.names, reader.scheme());
        WriteLots(parts, (*found)->portions, reader.caller().principal, writer,
                  *response.mutable_lots());
        return DescribeRedemption(parts, **found, writer, response);
      });
}

Recipe RecipeFor(const Parts& parts, const v1::ListRedemptionsRequest& request,
                 v1::ListRedemptionsResponse& response) {
  return RecipeOf(request, parts.pools.scans, [&parts, &request, &response](RequestReader& reader) {
    auto filter = FilterFrom(request, reader);
    if (!request.offer().empty()) filter.offer = reader.Offer(request.offer(), "offer");
    filter.from_date = RequestReader::OptionalDate(request.from_date());
    filter.to_date = RequestReader::OptionalDate(request.to_date());
    const auto asked = reader.Page(request);
    if (!reader.status().ok()) return reader.status();
    const auto from = NumberInPageToken(asked.from);
    if (!from.ok()) return from.status();
    const auto page =
        reporting::ListRedemptions(parts.exchange.store(), reader.scheme(), filter,
                                   domain::Sequence(*from), asked.limit, reader.caller().is_wanted);
    if (!page.ok()) return page.status();
    ReplyWriter writer(parts.names, reader.scheme());
    for (const domain::Redemption& redemption : page->redemptions) {
      auto status = DescribeRedemption(parts, redemption, writer, *response.add_redemptions());
      if (!status.ok()) return status;
    }
    response.set_next_page_token(NextPageToken(asked.request, page->next));
    return absl::OkStatus();
  });
}

}  // namespace timecredit::service
