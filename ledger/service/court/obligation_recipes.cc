#include <variant>

#include "absl/strings/str_cat.h"
#include "ledger/domain/number.h"
#include "ledger/domain/obligation.h"
#include "ledger/domain/scheme.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/service/counted_unit.h"
#include "ledger/service/field_paths.h"
#include "ledger/service/page_token.h"
#include "ledger/service/parts.h"
#include "ledger/service/recipe.h"
#include "ledger/service/recipes.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "proto/timecredit/v1/court.pb.h"

namespace timecredit::service {
namespace {

constexpr char kCases[] = "cases";
constexpr char kObligations[] = "obligations";

void WriteObligation(const domain::Obligation& obligation, const domain::Scheme& scheme,
                     ReplyWriter& writer, v1::Obligation& message) {
  message.set_name(writer.Numbered(kObligations, obligation.obligation.value));
  message.set_court_case(writer.Numbered(kCases, obligation.court_case.value));
  message.set_member(writer.Member(obligation.member));
  message.set_counted_unit(IdOfUnit(scheme, obligation.unit));
  message.set_quantity(obligation.imposed);
  message.set_discharged_quantity(obligation.discharged);
  message.set_outstanding_quantity(obligation.outstanding());
  message.set_due_date(ReplyWriter::Date(obligation.due_on));
}

}  // namespace

Recipe RecipeFor(const Parts& parts, const v1::ImposeObligationRequest& request,
                 v1::Obligation& response) {
  const auto convert = [&parts, &request](RequestReader& reader) -> exchange::Command {
    const v1::Obligation& asked = request.obligation();
    reader.Scheme(request.parent(), "parent");
    exchange::ImposeObligation command;
    command.member = reader.Member(asked.member(), "obligation.member");
    if (!asked.court_case().empty()) {
      command.court_case =
          domain::CaseNumber(reader.Numbered(asked.court_case(), kCases, "obligation.court_case"));
    }
    command.quantity = asked.quantity();
    command.due_on = RequestReader::OptionalDate(asked.due_date());
    command.unit =
        TakeUnit(asked.counted_unit(), "obligation.counted_unit", parts.registers, reader);
    return command;
  };
  const auto translate = [&parts, &response](const exchange::Committed& committed,
                                             ReplyWriter& writer) {
    const auto& body = std::get<journal::ObligationImposed>(committed.confidential->body);
    const auto scheme = parts.registers.Find<domain::Scheme>({writer.scheme()});
    writer.Keep(scheme.status());
    if (scheme.ok()) WriteObligation(body.obligation, **scheme, writer, response);
  };
  auto recipe = RecipeOf(request, convert, translate, {.prefix = "obligation."});
  recipe.waits_for_keys = true;  // a new case has a key of its own
  return recipe;
}

Recipe RecipeFor(const Parts& parts, const v1::GetObligationRequest& request,
                 v1::Obligation& response) {
  return RecipeOf(request, parts.pools.points,
                  [&parts, &request, &response](RequestReader& reader) {
                    const domain::ObligationNumber number(
                        reader.Numbered(request.name(), kObligations, "name"));
                    if (!reader.status().ok()) return reader.status();
                    const auto obligation = parts.obligations.Find(reader.scheme(), number);
                    if (!obligation.ok()) {
                      return InRequest(obligation.status(), {.named = "obligation"});
                    }
                    const auto scheme = parts.registers.Find<domain::Scheme>({reader.scheme()});
                    if (!scheme.ok()) return scheme.status();
                    ReplyWriter writer(parts.names, reader.scheme());
                    WriteObligation(*obligation, **scheme, writer, response);
                    return writer.status();
                  });
}

Recipe RecipeFor(const Parts& parts, const v1::ListObligationsRequest& request,
                 v1::ListObligationsResponse& response) {
  return RecipeOf(request, parts.pools.scans, [&parts, &request, &response](RequestReader& reader) {
    reader.Scheme(request.parent(), "parent");
    domain::MemberNumber member;
    if (!request.member().empty()) member = reader.Member(request.member(), "member");
    const auto asked = reader.Page(request);
    if (!reader.status().ok()) return reader.status();
    const auto from = NumberInPageToken(asked.from);
    if (!from.ok()) return from.status();
    const auto scheme = parts.registers.Find<domain::Scheme>({reader.scheme()});
    if (!scheme.ok()) return scheme.status();
    const auto page = parts.obligations.List(reader.scheme(), member,
                                             domain::ObligationNumber(*from), asked.limit);
    if (!page.ok()) return page.status();
    ReplyWriter writer(parts.names, reader.scheme());
    for (const domain::Obligation& obligation : page->obligations) {
      WriteObligation(obligation, **scheme, writer, *response.add_obligations());
    }
    if (!page->next.IsNone()) {
      response.set_next_page_token(MakePageToken(asked.request, absl::StrCat(page->next.value)));
    }
    return writer.status();
  });
}

}  // namespace timecredit::service
