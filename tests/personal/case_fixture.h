#ifndef TESTS_PERSONAL_CASE_FIXTURE_H_
#define TESTS_PERSONAL_CASE_FIXTURE_H_

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/number.h"
#include "ledger/domain/obligation.h"
#include "ledger/journal/confidential_apply.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/record.h"
#include "ledger/personal/case_compartment.h"
#include "ledger/storage/store.h"
#include "tests/personal/personal_fixture.h"

namespace timecredit::personal {

// A scheme with cases: each imposes an obligation, confides an hour log to it and discharges some.
class CaseFixture : public PersonalFixture {
 protected:
  domain::KeyId OpenCase(domain::CaseNumber court_case) {
    const auto key = keyring_.Create();
    EXPECT_TRUE(key.ok()) << key.status();
    Update([&](storage::Transaction& rows) {
      return CaseCompartment(rows, keyring_, digests_).OpenCase(kScheme, court_case, *key);
    });
    return *key;
  }

  absl::Status Append(const journal::ConfidentialRecord& record) {
    return Try([&](storage::Transaction& rows) {
      CaseCompartment compartment(rows, keyring_, digests_);
      return journal::AppendConfidential(record, compartment);
    });
  }

  // The next record of the scheme's confidential journal, without its postings.
  journal::ConfidentialRecord Next(domain::CaseNumber court_case, journal::ConfidentialBody body) {
    ++last_sequence_;
    journal::ConfidentialRecord record;
    record.scheme = kScheme;
    record.sequence = domain::ConfidentialSequence(last_sequence_);
    record.recorded_at = absl::FromUnixSeconds(static_cast<int64_t>(last_sequence_));
    record.court_case = court_case;
    record.request =
        journal::RequestMark{.key = {static_cast<uint8_t>(last_sequence_)}, .body = {1}};
    record.body = std::move(body);
    return record;
  }

  journal::ConfidentialRecord Imposed(domain::CaseNumber court_case,
                                      domain::ObligationNumber obligation, int64_t minutes) {
    auto record = Next(court_case, journal::ObligationImposed{{.scheme = kScheme,
                                                               .obligation = obligation,
                                                               .court_case = court_case,
                                                               .member = domain::MemberNumber(1),
                                                               .unit = domain::kMinutes,
                                                               .imposed = minutes,
                                                               .discharged = 0,
                                                               .due_on = std::nullopt}});
    const auto owner = domain::OwnerOf(obligation);
    record.postings = {{.account = {owner, domain::AccountKind::kImposed, domain::kMinutes},
                        .amount = -minutes,
                        .change = {}},
                       {.account = {owner, domain::AccountKind::kOutstanding, domain::kMinutes},
                        .amount = minutes,
                        .change = {}}};
    return record;
  }

  journal::ConfidentialRecord Confided(domain::CaseNumber court_case, domain::Sequence hour_log,
                                       domain::ObligationNumber obligation) {
    return Next(court_case, journal::HoursConfided{.hour_log = hour_log,
                                                   .member = domain::MemberNumber(1),
                                                   .activity = domain::ActivityNumber(2),
                                                   .host = domain::OrganisationNumber(3),
                                                   .obligation = obligation,
                                                   .quantity = 90});
  }

  journal::ConfidentialRecord Discharged(domain::CaseNumber court_case, domain::Sequence hour_log,
                                         domain::ObligationNumber obligation, int64_t minutes) {
    auto record =
        Next(court_case, journal::ObligationDischarged{
                             .hour_log = hour_log, .obligation = obligation, .quantity = minutes});
    const auto owner = domain::OwnerOf(obligation);
    record.postings = {{.account = {owner, domain::AccountKind::kOutstanding, domain::kMinutes},
                        .amount = -minutes,
                        .change = {}},
                       {.account = {owner, domain::AccountKind::kDischarged, domain::kMinutes},
                        .amount = minutes,
                        .change = {}}};
    return record;
  }

  // The next record of no case.
  journal::ConfidentialRecord Cover(journal::ConfidentialBody body) {
    return Next({}, std::move(body));
  }

  // As much as a case's hours write, for hours that are no more than they seem.
  void CoveredHours(domain::Sequence hour_log) {
    EXPECT_TRUE(Append(Cover(journal::HoursCovered{.hour_log = hour_log})).ok());
    EXPECT_TRUE(Append(Cover(journal::DischargeCovered{.hour_log = hour_log})).ok());
  }

  // The number of the case, of its obligation, and a tenth of its hour log are one.
  domain::KeyId WholeCase(uint64_t number) {
    const domain::CaseNumber court_case(number);
    const domain::ObligationNumber obligation(number);
    const domain::Sequence hour_log(number * 10);
    const auto key = OpenCase(court_case);
    EXPECT_TRUE(Append(Imposed(court_case, obligation, 600)).ok());
    EXPECT_TRUE(Append(Confided(court_case, hour_log, obligation)).ok());
    EXPECT_TRUE(Append(Discharged(court_case, hour_log, obligation, 90)).ok());
    return key;
  }

  uint64_t last_sequence_ = 0;
};

}  // namespace timecredit::personal

#endif  // TESTS_PERSONAL_CASE_FIXTURE_H_
