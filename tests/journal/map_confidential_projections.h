#ifndef TESTS_JOURNAL_MAP_CONFIDENTIAL_PROJECTIONS_H_
#define TESTS_JOURNAL_MAP_CONFIDENTIAL_PROJECTIONS_H_

#include <map>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/domain/number.h"
#include "ledger/domain/obligation.h"
#include "ledger/journal/confidential_projections.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/rows.h"

namespace timecredit::journal {

// The confidential journal's projections of one scheme in maps, in the clear. For tests of what is
// folded into them; who may read them is not tested with these. Not thread-safe.
class MapConfidentialProjections : public ConfidentialProjections {
 public:
  absl::StatusOr<std::optional<domain::Obligation>> FindObligation(
      domain::SchemeNumber, domain::ObligationNumber obligation) const override {
    return Find(obligations, obligation);
  }
  absl::StatusOr<std::optional<ConfidentialHours>> FindHours(
      domain::SchemeNumber, domain::Sequence hour_log) const override {
    return Find(hours, hour_log);
  }
  absl::Status PutObligation(const domain::Obligation& obligation,
                             domain::ConfidentialSequence) override {
    obligations.insert_or_assign(obligation.obligation, obligation);
    return absl::OkStatus();
  }
  absl::Status PutHours(domain::SchemeNumber, const ConfidentialHours& confided,
                        domain::ConfidentialSequence) override {
    hours.insert_or_assign(confided.confided.hour_log, confided);
    return absl::OkStatus();
  }
  absl::Status CoverObligation(domain::SchemeNumber, domain::ConfidentialSequence by) override {
    covers.push_back(by);
    return absl::OkStatus();
  }
  absl::Status RewriteHours(domain::SchemeNumber, domain::Sequence hour_log,
                            domain::ConfidentialSequence) override {
    rewritten.push_back(hour_log);
    return absl::OkStatus();
  }
  absl::StatusOr<ConfidentialHead> Head(domain::SchemeNumber scheme) const override {
    return head.value_or(ConfidentialHead{
        .scheme = scheme, .last_sequence = {}, .last_recorded_at = absl::InfinitePast()});
  }
  void PutHead(const ConfidentialHead& changed) override { head = changed; }
  void PutOutcome(const Outcome& outcome) override { outcomes.push_back(outcome); }
  absl::Status PutRecord(const ConfidentialRecord& record) override {
    records.push_back(record);
    return absl::OkStatus();
  }

  std::map<domain::ObligationNumber, domain::Obligation> obligations;
  std::map<domain::Sequence, ConfidentialHours> hours;
  std::vector<domain::ConfidentialSequence> covers;  // of obligations
  std::vector<domain::Sequence> rewritten;
  std::optional<ConfidentialHead> head;
  std::vector<Outcome> outcomes;
  std::vector<ConfidentialRecord> records;

 private:
  template <class Number, class Value>
  static std::optional<Value> Find(const std::map<Number, Value>& values, const Number& number) {
    const auto found = values.find(number);
    if (found == values.end()) return std::nullopt;
    return found->second;
  }
};

}  // namespace timecredit::journal

#endif  // TESTS_JOURNAL_MAP_CONFIDENTIAL_PROJECTIONS_H_
