#include "ledger/journal/confidential_apply.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <variant>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/account.h"
#include "ledger/domain/amount.h"
#include "ledger/domain/number.h"
#include "ledger/domain/obligation.h"
#include "ledger/journal/books.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"

namespace timecredit::journal {
namespace {

class ConfidentialFold {
 public:
  ConfidentialFold(const ConfidentialRecord& record, ConfidentialHead& head,
                   ConfidentialProjections& projections)
      : record_(record), head_(head), projections_(projections) {}

  absl::Status operator()(const ObligationImposed& body) {
    const domain::Obligation& obligation = body.obligation;
    if (obligation.obligation.value != head_.obligations + 1) {
      return absl::InternalError("an obligation out of order");
    }
    if (obligation.scheme != record_.scheme || obligation.court_case != record_.court_case ||
        obligation.imposed <= 0 || obligation.discharged != 0 || obligation.changes != 0) {
      return absl::InternalError("an obligation that is not whole or not of its record's case");
    }
    if (auto status = CheckMove(obligation, domain::AccountKind::kImposed,
                                domain::AccountKind::kOutstanding, obligation.imposed);
        !status.ok()) {
      return status;
    }
    head_.obligations = obligation.obligation.value;
    head_.cases = std::max(head_.cases, record_.court_case.value);
    return projections_.PutObligation(obligation, record_.sequence);
  }

  absl::Status operator()(const HoursConfided& body) {
    const auto known = projections_.FindHours(record_.scheme, body.hour_log);
    if (!known.ok()) return known.status();
    const auto obligation = projections_.FindObligation(record_.scheme, body.obligation);
    if (!obligation.ok()) return obligation.status();
    const bool is_unfit = known->has_value() || !obligation->has_value() ||
                          (*obligation)->court_case != record_.court_case ||
                          record_.court_case.IsNone() || !record_.postings.empty();
    // Only minutes are as many as the hours took.
    const int64_t least = !is_unfit && (*obligation)->unit == domain::kMinutes ? 0 : 1;
    if (is_unfit || body.quantity < least) {
      return absl::InternalError(
          "hours confided twice, to no obligation of the case, or for nothing");
    }
    return projections_.PutHours(
        record_.scheme, {.confided = body, .court_case = record_.court_case, .discharged = 0},
        record_.sequence);
  }

  absl::Status operator()(const ObligationDischarged& body) {
    return Discharge(body.hour_log, body.obligation, body.quantity, Direction::kForward);
  }

  absl::Status operator()(const DischargeReversed& body) {
    return Discharge(body.hour_log, body.obligation, body.quantity, Direction::kBack);
  }

  absl::Status operator()(const HoursCovered& body) {
    const auto known = projections_.FindHours(record_.scheme, body.hour_log);
    if (!known.ok()) return known.status();
    if (auto status = CheckCover(); !status.ok()) return status;
    if (known->has_value()) return absl::InternalError("hours covered twice");
    ReadDecoy(body.hour_log);
    return projections_.PutHours(record_.scheme,
                                 {.confided = {.hour_log = body.hour_log,
                                               .member = {},
                                               .activity = {},
                                               .host = {},
                                               .obligation = {},
                                               .quantity = 0},
                                  .court_case = {},
                                  .discharged = 0},
                                 record_.sequence);
  }

  absl::Status operator()(const DischargeCovered& body) {
    if (auto status = CheckCover(); !status.ok()) return status;
    ReadDecoy(body.hour_log);
    if (auto status = projections_.CoverObligation(record_.scheme, record_.sequence);
        !status.ok()) {
      return status;
    }
    return projections_.RewriteHours(record_.scheme, body.hour_log, record_.sequence);
  }

 private:
  enum class Direction { kForward, kBack };

  absl::Status CheckCover() const {
    if (record_.court_case.IsNone() && record_.postings.empty()) return absl::OkStatus();
    return absl::InternalError("a cover that belongs to a case or moves something");
  }

  // For the time that it takes: what is read, or that it cannot be, does not matter.
  void ReadDecoy(domain::Sequence hour_log) const {
    projections_.FindObligation(record_.scheme, DecoyFor(hour_log, head_.obligations))
        .status()
        .IgnoreError();
  }

  // An obligation's row stands for its three accounts: whatever the entry moved between them must
  // be what the body says, or an account could fall below zero unseen.
  absl::Status CheckMove(const domain::Obligation& obligation, domain::AccountKind from,
                         domain::AccountKind to, int64_t quantity) const {
    const domain::Owner owner = domain::OwnerOf(obligation.obligation);
    const Posting out{.account = {owner, from, obligation.unit}, .amount = -quantity, .change = {}};
    const Posting in{.account = {owner, to, obligation.unit}, .amount = quantity, .change = {}};
    const std::array moved = {out, in};
    if (std::is_permutation(moved.begin(), moved.end(), record_.postings.begin(),
                            record_.postings.end())) {
      return absl::OkStatus();
    }
    return absl::InternalError("a confidential entry that is not what its record says");
  }

  absl::Status Discharge(domain::Sequence hour_log, domain::ObligationNumber number,
                         int64_t quantity, Direction direction) {
    auto obligation = projections_.FindObligation(record_.scheme, number);
    if (!obligation.ok()) return obligation.status();
    auto hours = projections_.FindHours(record_.scheme, hour_log);
    if (!hours.ok()) return hours.status();
    if (!obligation->has_value() || !hours->has_value() ||
        (*hours)->confided.obligation != number || (*hours)->court_case != record_.court_case) {
      return absl::InternalError("a discharge by hours that were not confided to the obligation");
    }
    if (quantity <= 0) return absl::InternalError("a discharge of nothing");
    const bool forward = direction == Direction::kForward;
    const auto outstanding = domain::AccountKind::kOutstanding;
    const auto done = domain::AccountKind::kDischarged;
    if (auto status = CheckMove(**obligation, forward ? outstanding : done,
                                forward ? done : outstanding, quantity);
        !status.ok()) {
      return status;
    }
    return AddDischarged(**obligation, **hours, forward ? quantity : -quantity);
  }

  absl::Status AddDischarged(domain::Obligation obligation, ConfidentialHours hours,
                             int64_t quantity) {
    const auto discharged = domain::CheckedAdd(obligation.discharged, quantity);
    const auto by_hours = domain::CheckedAdd(hours.discharged, quantity);
    if (!discharged.ok() || !by_hours.ok() || *discharged < 0 || *by_hours < 0 ||
        *discharged > obligation.imposed) {
      return absl::InternalError("a discharge beyond what the obligation requires");
    }
    obligation.discharged = *discharged;
    ++obligation.changes;
    hours.discharged = *by_hours;
    if (auto status = projections_.PutObligation(obligation, record_.sequence); !status.ok()) {
      return status;
    }
    return projections_.PutHours(record_.scheme, hours, record_.sequence);
  }

  const ConfidentialRecord& record_;
  ConfidentialHead& head_;
  ConfidentialProjections& projections_;
};

absl::Status CheckPostings(const ConfidentialRecord& record) {
  for (const Posting& posting : record.postings) {
    if (domain::BookOf(posting.account.kind) != domain::Book::kObligation) {
      return absl::InternalError("a confidential posting outside the obligation book");
    }
  }
  return CheckEntry(record.postings);
}

}  // namespace

absl::Status ApplyConfidential(const ConfidentialRecord& record,
                               ConfidentialProjections& projections) {
  auto head = projections.Head(record.scheme);
  if (!head.ok()) return head.status();
  if (record.sequence.value != head->last_sequence.value + 1 ||
      record.recorded_at <= head->last_recorded_at) {
    return absl::InternalError("a confidential record out of sequence");
  }
  if (auto status = CheckPostings(record); !status.ok()) return status;
  head->last_sequence = record.sequence;
  head->last_recorded_at = record.recorded_at;
  ConfidentialFold fold(record, *head, projections);
  if (auto status = std::visit(fold, record.body); !status.ok()) return status;
  if (record.request.has_value()) {
    Outcome outcome;
    outcome.scheme = record.scheme;
    outcome.request = record.request->key;
    outcome.body = record.request->body;
    outcome.committed_in = record.scheme;
    outcome.confidential_sequence = record.sequence;
    projections.PutOutcome(outcome);
  }
  projections.PutHead(*head);
  return absl::OkStatus();
}

absl::Status AppendConfidential(const ConfidentialRecord& record,
                                ConfidentialProjections& projections) {
  if (auto status = projections.PutRecord(record); !status.ok()) return status;
  return ApplyConfidential(record, projections);
}

}  // namespace timecredit::journal
