#include "ledger/server/call_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <sstream>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/refusal.h"
#include "ledger/service/call_observer.h"
#include "prometheus/registry.h"
#include "spdlog/logger.h"
#include "spdlog/sinks/ostream_sink.h"
#include "tests/domain/manual_clock.h"

namespace timecredit::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class CallLogTest : public testing::Test {
 protected:
  void Call(const char* method, const absl::Status& status) {
    log_.Begin(method);
    log_.End({.method = method,
              .principal = {.kind = domain::PrincipalKind::kOfficer,
                            .number = 7,
                            .member = {},
                            .scheme = {}},
              .request_id = "r-1",
              .duration = absl::Milliseconds(1),
              .status = status,
              .incident = ""});
  }

  std::string Lines() {
    logger_->flush();
    return text_.str();
  }

  // Every label of every metric, as "name=value".
  std::set<std::string> Labels() {
    std::set<std::string> labels;
    for (const auto& family : registry_.Collect()) {
      for (const auto& metric : family.metric) {
        for (const auto& label : metric.label) {
          labels.insert(absl::StrCat(label.name, "=", label.value));
        }
      }
    }
    return labels;
  }

  std::ostringstream text_;
  const std::shared_ptr<spdlog::logger> logger_ = std::make_shared<spdlog::logger>(
      "calls", std::make_shared<spdlog::sinks::ostream_sink_mt>(text_));
  prometheus::Registry registry_;
  domain::ManualClock clock_;
  CallLog log_{logger_, clock_, registry_};
};

TEST_F(CallLogTest, NamesMethodsAndReasons) {
  Call("HoursService/LogHours", domain::RefuseMissing("ACTIVITY_UNKNOWN", "activity"));
  EXPECT_THAT(Lines(), HasSubstr("method=HoursService/LogHours principal=officer:7"));
  EXPECT_THAT(Lines(), HasSubstr("reason=ACTIVITY_UNKNOWN"));
  EXPECT_THAT(Labels(),
              testing::IsSupersetOf({"method=HoursService/LogHours", "reason=ACTIVITY_UNKNOWN"}));
}

TEST_F(CallLogTest, NamesFaultsInPartsOfCalls) {
  log_.Incident("HoursService/BatchLogHours", "1773144000", absl::InternalError("a row is lost"));
  EXPECT_THAT(Lines(), HasSubstr("incident=1773144000 method=HoursService/BatchLogHours "
                                 "code=INTERNAL what=a row is lost"));
}

TEST_F(CallLogTest, NamesNoMethodOrReasonOfCourts) {
  logger_->set_level(spdlog::level::debug);
  for (const char* method : {"CourtService/ImposeObligation", "CourtService/GetObligation",
                             "CourtService/ListObligations", "SchemeService/GetScheme",
                             "OperationsService/GetServerInfo"}) {
    Call(method, absl::OkStatus());
  }
  Call("CourtService/GetObligation", domain::RefuseMissing("OBLIGATION_UNKNOWN", "name"));
  Call("HoursService/LogHours", domain::RefuseArgument("OBLIGATION_NOT_DISCHARGED", "obligation"));
  Call("CourtService/ImposeObligation", domain::RefuseMissing("CASE_UNKNOWN", "court_case"));
  Call("ActivityService/UpdateActivity", domain::RefuseArgument("FACE_UNSUITABLE", "appears_as"));
  Call("ActivityService/CreateSession",
       domain::RefuseArgument("ACTIVITY_CONFIDENTIAL", "activity"));
  std::string seen = Lines();
  for (const std::string& label : Labels()) absl::StrAppend(&seen, " ", label);
  for (const char* word : {"Court", "OBLIGATION", "Obligation", "CASE_", "FACE", "CONFIDENTIAL"}) {
    EXPECT_THAT(seen, Not(HasSubstr(word)));
  }
  // Courts' calls are not all that has the name.
  EXPECT_THAT(seen, Not(HasSubstr("SchemeService")));
  EXPECT_THAT(Labels(), testing::IsSupersetOf(
                            {"method=other", "reason=other", "method=HoursService/LogHours"}));
}

}  // namespace
}  // namespace timecredit::server
