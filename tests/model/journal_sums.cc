// What the records say in sum.

#include <algorithm>
#include <tuple>
#include <type_traits>
#include <variant>

#include "absl/strings/str_cat.h"
#include "tests/model/invariants.h"

namespace timecredit::model {
namespace {

using domain::AccountKind;

absl::Status Wrong(absl::string_view what, uint64_t sequence) {
  return absl::InternalError(absl::StrCat("record ", sequence, ": ", what));
}

// The books, as their kinds are numbered in account.h.
int BookNumber(AccountKind kind) { return static_cast<int>(kind) / 16; }

// The account of a posting or lot without which a change cannot be undone.
void AddLot(domain::Wallet& wallet, const domain::Portion& portion, int64_t amount) {
  const auto same = std::find_if(wallet.lots.begin(), wallet.lots.end(),
                                 [&](const auto& other) { return other.lot == portion.lot; });
  if (same == wallet.lots.end()) {
    wallet.lots.push_back({portion.lot, amount});
  } else {
    same->credit_minutes += amount;
    if (same->credit_minutes == 0) wallet.lots.erase(same);
  }
}

}  // namespace

uint64_t Journal::LastOf(domain::SchemeNumber scheme) const {
  const auto end = ends_.find(scheme);
  return end == ends_.end() ? 0 : end->second.sequence;
}

int64_t Journal::LowestFloorOf(domain::SchemeNumber scheme) const {
  const auto floor = lowest_floors_.find(scheme);
  return floor == lowest_floors_.end() ? 0 : floor->second;
}

absl::Status Journal::Follow(End& end, uint64_t sequence, absl::Time recorded_at) {
  if (sequence != end.sequence + 1) return Wrong("out of sequence", sequence);
  if (recorded_at <= end.recorded_at) return Wrong("not after the one before", sequence);
  end = {sequence, recorded_at};
  return absl::OkStatus();
}

absl::Status Journal::Add(const journal::Record& record) {
  const uint64_t sequence = record.sequence.value;
  if (auto status = Follow(ends_[record.scheme], sequence, record.recorded_at); !status.ok()) {
    return status;
  }
  const auto lower = [&](const domain::Scheme& scheme) {
    int64_t& floor = lowest_floors_[record.scheme];
    floor = std::min(floor, scheme.policies.wallet_floor_credit_minutes);
  };
  if (const auto* created = std::get_if<journal::SchemeCreated>(&record.body)) {
    lower(created->scheme);
  } else if (const auto* updated = std::get_if<journal::SchemeUpdated>(&record.body)) {
    lower(updated->scheme);
  }
  if (record.effective.has_value()) {
    effective_[{record.scheme, record.sequence}] = record.effective->date;
  }
  if (auto status = Resolve(record); !status.ok()) return Wrong(status.message(), sequence);
  if (auto status = Post(record.scheme, record.postings, false); !status.ok()) {
    return Wrong(status.message(), sequence);
  }
  return absl::OkStatus();
}

absl::Status Journal::Add(const journal::ConfidentialRecord& record) {
  const uint64_t sequence = record.sequence.value;
  auto status = Follow(confidential_ends_[record.scheme], sequence, record.recorded_at);
  if (status.ok()) status = Post(record.scheme, record.postings, true);
  if (status.ok()) return status;
  return absl::InternalError(absl::StrCat("confidential ", status.message(), " at ", sequence));
}

absl::Status Journal::Post(domain::SchemeNumber scheme,
                           const std::vector<journal::Posting>& postings, bool is_confidential) {
  std::map<std::pair<int, domain::UnitNumber>, int64_t> sums;
  for (const journal::Posting& posting : postings) {
    const int book = BookNumber(posting.account.kind);
    if (posting.amount == 0) return absl::InternalError("a posting of nothing");
    if ((book == 2) != is_confidential) {
      return absl::InternalError("a posting in the wrong journal");
    }
    sums[{book, posting.account.unit}] += posting.amount;
    balances_[{scheme, posting.account}] += posting.amount;
    if (auto status = PostLots(scheme, posting); !status.ok()) return status;
  }
  for (const auto& [book, sum] : sums) {
    if (sum != 0) return absl::InternalError(absl::StrCat("a book that sums to ", sum));
  }
  return absl::OkStatus();
}

absl::Status Journal::PostLots(domain::SchemeNumber scheme, const journal::Posting& posting) {
  if (posting.account.kind != AccountKind::kWallet) {
    const bool has_lots = !posting.change.lots.empty() || posting.change.debt_change != 0;
    return has_lots ? absl::InternalError("lots on what is no wallet") : absl::OkStatus();
  }
  domain::Wallet& wallet = wallets_[{scheme, domain::MemberNumber(posting.account.owner.number)}];
  const int64_t sign = posting.amount < 0 ? -1 : 1;
  int64_t sum = 0;
  for (const domain::Portion& portion : posting.change.lots) {
    if (!portion.lot.has_value()) return absl::InternalError("a portion of no lot");
    if (portion.credit_minutes <= 0) return absl::InternalError("a portion of nothing");
    sum += sign * portion.credit_minutes;
    AddLot(wallet, portion, sign * portion.credit_minutes);
  }
  wallet.debt += posting.change.debt_change;
  if (sum - posting.change.debt_change != posting.amount) {
    return absl::InternalError("lots and debt that miss the amount");
  }
  return absl::OkStatus();
}

absl::Status Journal::Resolve(const journal::Record& record) {
  const auto once = [&](auto& done, domain::Sequence what) {
    return done.insert({record.scheme, what}).second
               ? absl::OkStatus()
               : absl::InternalError(absl::StrCat(what.value, " decided twice"));
  };
  // Whatever names a hold resolves it, and whatever names an hour log decides it; but for these,
  // and for corrections, which come before.
  const auto resolve = [&]<class Body>(const Body& body) {
    if constexpr (std::is_same_v<Body, journal::HoldReopened>) {
      return holds_resolved_.erase({record.scheme, body.hold}) == 1
                 ? absl::OkStatus()
                 : absl::InternalError(absl::StrCat(body.hold.value, " reopened while open"));
    } else if constexpr (std::is_same_v<Body, journal::HoursReversed>) {
      return once(hours_reversed_, body.hour_log);
    } else if constexpr (std::is_same_v<Body, journal::HoursUpdated>) {
      return hours_decided_.contains({record.scheme, body.hour_log})
                 ? absl::InternalError(absl::StrCat(body.hour_log.value, " corrected when decided"))
                 : absl::OkStatus();
    } else if constexpr (requires { body.hold; }) {
      return once(holds_resolved_, body.hold);
    } else if constexpr (requires { body.hour_log; }) {
      return once(hours_decided_, body.hour_log);
    } else {
      return absl::OkStatus();
    }
  };
  return std::visit(resolve, record.body);
}

}  // namespace timecredit::model
