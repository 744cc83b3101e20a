#ifndef TESTS_BENCH_TOWN_WORKLOAD_H_
#define TESTS_BENCH_TOWN_WORKLOAD_H_

#include <cstdint>
#include <vector>

#include "ledger/domain/number.h"
#include "ledger/exchange/exchange.h"
#include "tests/bench/callers.h"

namespace timecredit::bench {

// A scheme whose members log hours, have them approved and spend them, one after another, so that
// wallets stay as full as they are in use: each round of a member is an hour logged, approved and
// redeemed.
class TownWorkload {
 public:
  // Creates the scheme with so many members, each with an opening balance.
  TownWorkload(exchange::Exchange& exchange, int64_t members);

  domain::SchemeNumber scheme() const { return scheme_; }
  Callers& callers() { return callers_; }

  // Logs a minute for the next member.
  Work Logs();
  // Approves what was logged and not yet approved; as many operations as there are `waiting`.
  Work Approvals();
  int64_t waiting() const { return static_cast<int64_t>(waiting_.size() - approved_); }
  // Spends a minute of the next member.
  Work Redemptions();

  // So many more records of all three kinds, 64 at a time; the measurement of the redemptions.
  void Grow(int64_t records);

 private:
  domain::MemberNumber NextMember();

  Callers callers_;
  domain::SchemeNumber scheme_;
  domain::OrganisationNumber host_{1};
  domain::ActivityNumber activity_{1};
  int64_t members_;
  int64_t turns_ = 0;
  std::vector<domain::Sequence> waiting_;
  size_t approved_ = 0;
};

}  // namespace timecredit::bench

#endif  // TESTS_BENCH_TOWN_WORKLOAD_H_
