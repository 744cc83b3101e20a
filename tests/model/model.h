#ifndef TESTS_MODEL_MODEL_H_
#define TESTS_MODEL_MODEL_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "ledger/exchange/call.h"
#include "ledger/exchange/command.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/record.h"
#include "tests/model/scheme.h"
#include "tests/model/wallet.h"

namespace timecredit::model {

// What a command must lead to.
struct Expected {
  // Any of these would be right; none: the command is accepted.
  std::set<std::string> refusals;
  bool replayed = false;

  // The record, without its postings, verdicts, text and request mark; and what it is to have of
  // the last two.
  std::optional<journal::Record> record;
  bool has_text = false;
  bool has_request = false;
  // The confidential record, likewise, whether or not the caller sees it.
  std::optional<journal::ConfidentialRecord> confidential;
  bool confidential_has_request = false;
  std::set<uint64_t> about;  // members who get a line, whatever was posted
  uint64_t texts_about = 0;  // the member whom the command's texts are about

  bool IsAccepted() const { return refusals.empty(); }
};

// A plain model of the whole ledger: what its headers promise, carried out on lists by linear
// scans. It shares no code with the ledger beyond the words they exchange: commands, records,
// numbers and dates. A value.
class Model {
 public:
  explicit Model(Fault fault = Fault::kNone) : fault_(fault) {}

  // How much time has passed, whatever the clock was set to. Where nobody says, the clock is right.
  void SetPassed(absl::Duration passed) { passed_ = passed; }
  // The ledger was opened: what it knew of the clock is forgotten.
  void Reopen();
  // Whether a clock that shows `now` is too far ahead to be believed; it is looked at by that.
  bool IsClockAhead(absl::Time now);

  // Carries out a command at a time.
  Expected CarryOut(const exchange::Call& call, const exchange::Command& command, absl::Time now);

  // Number n is schemes()[n - 1].
  const std::vector<Scheme>& schemes() const { return schemes_; }

  // The requests that were answered for ever: the scheme asked (0: the registry), the scheme that
  // has the record, and the record's sequence or confidential sequence.
  using Answer = std::tuple<uint64_t, uint64_t, uint64_t, uint64_t>;
  std::multiset<Answer> Answers() const;

 private:
  // What tells one request from another: scheme, principal (scheme, kind, number), operation, id.
  using RequestKey = std::tuple<uint64_t, uint64_t, int, uint64_t, size_t, std::string>;
  struct Answered {
    std::string request;  // in words
    Expected answer;
  };

  static RequestKey KeyOf(const exchange::Call& call, const exchange::Command& command);
  std::optional<Expected> FindEarlier(const exchange::Call& call,
                                      const exchange::Command& command) const;
  Expected Decide(const exchange::Call& call, const exchange::Command& command, absl::Time now,
                  bool clock_is_ahead, Scheme& scheme) const;

  Fault fault_;
  std::vector<Scheme> schemes_;
  std::map<RequestKey, Answered> answered_;
  std::optional<absl::Duration> passed_;
  // When the ledger was opened, the last public record there was.
  absl::Time last_before_ = absl::InfinitePast();
  // What the clock showed when it was believed, and how much time had passed then.
  std::optional<std::pair<absl::Time, absl::Duration>> believed_;
};

}  // namespace timecredit::model

#endif  // TESTS_MODEL_MODEL_H_
