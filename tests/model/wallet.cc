#include "tests/model/wallet.h"

#include <algorithm>

namespace timecredit::model {
namespace {

bool IsLapsed(const Piece& piece, domain::Date today) {
  return piece.expires_on.has_value() && today >= *piece.expires_on;
}

bool IsSpendable(const Piece& piece, const Spending& spending) {
  if (IsLapsed(piece, spending.today)) return false;
  return spending.partner == 0 || piece.accepted_at == 0 || piece.accepted_at == spending.partner;
}

// Earliest expiry first, never last; then the oldest.
bool GoesBefore(const Piece& left, const Piece& right) {
  const auto never = domain::Date::max();
  const auto left_expiry = left.expires_on.value_or(never);
  const auto right_expiry = right.expires_on.value_or(never);
  if (left_expiry != right_expiry) return left_expiry < right_expiry;
  return left.source < right.source;
}

// Nothing where the debt is older and deeper than the floor.
int64_t OverdraftLeft(const Wallet& wallet, int64_t floor) {
  return std::max<int64_t>(0, -floor - wallet.debt);
}

void TakeOverdraft(Wallet& wallet, int64_t minutes, Pieces& taken) {
  if (minutes <= 0) return;
  wallet.debt += minutes;
  Piece overdraft;
  overdraft.minutes = minutes;
  taken.push_back(overdraft);
}

// Takes up to `minutes` from the pieces that `may_take`, each time from the first in order.
template <class MayTake, class Before>
void TakePieces(Wallet& wallet, int64_t& minutes, MayTake may_take, Before before, Pieces& taken) {
  while (minutes > 0) {
    Piece* next = nullptr;
    for (Piece& piece : wallet.pieces) {
      if (may_take(piece) && (next == nullptr || before(piece, *next))) next = &piece;
    }
    if (next == nullptr) return;
    Piece part = *next;
    part.minutes = std::min(minutes, next->minutes);
    minutes -= part.minutes;
    next->minutes -= part.minutes;
    if (next->minutes == 0) wallet.pieces.erase(wallet.pieces.begin() + (next - &wallet.pieces[0]));
    if (!taken.empty() && taken.back().IsOfSameLotAs(part)) {
      taken.back().minutes += part.minutes;
    } else {
      taken.push_back(part);
    }
  }
}

}  // namespace

bool Piece::IsOfSameLotAs(const Piece& other) const {
  return source == other.source && programme == other.programme && expires_on == other.expires_on &&
         first_expires_on == other.first_expires_on && accepted_at == other.accepted_at;
}

int64_t SumOf(const Pieces& pieces) {
  int64_t sum = 0;
  for (const Piece& piece : pieces) sum += piece.minutes;
  return sum;
}

Pieces Wallet::InOrder() const {
  Pieces merged;
  for (const Piece& piece : pieces) {
    const auto same = std::find_if(merged.begin(), merged.end(),
                                   [&](const Piece& other) { return other.IsOfSameLotAs(piece); });
    if (same == merged.end()) {
      merged.push_back(piece);
    } else {
      same->minutes += piece.minutes;
    }
  }
  std::sort(merged.begin(), merged.end(), GoesBefore);
  return merged;
}

int64_t AvailableIn(const Wallet& wallet, const Spending& spending) {
  int64_t available = OverdraftLeft(wallet, spending.floor);
  for (const Piece& piece : wallet.pieces) {
    if (IsSpendable(piece, spending)) available += piece.minutes;
  }
  return available;
}

Pieces Spend(Wallet& wallet, int64_t minutes, const Spending& spending) {
  Pieces spent;
  const auto may_take = [&](const Piece& piece) { return IsSpendable(piece, spending); };
  const auto before = [&](const Piece& left, const Piece& right) {
    if (spending.fault == Fault::kSpendsNewestFirst) return left.source > right.source;
    return GoesBefore(left, right);
  };
  TakePieces(wallet, minutes, may_take, before, spent);
  TakeOverdraft(wallet, minutes, spent);
  return spent;
}

Pieces TakeBack(Wallet& wallet, int64_t minutes, const std::set<uint64_t>& sources, int64_t floor) {
  Pieces taken;
  const auto of_them = [&](const Piece& piece) { return sources.contains(piece.source); };
  TakePieces(wallet, minutes, of_them, GoesBefore, taken);
  TakePieces(
      wallet, minutes, [](const Piece&) { return true; }, GoesBefore, taken);
  TakeOverdraft(wallet, std::min(minutes, OverdraftLeft(wallet, floor)), taken);
  return taken;
}

void Receive(Wallet& wallet, const Pieces& arriving, const Piece& fresh) {
  const auto put = [&](Piece piece) {
    const int64_t repaid = std::min(wallet.debt, piece.minutes);
    wallet.debt -= repaid;
    piece.minutes -= repaid;
    if (piece.minutes > 0) wallet.pieces.push_back(piece);
  };
  for (const Piece& piece : arriving) {
    if (!piece.IsOverdraft()) continue;
    Piece renewed = fresh;
    renewed.minutes = piece.minutes;
    put(renewed);
  }
  for (const Piece& piece : arriving) {
    if (!piece.IsOverdraft()) put(piece);
  }
}

Pieces TakeLapsed(Wallet& wallet, domain::Date today) {
  Pieces lapsed;
  Pieces kept;
  for (const Piece& piece : wallet.pieces) {
    (IsLapsed(piece, today) ? lapsed : kept).push_back(piece);
  }
  wallet.pieces = kept;
  return lapsed;
}

Pieces CutFront(Pieces& pieces, int64_t minutes) {
  Pieces cut;
  while (minutes > 0 && !pieces.empty()) {
    Piece part = pieces.front();
    part.minutes = std::min(minutes, part.minutes);
    minutes -= part.minutes;
    pieces.front().minutes -= part.minutes;
    if (pieces.front().minutes == 0) pieces.erase(pieces.begin());
    cut.push_back(part);
  }
  return cut;
}

Pieces CutBack(Pieces& pieces, int64_t minutes) {
  std::reverse(pieces.begin(), pieces.end());
  Pieces cut = CutFront(pieces, minutes);
  std::reverse(pieces.begin(), pieces.end());
  std::reverse(cut.begin(), cut.end());
  return cut;
}

Pieces WithGrace(Pieces pieces, domain::Date today, int grace_days) {
  for (Piece& piece : pieces) {
    if (!IsLapsed(piece, today) || piece.first_expires_on.has_value()) continue;
    Piece longer = piece;
    longer.first_expires_on = piece.expires_on;
    longer.expires_on = *piece.expires_on + grace_days;
    if (!IsLapsed(longer, today)) piece = longer;
  }
  return pieces;
}

bool LastThrough(const Pieces& pieces, domain::Date day, int grace_days) {
  return std::none_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
    return IsLapsed(piece, piece.first_expires_on.has_value() ? day : day - grace_days);
  });
}

}  // namespace timecredit::model
