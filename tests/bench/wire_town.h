#ifndef TESTS_BENCH_WIRE_TOWN_H_
#define TESTS_BENCH_WIRE_TOWN_H_

#include <cstdint>
#include <deque>
#include <string>

#include "clients/cpp/client.h"
#include "proto/timecredit/v1/hours.pb.h"
#include "proto/timecredit/v1/redemption.pb.h"

namespace timecredit::bench {

// A scheme behind a server, whose members log hours, have them approved and spend them: the
// requests that the benchmark sends. Not thread-safe.
class WireTown {
 public:
  // Creates the scheme with so many members, each with an opening balance. Ends the program when
  // anything is refused.
  WireTown(const client::Client& ledger, int64_t members);

  v1::LogHoursRequest NextLog();
  void Logged(const v1::HourLog& log) { waiting_.push_back(log.name()); }
  // Of what was logged and not yet approved.
  int64_t waiting() const { return static_cast<int64_t>(waiting_.size()); }
  v1::ApproveHoursRequest NextApproval();
  v1::RedeemCreditsRequest NextRedemption();

  static constexpr char kScheme[] = "schemes/town";

 private:
  std::string NextMember();
  std::string NextId();

  const int64_t members_;
  const std::string run_;  // so that ids of runs on one database differ
  int64_t turns_ = 0;
  int64_t requests_ = 0;
  std::deque<std::string> waiting_;
};

}  // namespace timecredit::bench

#endif  // TESTS_BENCH_WIRE_TOWN_H_
