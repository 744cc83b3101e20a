// A fault of the server in one row of a batch is in the log under the number that the call has.
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "proto/google/rpc/error_details.pb.h"
#include "proto/timecredit/v1/hours.grpc.pb.h"
#include "proto/timecredit/v1/member.grpc.pb.h"
#include "proto/timecredit/v1/scheme.grpc.pb.h"
#include "tests/service/served_parts.h"

namespace timecredit::service {
namespace {

TEST(Incidents, OfARowAreInTheLog) {
  ServedParts parts;
  parts.Sent(&v1::SchemeService::Stub::ApplyScheme, R"(definition {
    scheme_id: "taff"
    scheme { display_names { key: "en" value: "Taff" } time_zone: "Europe/London" }
    organisations { organisation_id: "host" display_names { key: "en" value: "Host" } }
    activities { activity_id: "garden" activity {
      display_names { key: "en" value: "Garden" } host: "host"
      category: SERVICE_CATEGORY_HOUSING_AND_COMMUNITY_AMENITIES } }
  })");
  parts.Sent(&v1::MemberService::Stub::CreateMember,
             "parent: 'schemes/taff' member { fields { full_name: 'Ann' } } request_id: 'a'");
  const auto log = parts.Sent(&v1::HoursService::Stub::LogHours, R"(parent: 'schemes/taff'
    hour_log { member: 'schemes/taff/members/1' activity: 'schemes/taff/activities/garden'
               date: '2026-03-10' duration_minutes: 60 } request_id: 'b')");
  parts.store.FailAfterCommit(1, absl::InternalError("the disk forgot"));
  const auto answer = parts.Sent(
      &v1::HoursService::Stub::BatchApproveHours,
      absl::StrCat("parent: 'schemes/taff' rows { name: '", log.name(), "' request_id: 'c' }"));
  EXPECT_TRUE(parts.store.Mend()) << "nothing failed";
  ASSERT_EQ(answer.results_size(), 1);
  ASSERT_TRUE(answer.results(0).has_error());
  EXPECT_THAT(parts.incidents(), testing::SizeIs(1));
}

}  // namespace
}  // namespace timecredit::service
