#include "ledger/journal/confidential_apply.h"

#include <algorithm>
#include <cstdint>
#include <variant>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/account.h"
#include "ledger/domain/amount.h"
#include "ledger/domain/obligation.h"
#include "ledger/journal/books.h"

namespace timecredit::journal {
namespace {

class ConfidentialFold {
 public:
  ConfidentialFold(const ConfidentialRecord& record, ConfidentialHead& head,
                   ConfidentialProjections& projections)
      : record_(record), head_(head), projections_(projections) {}

  absl::Status operator()(const ObligationImposed& body) {
    if (body.obligation.obligation.value != head_.obligations + 1) {
      return absl::InternalError("an obligation out of order");
    }
    head_.obligations = body.obligation.obligation.value;
    head_.cases = std::max(head_.cases, record_.court_case.value);
    return projections_.PutObligation(body.obligation);
  }

  absl::Status operator()(const HoursConfided& body) {
    return projections_.PutHours(
        record_.scheme, {.confided = body, .court_case = record_.court_case, .discharged = 0});
  }

  absl::Status operator()(const ObligationDischarged& body) {
    return Discharge(body.hour_log, body.obligation, body.quantity);
  }

  absl::Status operator()(const DischargeReversed& body) {
    return Discharge(body.hour_log, body.obligation, -body.quantity);
  }

 private:
  absl::Status Discharge(domain::Sequence hour_log, domain::ObligationNumber number,
                         int64_t quantity) {
    auto obligation = projections_.FindObligation(record_.scheme, number);
    if (!obligation.ok()) return obligation.status();
    auto hours = projections_.FindHours(record_.scheme, hour_log);
    if (!hours.ok()) return hours.status();
    if (!obligation->has_value() || !hours->has_value()) {
      return absl::InternalError("a discharge of an unknown obligation or by unknown hours");
    }
    const auto discharged = domain::CheckedAdd((*obligation)->discharged, quantity);
    const auto by_hours = domain::CheckedAdd((*hours)->discharged, quantity);
    if (!discharged.ok() || !by_hours.ok() || *discharged < 0 || *by_hours < 0 ||
        *discharged > (*obligation)->imposed) {
      return absl::InternalError("a discharge beyond what the obligation requires");
    }
    (*obligation)->discharged = *discharged;
    (*hours)->discharged = *by_hours;
    if (auto status = projections_.PutObligation(**obligation); !status.ok()) return status;
    return projections_.PutHours(record_.scheme, **hours);
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
