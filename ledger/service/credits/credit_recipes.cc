#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "ledger/domain/account.h"
#include "ledger/domain/member.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/journal/record.h"
#include "ledger/reporting/lots.h"
#include "ledger/reporting/names.h"
#include "ledger/reporting/statement.h"
#include "ledger/service/caller.h"
#include "ledger/service/credits/entry_messages.h"
#include "ledger/service/credits/lot_messages.h"
#include "ledger/service/listing.h"
#include "ledger/service/page_token.h"
#include "ledger/service/parts.h"
#include "ledger/service/recipe.h"
#include "ledger/service/recipes.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "ledger/service/request_shape.h"
#include "proto/timecredit/v1/credit.pb.h"

namespace timecredit::service {
namespace {

// What the record of a dry run would do to the member's wallet.
absl::StatusOr<reporting::StatementLine> WouldBeLine(const Parts& parts,
                                                     const journal::Record& record,
                                                     domain::MemberNumber member) {
  const auto balance = reporting::BalanceOf(parts.exchange.store(), record.scheme, member,
                                            domain::Sequence(), parts.clock.Now());
  if (!balance.ok()) return balance.status();
  auto origin = reporting::OriginOf(parts.exchange.store(), record);
  if (!origin.ok()) return origin.status();
  reporting::StatementLine line{.record = record, .text = {}, .origin = *std::move(origin)};
  for (const journal::Posting& posting : record.postings) {
    if (posting.account.owner == domain::OwnerOf(member) &&
        posting.account.kind == domain::AccountKind::kWallet) {
      line.wallet_change += posting.amount;
    }
  }
  line.wallet_after = balance->posted + line.wallet_change;
  line.held_after = balance->held;
  return line;
}

// The reply of an operation that is one line of the member's statement.
void WriteCommitted(const Parts& parts, const exchange::Committed& committed,
                    domain::MemberNumber member, bool is_dry_run, const std::string& language,
                    ReplyWriter& writer, v1::Entry& response) {
  const journal::Record& record = *committed.record;
  const auto line =
      is_dry_run ? WouldBeLine(parts, record, member)
                 : reporting::StatementLineOf(parts.exchange.store(), parts.exchange.compartment(),
                                              record.scheme, member, record.sequence);
  writer.Keep(line.status());
  if (line.ok()) WriteEntry(parts, member, *line, language, writer, response);
}

// Of whose statement the reply to a reversal is: of the member named or, where it did nothing to
// them, of whom they were merged into; else of the first whom it did something to.
absl::StatusOr<domain::MemberNumber> AffectedBy(const Parts& parts, const journal::Record& record,
                                                domain::MemberNumber named) {
  const auto affects = [&record](domain::MemberNumber member) {
    return std::any_of(record.postings.begin(), record.postings.end(), [&](const auto& posting) {
      return posting.account.owner == domain::OwnerOf(member);
    });
  };
  if (affects(named)) return named;
  const auto known = parts.registers.Find<domain::Member>({record.scheme, named});
  if (!known.ok()) return known.status();
  if (*known != nullptr && affects(domain::SurvivorOf(**known))) return domain::SurvivorOf(**known);
  const auto* reversed = std::get_if<journal::EntryReversed>(&record.body);
  return reversed == nullptr ? named : reversed->taken_from;
}

int64_t ToMessage(domain::Sequence sequence) { return static_cast<int64_t>(sequence.value); }

}  // namespace

Recipe RecipeFor(const Parts& parts, const v1::GetBalanceRequest& request, v1::Balance& response) {
  return RecipeOf(request, parts.pools.points,
                  [&parts, &request, &response](RequestReader& reader) {
                    const auto member = reader.Subject(request.member(), "member");
                    const auto as_of = RequestReader::Sequence(request.as_of_sequence());
                    if (!reader.status().ok()) return reader.status();
                    const auto balance = reporting::BalanceOf(
                        parts.exchange.store(), reader.scheme(), member, as_of, parts.clock.Now());
                    if (!balance.ok()) return balance.status();
                    ReplyWriter writer(parts.names, reader.scheme());
                    response.set_member(writer.Member(member));
                    response.set_posted_credit_minutes(balance->posted);
                    response.set_held_credit_minutes(balance->held);
                    response.set_available_credit_minutes(balance->available);
                    response.set_awaiting_minutes(balance->awaiting_minutes);
                    response.set_earliest_expiry_date(ReplyWriter::Date(balance->earliest_expiry));
                    response.set_expiring_credit_minutes(balance->expiring);
                    response.set_contributed_minutes(balance->contributed_minutes);
                    response.set_as_of_sequence(ToMessage(balance->as_of));
                    return writer.status();
                  });
}

Recipe RecipeFor(const Parts& parts, const v1::ListEntriesRequest& request,
                 v1::ListEntriesResponse& response) {
  return RecipeOf(request, parts.pools.scans, [&parts, &request, &response](RequestReader& reader) {
    const auto member = reader.Subject(request.parent(), "parent");
    const auto asked = reader.Page(request);
    if (!reader.status().ok()) return reader.status();
    const auto from = NumberInPageToken(asked.from);
    if (!from.ok()) return from.status();
    const auto statement =
        reporting::StatementOf(parts.exchange.store(), parts.exchange.compartment(),
                               reader.scheme(), member, domain::Sequence(*from), asked.limit);
    if (!statement.ok()) return statement.status();
    ReplyWriter writer(parts.names, reader.scheme());
    for (const auto& line : statement->lines) {
      WriteEntry(parts, member, line, reader.caller().language, writer, *response.add_entries());
    }
    if (!statement->next.IsNone()) {
      response.set_next_page_token(
          MakePageToken(asked.request, absl::StrCat(statement->next.value)));
    }
    return writer.status();
  });
}

Recipe RecipeFor(const Parts& parts, const v1::GetEntryRequest& request, v1::Entry& response) {
  return RecipeOf(
      request, parts.pools.points, [&parts, &request, &response](RequestReader& reader) {
        const EntryNamed entry = reader.Entry(request.name(), "name");
        if (!reader.status().ok()) return reader.status();
        const auto line =
            reporting::StatementLineOf(parts.exchange.store(), parts.exchange.compartment(),
                                       reader.scheme(), entry.member, entry.sequence);
        if (!line.ok()) return line.status();
        ReplyWriter writer(parts.names, reader.scheme());
        WriteEntry(parts, entry.member, *line, reader.caller().language, writer, response);
        WriteLots(parts, LotsMoved(line->record, entry.member), reader.caller().principal, writer,
                  *response.mutable_lots());
        return writer.status();
      });
}

Recipe RecipeFor(const Parts& parts, const v1::ListLotsRequest& request,
                 v1::ListLotsResponse& response) {
  return RecipeOf(request, parts.pools.scans, [&parts, &request, &response](RequestReader& reader) {
    const auto member = reader.Subject(request.parent(), "parent");
    const auto asked = reader.Page(request);
    if (!reader.status().ok()) return reader.status();
    const auto lots = reporting::LotsOf(parts.exchange.store(), reader.scheme(), member);
    if (!lots.ok()) return lots.status();
    ReplyWriter writer(parts.names, reader.scheme());
    const auto add = [&](uint64_t place) {
      WriteLots(parts, {(*lots)[place - 1]}, reader.caller().principal, writer,
                *response.mutable_lots());
      return writer.status();
    };
    return ListNumbered(asked, lots->size(), *response.mutable_next_page_token(), add);
  });
}

Recipe RecipeFor(const Parts& parts, const v1::GrantCreditsRequest& request, v1::Entry& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    return exchange::GrantCredits{.member = reader.Member(request.member(), "member"),
                                  .credit_minutes = request.credit_minutes(),
                                  .reason = request.reason()};
  };
  const auto translate = [&parts, &request, &response](const exchange::Committed& committed,
                                                       ReplyWriter& writer) {
    const auto& body = std::get<journal::CreditsGranted>(committed.record->body);
    WriteCommitted(parts, committed, body.member, request.validate_only(), writer.language(),
                   writer, response);
  };
  return RecipeOf(request, convert, translate);
}

Recipe RecipeFor(const Parts& parts, const v1::TransferCreditsRequest& request,
                 v1::Entry& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    exchange::TransferCredits command;
    command.from = reader.Subject(request.from(), "from");
    command.to = reader.Member(request.to(), "to");
    command.credit_minutes = request.credit_minutes();
    command.text = request.text();
    return command;
  };
  const auto translate = [&parts, &request, &response](const exchange::Committed& committed,
                                                       ReplyWriter& writer) {
    const auto& body = std::get<journal::CreditsTransferred>(committed.record->body);
    WriteCommitted(parts, committed, body.from, request.validate_only(), writer.language(), writer,
                   response);
  };
  return RecipeOf(request, convert, translate);
}

Recipe RecipeFor(const Parts& parts, const v1::ReverseEntryRequest& request, v1::Entry& response) {
  const auto convert = [&parts, &request](RequestReader& reader) -> exchange::Command {
    const EntryNamed entry = reader.Entry(request.name(), "name");
    exchange::ReverseEntry command;
    command.entry = entry.sequence;
    command.reason = request.reason();
    command.write_off_spent = request.write_off_spent();
    // The name must be of a line of that member's statement.
    if (!reader.MayLook()) return command;
    reader.Keep(reporting::StatementLineOf(parts.exchange.store(), parts.exchange.compartment(),
                                           reader.scheme(), entry.member, entry.sequence)
                    .status());
    return command;
  };
  const auto translate = [&parts, &request, &response](const exchange::Committed& committed,
                                                       ReplyWriter& writer) {
    const Caller nobody;
    RequestReader reader(nobody, parts.names, reporting::Look::kInStore);
    const EntryNamed entry = reader.Entry(request.name(), "name");
    writer.Keep(reader.status());
    if (!reader.status().ok()) return;
    const auto member = AffectedBy(parts, *committed.record, entry.member);
    writer.Keep(member.status());
    if (!member.ok()) return;
    WriteCommitted(parts, committed, *member, request.validate_only(), writer.language(), writer,
                   response);
  };
  return RecipeOf(request, convert, translate, {.named = "entry"});
}

}  // namespace timecredit::service
