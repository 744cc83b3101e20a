#include <variant>

#include "absl/status/status.h"
#include "ledger/domain/hold.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/journal/record.h"
#include "ledger/reporting/records.h"
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

absl::Status DescribeHold(const Parts& parts, const domain::Hold& hold, ReplyWriter& writer,
                          v1::Hold& message) {
  WriteHold(hold, writer, message);
  const auto recorded_at = reporting::RecordedAt(parts.exchange.store(), hold.scheme, hold.hold);
  if (!recorded_at.ok()) return recorded_at.status();
  *message.mutable_create_time() = ReplyWriter::Instant(*recorded_at);
  return writer.status();
}

}  // namespace

Recipe RecipeFor(const Parts& /*parts*/, const v1::PlaceHoldRequest& request, v1::Hold& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    const v1::Hold& hold = request.hold();
    reader.Scheme(request.parent(), "parent");
    exchange::PlaceHold command;
    command.member = reader.Subject(hold.member(), "hold.member");
    TakeOffer(hold, "hold.", reader, command);
    command.party = PartyFrom(hold.party());
    if (hold.has_credit_minutes()) command.credit_minutes = hold.credit_minutes();
    if (hold.has_lasting_minutes()) {
      command.lasting_minutes = hold.lasting_minutes();
      if (hold.has_expire_time()) {
        reader.Keep(domain::RefuseArgument("DEADLINE_TWICE", "hold.lasting_minutes"));
      }
    } else if (hold.has_expire_time()) {
      command.deadline = RequestReader::Instant(hold.expire_time());
    } else {
      reader.Keep(domain::RefuseArgument("FIELD_REQUIRED", "hold.expire_time"));
    }
    return command;
  };
  const auto translate = [&response](const exchange::Committed& committed, ReplyWriter& writer) {
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
    WriteHold(hold, writer, response);
    *response.mutable_create_time() = ReplyWriter::Instant(record.recorded_at);
  };
  return RecipeOf(request, convert, translate, {.prefix = "hold."});
}

Recipe RecipeFor(const Parts& parts, const v1::CaptureHoldRequest& request,
                 v1::Redemption& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    exchange::CaptureHold command;
    command.hold = reader.Recorded(request.name(), "holds", "name");
    if (request.has_credit_minutes()) command.credit_minutes = request.credit_minutes();
    if (request.has_party()) command.party = PartyFrom(request.party());
    return command;
  };
  const auto translate = [&parts, &response](const exchange::Committed& committed,
                                             ReplyWriter& writer) {
    const journal::Record& record = *committed.record;
    const auto& body = std::get<journal::HoldCaptured>(record.body);
    const auto hold = parts.registers.Find<domain::Hold>({record.scheme, body.hold});
    writer.Keep(hold.status());
    if (!hold.ok()) return;
    WritePaid({.scheme = record.scheme,
               .redemption = record.sequence,
               .member = (*hold)->member,
               .partner = (*hold)->partner,
               .party = body.party,
               .portions = body.portions,
               .offer = (*hold)->offer},
              record, writer, response);
    response.set_hold(writer.Recorded("holds", body.hold));
  };
  return RecipeOf(request, convert, translate, {.named = "hold"});
}

Recipe RecipeFor(const Parts& parts, const v1::ReleaseHoldRequest& request, v1::Hold& response) {
  const auto convert = [&parts, &request](RequestReader& reader) -> exchange::Command {
    const exchange::ReleaseHold command{.hold = reader.Recorded(request.name(), "holds", "name")};
    if (reader.caller().principal.kind != domain::PrincipalKind::kMember) return command;
    if (!reader.MayLook()) return command;
    const auto hold = parts.registers.Find<domain::Hold>({reader.scheme(), command.hold});
    reader.Keep(hold.status());
    if (hold.ok()) reader.CheckAbout(*hold);
    return command;
  };
  const auto translate = [&parts, &response](const exchange::Committed& committed,
                                             ReplyWriter& writer) {
    const auto& body = std::get<journal::HoldReleased>(committed.record->body);
    const auto hold = parts.registers.Find<domain::Hold>({writer.scheme(), body.hold});
    writer.Keep(hold.status());
    if (hold.ok()) writer.Keep(DescribeHold(parts, **hold, writer, response));
  };
  return RecipeOf(request, convert, translate, {.named = "hold"});
}

Recipe RecipeFor(const Parts& parts, const v1::GetHoldRequest& request, v1::Hold& response) {
  return RecipeOf(request, parts.pools.points,
                  [&parts, &request, &response](RequestReader& reader) {
                    const auto number = reader.Recorded(request.name(), "holds", "name");
                    if (!reader.status().ok()) return reader.status();
                    const auto hold = parts.registers.Find<domain::Hold>({reader.scheme(), number});
                    if (!hold.ok()) return hold.status();
                    reader.CheckAbout(*hold);
                    if (!reader.status().ok()) return reader.status();
                    if (*hold == nullptr) return domain::RefuseMissing("HOLD_UNKNOWN", "name");
                    ReplyWriter writer(parts.names, reader.scheme());
                    WriteLots(parts, (*hold)->portions, reader.caller().principal, writer,
                              *response.mutable_lots());
                    return DescribeHold(parts, **hold, writer, response);
                  });
}

Recipe RecipeFor(const Parts& parts, const v1::ListHoldsRequest& request,
                 v1::ListHoldsResponse& response) {
  return RecipeOf(request, parts.pools.scans, [&parts, &request, &response](RequestReader& reader) {
    const auto filter = FilterFrom(request, reader);
    const auto asked = reader.Page(request);
    if (!reader.status().ok()) return reader.status();
    const auto from = NumberInPageToken(asked.from);
    if (!from.ok()) return from.status();
    const auto page =
        reporting::ListOpenHolds(parts.exchange.store(), reader.scheme(), filter, parts.clock.Now(),
                                 domain::Sequence(*from), asked.limit, reader.caller().is_wanted);
    if (!page.ok()) return page.status();
    ReplyWriter writer(parts.names, reader.scheme());
    for (const domain::Hold& hold : page->holds) {
      auto status = DescribeHold(parts, hold, writer, *response.add_holds());
      if (!status.ok()) return status;
    }
    response.set_next_page_token(NextPageToken(asked.request, page->next));
    return absl::OkStatus();
  });
}

}  // namespace timecredit::service
