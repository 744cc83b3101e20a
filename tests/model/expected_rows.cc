#include "tests/model/expected_rows.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "tests/model/deed.h"

namespace timecredit::model {
namespace {

using domain::OwnerKind;
using journal::AccountBalance;

domain::MemberState StateOf(const Member& member) {
  if (member.is_erased) return domain::MemberState::kErased;
  if (member.is_closed) return domain::MemberState::kClosed;
  if (member.merged_into != 0) return domain::MemberState::kMerged;
  return member.is_suspended ? domain::MemberState::kSuspended : domain::MemberState::kActive;
}

bool IsPublic(const domain::Account& account) {
  return account.owner.kind != OwnerKind::kObligation;
}

std::vector<AccountBalance> BalancesOfOwner(const Balances& balances, const domain::Owner& owner) {
  std::vector<AccountBalance> found;
  for (const auto& [account, amount] : balances) {
    if (account.owner == owner) found.push_back({account.kind, account.unit, amount});
  }
  return found;
}

Balances Difference(const Balances& after, const Balances& before) {
  Balances difference = after;
  for (const auto& [account, amount] : before) difference[account] -= amount;
  std::erase_if(difference, [](const auto& change) { return change.second == 0; });
  return difference;
}

void DropZeros(std::vector<AccountBalance>& balances) {
  std::erase_if(balances, [](const AccountBalance& balance) { return balance.amount == 0; });
}

// The rows of one scheme.
class SchemeRows {
 public:
  SchemeRows(const Scheme& scheme, Tables& rows)
      : scheme_(scheme), number_(scheme.number()), rows_(rows) {}

  void Put() {
    PutRegisters();
    PutMembers();
    PutSessions();
    PutHours();
    PutCredit();
    for (const auto& [date, sequence] : scheme_.effective) {
      rows_.Put(journal::EffectiveEntry{number_, date, domain::Sequence(sequence)});
    }
    if (scheme_.confidential_sequence == 0) return;
    rows_.Put(journal::ConfidentialHead{
        .scheme = number_,
        .last_sequence = domain::ConfidentialSequence(scheme_.confidential_sequence),
        .last_recorded_at = scheme_.last_confidential,
        .cases = scheme_.cases,
        .obligations = scheme_.obligations.size()});
  }

 private:
  void PutRegisters() {
    using journal::AliasKind;
    rows_.Put(scheme_.definition);
    rows_.Put(journal::Alias{{}, AliasKind::kScheme, scheme_.definition.alias, number_.value});
    for (const domain::Organisation& organisation : scheme_.organisations) {
      rows_.Put(organisation);
      rows_.Put(journal::Alias{number_, AliasKind::kOrganisation, organisation.alias,
                               organisation.organisation.value});
    }
    for (const domain::Activity& activity : scheme_.activities) {
      rows_.Put(activity);
      rows_.Put(
          journal::Alias{number_, AliasKind::kActivity, activity.alias, activity.activity.value});
    }
    for (const domain::Offer& offer : scheme_.offers) {
      rows_.Put(offer);
      rows_.Put(journal::Alias{number_, AliasKind::kOffer, offer.alias, offer.offer.value});
    }
    rows_.Put(journal::Head{.scheme = number_,
                            .last_sequence = domain::Sequence(scheme_.sequence),
                            .last_recorded_at = scheme_.last_recorded,
                            .clock_confirmed_until = scheme_.clock_confirmed_until,
                            .members = scheme_.members.size(),
                            .organisations = scheme_.organisations.size(),
                            .activities = scheme_.activities.size(),
                            .offers = scheme_.offers.size()});
  }

  void PutMembers() {
    const Balances balances = BalancesOf(scheme_);
    std::map<domain::Owner, std::vector<AccountBalance>> by_owner;
    for (const auto& [account, amount] : balances) {
      if (IsPublic(account)) {
        by_owner[account.owner].push_back({account.kind, account.unit, amount});
      }
    }
    for (uint64_t number = 1; number <= scheme_.members.size(); ++number) {
      by_owner[{OwnerKind::kMember, number}];
    }
    for (auto& [owner, amounts] : by_owner) {
      journal::Accounts accounts;
      accounts.scheme = number_;
      accounts.owner = owner;
      accounts.balances = std::move(amounts);
      if (owner.kind == OwnerKind::kMember) PutMember(owner.number, accounts);
      rows_.Put(std::move(accounts));
    }
  }

  void PutMember(uint64_t number, journal::Accounts& accounts) {
    const Member& member = scheme_.members[number - 1];
    const domain::MemberNumber member_number(number);
    std::vector<domain::MemberNumber> duplicates;
    for (uint64_t other = 1; other <= scheme_.members.size(); ++other) {
      if (scheme_.members[other - 1].merged_into == number) duplicates.emplace_back(other);
    }
    rows_.Put(domain::Member{.scheme = number_,
                             .member = member_number,
                             .state = StateOf(member),
                             .joined_on = member.joined_on,
                             .merged_into = domain::MemberNumber(member.merged_into),
                             .duplicates = std::move(duplicates)});
    const Pieces pieces = member.wallet.InOrder();
    accounts.wallet = {.debt = member.wallet.debt, .lots = PortionsOf(pieces)};
    accounts.awaiting_minutes = scheme_.AwaitingOf(number);
    accounts.awaiting_hour_logs = scheme_.AwaitingLogsOf(number);
    if (!pieces.empty() && pieces.front().expires_on.has_value()) {
      rows_.Put(journal::WalletExpiry{number_, *pieces.front().expires_on, member_number});
    }
  }

  void PutSessions() {
    for (const Session& session : scheme_.sessions) {
      domain::Session row{
          .scheme = number_,
          .session = domain::Sequence(session.sequence),
          .activity = domain::ActivityNumber(session.activity),
          .effective = session.effective,
          .expected = session.expected,
          .state = session.is_closed ? domain::SessionState::kClosed : domain::SessionState::kOpen};
      for (const HourLog& log : scheme_.hour_logs) {
        if (log.session != session.sequence || !log.Stands()) continue;
        ++row.attended;
        rows_.Put(journal::Attendance{number_, row.session, domain::MemberNumber(log.member),
                                      domain::Sequence(log.sequence)});
      }
      rows_.Put(row);
    }
  }

  void PutHours() {
    for (const HourLog& log : scheme_.hour_logs) {
      const domain::Sequence sequence(log.sequence);
      const domain::MemberNumber member(log.member);
      rows_.Put(domain::HourLog{.scheme = number_,
                                .hour_log = sequence,
                                .member = member,
                                .activity = domain::ActivityNumber(log.face),
                                .host = domain::OrganisationNumber(log.host),
                                .effective = log.effective,
                                .duration_minutes = log.minutes,
                                .quantity = log.quantity,
                                .state = log.state,
                                .submitted_by = log.submitted_by,
                                .award = {log.credit, log.contribution},
                                .resolved = domain::Sequence(log.resolved),
                                .reversed = domain::Sequence(log.reversed),
                                .session = domain::Sequence(log.session),
                                .text = domain::Sequence(log.text)});
      if (log.state == domain::HourLogState::kSubmitted) {
        rows_.Put(journal::AwaitingHours{number_, sequence});
      }
      for (const domain::Date date : {log.effective.date, log.effective.date + 1}) {
        const int64_t minutes = scheme_.MinutesOn(log.member, date);
        if (minutes > 0) rows_.Put(journal::MemberDay{number_, member, date, minutes});
      }
    }
  }

  template <class Things>
  void PutReversed(const Things& things) {
    for (const auto& thing : things) {
      if (thing.reversed == 0) continue;
      rows_.Put(journal::ReversedEntry{number_, domain::Sequence(thing.sequence),
                                       domain::Sequence(thing.reversed)});
    }
  }

  void PutCredit() {
    PutReversed(scheme_.gifts);
    PutReversed(scheme_.lapses);
    for (const Hold& hold : scheme_.holds) {
      const domain::Sequence sequence(hold.sequence);
      rows_.Put(domain::Hold{.scheme = number_,
                             .hold = sequence,
                             .member = domain::MemberNumber(hold.member),
                             .partner = domain::OrganisationNumber(hold.partner),
                             .portions = PortionsOf(hold.pieces),
                             .deadline = hold.deadline,
                             .state = hold.state,
                             .resolved = domain::Sequence(hold.resolved),
                             .offer = domain::OfferNumber(hold.offer),
                             .party = hold.party});
      if (hold.state == domain::HoldState::kOpen) {
        rows_.Put(journal::HoldDeadline{number_, hold.deadline, sequence});
      }
    }
    for (const Redemption& redemption : scheme_.redemptions) {
      rows_.Put(domain::Redemption{
          .scheme = number_,
          .redemption = domain::Sequence(redemption.sequence),
          .member = domain::MemberNumber(redemption.member),
          .partner = domain::OrganisationNumber(redemption.partner),
          .party = redemption.party,
          .portions = PortionsOf(redemption.paid),
          .refunded_credit_minutes = SumOf(redemption.paid) - SumOf(redemption.not_refunded),
          .offer = domain::OfferNumber(redemption.offer)});
    }
  }

  const Scheme& scheme_;
  const domain::SchemeNumber number_;
  Tables& rows_;
};

}  // namespace

void Statements::Add(const Expected& expected, const Model& model) {
  if (!expected.record.has_value()) return;
  const domain::SchemeNumber scheme = expected.record->scheme;
  if (balances_.size() < scheme.value) balances_.resize(scheme.value);
  const Scheme& state = model.schemes()[scheme.value - 1];
  const Balances after = BalancesOf(state);
  const Balances changes = Difference(after, balances_[scheme.value - 1]);
  std::set<domain::Owner> owners;
  for (const auto& [account, amount] : changes) {
    if (IsPublic(account)) owners.insert(account.owner);
  }
  for (const uint64_t member : expected.about) owners.insert({OwnerKind::kMember, member});
  for (const domain::Owner& owner : owners) {
    const bool is_member = owner.kind == OwnerKind::kMember;
    journal::Line line{.scheme = scheme,
                       .owner = owner,
                       .sequence = expected.record->sequence,
                       .changes = BalancesOfOwner(changes, owner),
                       .balances_after = BalancesOfOwner(after, owner),
                       .awaiting_minutes_after = is_member ? state.AwaitingOf(owner.number) : 0};
    lines_.emplace(line.key(), std::move(line));
  }
  balances_[scheme.value - 1] = after;
}

Tables ExpectedRows(const Model& model) {
  Tables rows;
  if (!model.schemes().empty()) rows.Put(journal::Registry{model.schemes().size()});
  for (const Scheme& scheme : model.schemes()) SchemeRows(scheme, rows).Put();
  return rows;
}

journal::Accounts Plain(journal::Accounts accounts) {
  DropZeros(accounts.balances);
  return accounts;
}

journal::Line Plain(journal::Line line) {
  DropZeros(line.changes);
  DropZeros(line.balances_after);
  return line;
}

}  // namespace timecredit::model
