// A short form of the histories; the long one is the program `histories`.

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "tests/model/explorer.h"
#include "tests/storage/rocksdb/temporary_folder.h"

namespace timecredit::model {
namespace {

std::string StoriesOf(const Findings& findings) {
  std::string stories;
  for (const Finding& finding : findings.violations) stories += "\n" + finding.story;
  return stories;
}

TEST(Histories, AreLivedAsTheModelSays) {
  const Findings findings = Explore({.histories = 100, .seed = 1'000'000, .threads = 8});
  EXPECT_EQ(findings.histories, 100);
  EXPECT_TRUE(findings.violations.empty()) << StoriesOf(findings);
}

TEST(Histories, AreLivedAsTheModelSaysOnDisk) {
  const storage::TemporaryFolder folder;
  const Findings findings = Explore({.histories = 8,
                                     .seed = 2'000'000,
                                     .threads = 8,
                                     .store = StoreKind::kRocksDb,
                                     .folder = folder.path()});
  EXPECT_EQ(findings.histories, 8);
  EXPECT_TRUE(findings.violations.empty()) << StoriesOf(findings);
}

// Histories that never reach an operation, or a reason to refuse it, prove nothing about it. Many
// threads, since each mostly waits for its store's.
TEST(Histories, ReachEveryOperationAndEveryReason) {
  const Findings findings =
      Explore({.histories = 5000, .seed = 1, .threads = 32, .only_answers = true});
  EXPECT_TRUE(findings.violations.empty()) << StoriesOf(findings);
  const std::vector<std::pair<std::string, std::vector<std::string>>> answers = {
      {"CreateScheme",
       {"ID_INVALID", "FIELD_REQUIRED", "LANGUAGE_INVALID", "TEXT_TOO_LONG", "ZONE_UNKNOWN",
        "NUMBER_OUT_OF_RANGE", "UNIT_TWICE", "ID_TAKEN"}},
      {"CreateOrganisation", {"ID_INVALID", "TEXT_TOO_LONG", "ID_TAKEN"}},
      {"CreateActivity",
       {"NUMBER_OUT_OF_RANGE", "PURPOSE_MISSING", "OBLIGATION_NOT_CONFIDENTIAL", "UNIT_UNKNOWN",
        "ORGANISATION_UNKNOWN", "ACTIVITY_UNKNOWN", "FACE_UNSUITABLE", "OBLIGATION_NEEDS_APPROVAL",
        "ID_TAKEN"}},
      {"CreateMember",
       {"FIELD_REQUIRED", "TEXT_TOO_LONG", "TEXT_INVALID", "LANGUAGE_INVALID", "DATE_OUT_OF_RANGE",
        "DATE_IN_FUTURE", "ID_TAKEN", "MEMBER_ERASED"}},
      {"UpdateMember",
       {"FIELD_REQUIRED", "TEXT_TOO_LONG", "TEXT_INVALID", "LANGUAGE_INVALID", "DATE_OUT_OF_RANGE",
        "ID_TAKEN", "MEMBER_UNKNOWN", "MEMBER_ERASED", "UPDATE_EMPTY"}},
      {"SuspendMember", {"MEMBER_UNKNOWN", "MEMBER_ERASED", "MEMBER_SUSPENDED", "TEXT_INVALID"}},
      {"ResumeMember", {"MEMBER_UNKNOWN", "MEMBER_ERASED", "MEMBER_NOT_SUSPENDED"}},
      {"CloseMember",
       {"MEMBER_UNKNOWN", "MEMBER_CLOSED", "MEMBER_ERASED", "MEMBER_MERGED", "HOURS_AWAITING",
        "HOLDS_OPEN", "MEMBER_IN_DEBT", "BALANCE_REMAINS", "BENEFICIARY_UNEXPECTED", "SAME_MEMBER",
        "REASON_MISSING"}},
      {"MergeMembers",
       {"MEMBER_UNKNOWN", "MEMBER_CLOSED", "MEMBER_ERASED", "MEMBER_MERGED", "MEMBER_SUSPENDED",
        "HOURS_AWAITING", "HOLDS_OPEN", "REASON_MISSING", "SAME_MEMBER"}},
      {"EraseMember",
       {"MEMBER_UNKNOWN", "MEMBER_ERASED", "HOURS_AWAITING", "HOLDS_OPEN", "MEMBER_IN_DEBT",
        "BALANCE_REMAINS", "BENEFICIARY_UNEXPECTED", "SAME_MEMBER"}},
      {"LogHours",
       {"MEMBER_UNKNOWN", "MEMBER_ERASED", "MEMBER_SUSPENDED", "ACTIVITY_UNKNOWN",
        "DATE_OUT_OF_RANGE", "DATE_IN_FUTURE", "START_OUT_OF_RANGE", "DURATION_OUT_OF_RANGE",
        "DAY_TOO_LONG", "QUANTITY_NOT_COUNTED", "NUMBER_OUT_OF_RANGE", "TEXT_INVALID",
        "AWARD_ROUNDS_TO_NOTHING", "OBLIGATION_UNKNOWN", "OBLIGATION_NOT_DISCHARGED"}},
      {"ApproveHours",
       {"HOUR_LOG_UNKNOWN", "HOUR_LOG_RESOLVED", "OWN_HOURS", "AWARD_ROUNDS_TO_NOTHING"}},
      {"RejectHours", {"HOUR_LOG_UNKNOWN", "HOUR_LOG_RESOLVED", "OWN_HOURS", "TEXT_INVALID"}},
      {"ReverseHours",
       {"HOUR_LOG_UNKNOWN", "HOUR_LOG_NOT_APPROVED", "HOUR_LOG_REVERSED", "OWN_HOURS",
        "REASON_MISSING", "CREDITS_ALREADY_SPENT"}},
      {"GrantCredits", {"NUMBER_OUT_OF_RANGE", "MEMBER_UNKNOWN", "MEMBER_ERASED", "TEXT_INVALID"}},
      {"TransferCredits",
       {"NUMBER_OUT_OF_RANGE", "SAME_MEMBER", "MEMBER_UNKNOWN", "MEMBER_ERASED", "MEMBER_SUSPENDED",
        "TEXT_INVALID", "CREDITS_INSUFFICIENT"}},
      {"ReverseEntry",
       {"ENTRY_UNKNOWN", "ENTRY_NOT_REVERSIBLE", "ENTRY_REVERSED", "CREDITS_ALREADY_SPENT",
        "REASON_MISSING", "OWN_HOURS"}},
      {"PlaceHold",
       {"NUMBER_OUT_OF_RANGE", "DEADLINE_INVALID", "MEMBER_ERASED", "ORGANISATION_UNKNOWN",
        "CREDITS_INSUFFICIENT", "PARTY_INVALID", "OFFER_SUSPENDED", "PARTY_TOO_LARGE",
        "HOLD_OUTLIVES_CREDIT", "NOTHING_TO_HOLD"}},
      {"CaptureHold",
       {"NUMBER_OUT_OF_RANGE", "PARTY_INVALID", "HOLD_UNKNOWN", "HOLD_RESOLVED", "HOLD_LAPSED",
        "HOLD_EXCEEDED", "PARTY_TOO_LARGE"}},
      {"ReleaseHold", {"HOLD_UNKNOWN", "HOLD_RESOLVED"}},
      {"ExpireHold", {"HOLD_UNKNOWN", "HOLD_RESOLVED", "HOLD_NOT_DUE"}},
      {"RedeemCredits",
       {"NUMBER_OUT_OF_RANGE", "PARTY_INVALID", "MEMBER_ERASED", "ORGANISATION_UNKNOWN",
        "CREDITS_INSUFFICIENT", "OFFER_UNKNOWN", "OFFER_OF_ANOTHER", "OFFER_SUSPENDED",
        "PARTY_TOO_LARGE", "PRICE_CHANGED"}},
      {"RefundRedemption",
       {"NUMBER_OUT_OF_RANGE", "REDEMPTION_UNKNOWN", "REASON_MISSING", "REFUND_EXCEEDED"}},
      {"ExpireLots", {"MEMBER_UNKNOWN", "NOTHING_LAPSED"}},
      {"ImposeObligation",
       {"NUMBER_OUT_OF_RANGE", "UNIT_UNKNOWN", "MEMBER_UNKNOWN", "CASE_UNKNOWN"}},
      {"ConfirmClock", {"CLOCK_NOT_BEHIND"}},
      {"CreateOffer",
       {"ID_INVALID", "ID_TAKEN", "ORGANISATION_UNKNOWN", "NUMBER_OUT_OF_RANGE", "PRICE_MISSING"}},
      {"UpdateOffer", {"UPDATE_EMPTY", "OFFER_UNKNOWN", "NUMBER_OUT_OF_RANGE", "PRICE_MISSING"}},
      {"SuspendOffer", {"OFFER_UNKNOWN", "OFFER_SUSPENDED"}},
      {"ResumeOffer", {"OFFER_UNKNOWN", "OFFER_OPEN"}},
      {"CreateSession",
       {"ACTIVITY_UNKNOWN", "ACTIVITY_CONFIDENTIAL", "DATE_OUT_OF_RANGE", "START_OUT_OF_RANGE",
        "DURATION_OUT_OF_RANGE", "NUMBER_OUT_OF_RANGE"}},
      {"RecordAttendance",
       {"SESSION_UNKNOWN", "SESSION_CLOSED", "ATTENDANCE_RECORDED", "SESSION_OF_ANOTHER",
        "DATE_IN_FUTURE", "DAY_TOO_LONG", "MEMBER_ERASED", "OBLIGATION_NOT_DISCHARGED"}},
      {"CloseSession", {"SESSION_UNKNOWN", "SESSION_CLOSED"}},
      {"UpdateScheme",
       {"UPDATE_EMPTY", "NUMBER_OUT_OF_RANGE", "ZONE_UNKNOWN", "CHANGE_NOT_POSSIBLE"}},
      {"UpdateOrganisation", {"ORGANISATION_UNKNOWN", "TEXT_TOO_LONG"}},
      {"UpdateActivity",
       {"UPDATE_EMPTY", "ACTIVITY_UNKNOWN", "NUMBER_OUT_OF_RANGE", "CHANGE_NOT_POSSIBLE",
        "FACE_UNSUITABLE", "OBLIGATION_NEEDS_APPROVAL"}},
  };
  for (const auto& [operation, reasons] : answers) {
    const int64_t done = findings.tally.CountOf(operation, "done");
    EXPECT_GT(done, 20) << operation;
    // What is done seldom is hardly ever asked for twice.
    if (done > 1'000) {
      EXPECT_GT(findings.tally.CountOf(operation, "answered before"), 0) << operation;
    }
    for (const std::string& reason : reasons) {
      EXPECT_GT(findings.tally.CountOf(operation, reason), 0) << operation << " " << reason;
    }
  }
  for (const char* reason : {"SCHEME_UNKNOWN", "REQUEST_ID_INVALID", "REQUEST_ID_REUSED",
                             "CLOCK_BEHIND", "CLOCK_AHEAD", "SCHEME_NOT_YOURS", "dry run"}) {
    EXPECT_GT(findings.tally.CountOf("RedeemCredits", reason), 0) << reason;
  }
}

}  // namespace
}  // namespace timecredit::model
