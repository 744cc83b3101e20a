#include "ledger/reporting/statement.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/fields.h"
#include "ledger/domain/member.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/scheme.h"
#include "ledger/domain/wallet.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/compartment.h"
#include "ledger/reporting/records.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {
namespace {

constexpr domain::Sequence kLast{std::numeric_limits<uint64_t>::max()};

int64_t AmountIn(const std::vector<journal::AccountBalance>& balances, domain::AccountKind kind) {
  for (const journal::AccountBalance& balance : balances) {
    if (balance.kind == kind && balance.unit == domain::kMinutes) return balance.amount;
  }
  return 0;
}

absl::Status CheckMember(const storage::Snapshot& snapshot, domain::SchemeNumber scheme,
                         domain::MemberNumber member, std::string_view field) {
  const auto row = snapshot.Find<domain::Member>({scheme, member});
  if (!row.ok()) return row.status();
  if (*row != nullptr) return absl::OkStatus();
  return domain::RefuseMissing("MEMBER_UNKNOWN", field);
}

// The member's last line at or before `sequence`, nullopt when there is none.
absl::StatusOr<std::optional<journal::Line>> LineAt(const storage::Snapshot& snapshot,
                                                    domain::SchemeNumber scheme,
                                                    domain::MemberNumber member,
                                                    domain::Sequence sequence) {
  const domain::Owner owner = domain::OwnerOf(member);
  std::optional<journal::Line> found;
  const auto status = snapshot.Scan<journal::Line>(
      {scheme, owner, sequence}, storage::Direction::kBackward, [&](const journal::Line& line) {
        if (line.owner == owner) found = line;
        return false;
      });
  if (!status.ok()) return status;
  return found;
}

void TakeLine(const journal::Line& line, Balance& balance) {
  balance.posted = AmountIn(line.balances_after, domain::AccountKind::kWallet);
  balance.held = AmountIn(line.balances_after, domain::AccountKind::kHeld);
  balance.contributed_minutes = AmountIn(line.balances_after, domain::AccountKind::kContributed);
  balance.awaiting_minutes = line.awaiting_minutes_after;
}

// What depends on today: only of the balance as it stands.
absl::Status TakeWallet(const storage::Snapshot& snapshot, domain::SchemeNumber scheme_number,
                        domain::MemberNumber member, absl::Time now, Balance& balance) {
  const auto scheme = snapshot.Find<domain::Scheme>({scheme_number});
  if (!scheme.ok()) return scheme.status();
  const auto today = domain::DateAt((*scheme)->calendar, now);
  if (!today.ok()) return today.status();
  const auto accounts = snapshot.Find<journal::Accounts>({scheme_number, domain::OwnerOf(member)});
  if (!accounts.ok()) return accounts.status();
  const domain::Wallet wallet = *accounts == nullptr ? domain::Wallet() : (*accounts)->wallet;
  const auto row = snapshot.Find<domain::Member>({scheme_number, member});
  if (!row.ok()) return row.status();
  if (*row != nullptr && domain::CheckActive(**row, "member").ok()) {
    balance.available = domain::AvailableUnder(
        wallet,
        {.today = *today, .partner = {}, .floor = (*scheme)->policies.wallet_floor_credit_minutes});
  }
  for (const domain::Portion& portion : wallet.lots) {
    const std::optional<domain::Date>& expiry = portion.lot->expires_on;
    if (!expiry.has_value() || domain::HasLapsed(*portion.lot, *today)) continue;
    if (!balance.earliest_expiry.has_value()) balance.earliest_expiry = expiry;
    if (*expiry == *balance.earliest_expiry) balance.expiring += portion.credit_minutes;
  }
  return absl::OkStatus();
}

// The record whose hour log, hold, redemption or entry this one is about, which its body then names
// first; itself when it is about none.
domain::Sequence SequenceOfOrigin(const journal::Record& record) {
  const auto find = [&record](const auto& body) {
    const auto fields = domain::TieFields(body);
    if constexpr (std::tuple_size_v < decltype(fields) >> 0) {
      const auto& first = std::get<0>(fields);
      if constexpr (std::is_same_v<decltype(first), const domain::Sequence&>) return first;
    }
    return record.sequence;
  };
  return std::visit(find, record.body);
}

// Under whose key the text of a record lies, seen from the member on whose statement it stands:
// what is about two members is kept once, and both read it.
domain::MemberNumber KeeperOfText(const journal::Body& body, domain::MemberNumber member) {
  if (const auto* transferred = std::get_if<journal::CreditsTransferred>(&body)) {
    return transferred->from;
  }
  if (const auto* reversed = std::get_if<journal::EntryReversed>(&body)) {
    return reversed->taken_from.IsNone() ? reversed->given_to : reversed->taken_from;
  }
  return member;
}

absl::StatusOr<StatementLine> Complete(const storage::Snapshot& snapshot,
                                       const personal::Compartment& compartment,
                                       domain::MemberNumber member, const journal::Line& line) {
  auto record = RecordOf(snapshot, line.scheme, line.sequence);
  if (!record.ok()) return record.status();
  auto origin = RecordOf(snapshot, line.scheme, SequenceOfOrigin(*record));
  if (!origin.ok()) return origin.status();
  auto text = compartment.FindText(snapshot, line.scheme, KeeperOfText(record->body, member),
                                   line.sequence);
  if (!text.ok() && !absl::IsFailedPrecondition(text.status())) return text.status();
  return StatementLine{
      .record = *std::move(record),
      .wallet_change = AmountIn(line.changes, domain::AccountKind::kWallet),
      .held_change = AmountIn(line.changes, domain::AccountKind::kHeld),
      .wallet_after = AmountIn(line.balances_after, domain::AccountKind::kWallet),
      .held_after = AmountIn(line.balances_after, domain::AccountKind::kHeld),
      .text = text.ok() ? std::move(*text).value_or("") : "",
      .origin = *std::move(origin),
  };
}

}  // namespace

absl::StatusOr<Balance> BalanceOf(const storage::Store& store, domain::SchemeNumber scheme,
                                  domain::MemberNumber member, domain::Sequence as_of,
                                  absl::Time now) {
  Balance balance;
  const auto status = store.View([&](const storage::Snapshot& snapshot) {
    if (auto known = CheckMember(snapshot, scheme, member, "member"); !known.ok()) return known;
    const auto head = snapshot.Find<journal::Head>({scheme});
    if (!head.ok()) return head.status();
    if (as_of.value > (*head)->last_sequence.value) {
      return domain::RefuseArgument("SEQUENCE_UNKNOWN", "as_of_sequence");
    }
    balance.as_of = as_of.IsNone() ? (*head)->last_sequence : as_of;
    const auto line = LineAt(snapshot, scheme, member, balance.as_of);
    if (!line.ok()) return line.status();
    if (line->has_value()) TakeLine(**line, balance);
    return as_of.IsNone() ? TakeWallet(snapshot, scheme, member, now, balance) : absl::OkStatus();
  });
  if (!status.ok()) return status;
  return balance;
}

absl::StatusOr<Statement> StatementOf(const storage::Store& store,
                                      const personal::Compartment& compartment,
                                      domain::SchemeNumber scheme, domain::MemberNumber member,
                                      domain::Sequence from, size_t limit) {
  Statement statement;
  const auto status = store.View([&](const storage::Snapshot& snapshot) {
    if (auto known = CheckMember(snapshot, scheme, member, "parent"); !known.ok()) return known;
    const domain::Owner owner = domain::OwnerOf(member);
    std::vector<journal::Line> lines;
    auto scanned =
        snapshot.Scan<journal::Line>({scheme, owner, from.IsNone() ? kLast : from},
                                     storage::Direction::kBackward, [&](const journal::Line& line) {
                                       if (line.owner != owner) return false;
                                       if (lines.size() == limit) {
                                         statement.next = line.sequence;
                                         return false;
                                       }
                                       lines.push_back(line);
                                       return true;
                                     });
    if (!scanned.ok()) return scanned;
    for (const journal::Line& line : lines) {
      auto complete = Complete(snapshot, compartment, member, line);
      if (!complete.ok()) return complete.status();
      statement.lines.push_back(*std::move(complete));
    }
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return statement;
}

absl::StatusOr<StatementLine> StatementLineOf(const storage::Store& store,
                                              const personal::Compartment& compartment,
                                              domain::SchemeNumber scheme,
                                              domain::MemberNumber member,
                                              domain::Sequence sequence) {
  std::optional<StatementLine> found;
  const auto status = store.View([&](const storage::Snapshot& snapshot) {
    const auto line = snapshot.Find<journal::Line>({scheme, domain::OwnerOf(member), sequence});
    if (!line.ok()) return line.status();
    if (*line == nullptr) {
      return domain::RefuseMissing("ENTRY_UNKNOWN", "name");
    }
    auto complete = Complete(snapshot, compartment, member, **line);
    if (!complete.ok()) return complete.status();
    found = *std::move(complete);
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return *std::move(found);
}

absl::StatusOr<journal::Record> OriginOf(const storage::Store& store,
                                         const journal::Record& record) {
  const domain::Sequence origin = SequenceOfOrigin(record);
  if (origin == record.sequence) return record;
  return RecordOf(store, record.scheme, origin);
}

}  // namespace timecredit::reporting
