#ifndef TESTS_MODEL_WALLET_H_
#define TESTS_MODEL_WALLET_H_

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "ledger/domain/calendar.h"

namespace timecredit::model {

// Mistakes that the model can be told to make, to see that the comparison with the ledger notices.
enum class Fault {
  kNone,
  kSpendsNewestFirst,  // lots in the order of their issue, the latest first
  kForgetsGrace,       // credit that returns to a lapsed lot stays lapsed
  kRefundsFromFront,   // what was spent first returns first
  kForgetsRequests,    // a repeated request is carried out again
};

// Some credit-minutes of one lot, wherever they lie: in a wallet, a hold, a redemption. Without a
// source they are of no lot but of an overdraft.
struct Piece {
  uint64_t source = 0;                           // the record that issued the lot
  uint64_t programme = 0;                        // the activity, 0 for none
  std::optional<domain::Date> expires_on;        // the first day on which it is lapsed
  std::optional<domain::Date> first_expires_on;  // where grace was given: the day before that
  uint64_t accepted_at = 0;                      // the organisation, 0 for all
  int64_t minutes = 0;

  bool IsOverdraft() const { return source == 0; }
  bool IsOfSameLotAs(const Piece& other) const;
  friend bool operator==(const Piece&, const Piece&) = default;
};
using Pieces = std::vector<Piece>;

int64_t SumOf(const Pieces& pieces);

// A member's credit: pieces in no particular order, several perhaps of one lot, and a debt.
struct Wallet {
  Pieces pieces;
  int64_t debt = 0;

  int64_t Balance() const { return SumOf(pieces) - debt; }

  // One piece a lot, earliest expiry first, then the oldest: how the ledger shows it.
  Pieces InOrder() const;
};

// Where and when credit is spent; partner 0 is anywhere.
struct Spending {
  domain::Date today;
  uint64_t partner = 0;
  int64_t floor = 0;
  Fault fault = Fault::kNone;
};

int64_t AvailableIn(const Wallet& wallet, const Spending& spending);

// Takes so much out of the wallet, which has it available; the pieces as they were spent.
Pieces Spend(Wallet& wallet, int64_t minutes, const Spending& spending);

// Takes up to so much out of the wallet, lapsed or not: of lots of the sources, then of others,
// then of the overdraft.
Pieces TakeBack(Wallet& wallet, int64_t minutes, const std::set<uint64_t>& sources, int64_t floor);

// Puts pieces into the wallet. Debt is repaid first, by overdrafts before all others; an overdraft
// that has nothing to repay becomes a lot, `fresh`, of its own.
void Receive(Wallet& wallet, const Pieces& arriving, const Piece& fresh);

// Takes out everything that is lapsed.
Pieces TakeLapsed(Wallet& wallet, domain::Date today);

// Cuts so much off one end of a list of pieces.
Pieces CutFront(Pieces& pieces, int64_t minutes);
Pieces CutBack(Pieces& pieces, int64_t minutes);

// The pieces, of which lapsed ones last some days longer than they were to at first, once.
Pieces WithGrace(Pieces pieces, domain::Date today, int grace_days);

// Whether all of them could still be spent on that day, with grace.
bool LastThrough(const Pieces& pieces, domain::Date day, int grace_days);

}  // namespace timecredit::model

#endif  // TESTS_MODEL_WALLET_H_
