#include "clients/cpp/error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/time/time.h"
#include "clients/cpp/retry.h"
#include "proto/google/rpc/error_details.pb.h"
#include "proto/google/rpc/status.pb.h"

namespace timecredit::client {
namespace {

using testing::IsEmpty;

TEST(ErrorTest, EveryDetailHasItsPlace) {
  google::rpc::Status status;
  status.set_code(3);
  status.set_message("FIELD_REQUIRED");
  google::rpc::ErrorInfo info;
  info.set_reason("FIELD_REQUIRED");
  (*info.mutable_metadata())["most"] = "7";
  status.add_details()->PackFrom(info);
  google::rpc::BadRequest bad;
  bad.add_field_violations()->set_field("rows[3].date");
  bad.mutable_field_violations(0)->set_description("Give a date.");
  bad.mutable_field_violations(0)->set_reason("DATE_MALFORMED");
  status.add_details()->PackFrom(bad);
  google::rpc::LocalizedMessage localized;
  localized.set_message("Rhowch ddyddiad.");
  status.add_details()->PackFrom(localized);
  google::rpc::RetryInfo retry;
  retry.mutable_retry_delay()->set_seconds(2);
  retry.mutable_retry_delay()->set_nanos(500'000'000);
  status.add_details()->PackFrom(retry);

  const Error expected = {.code = grpc::StatusCode::INVALID_ARGUMENT,
                          .reason = "FIELD_REQUIRED",
                          .message = "Rhowch ddyddiad.",
                          .arguments = {{"most", "7"}},
                          .fields = {{"rows[3].date", "Give a date.", "DATE_MALFORMED"}},
                          .retry_delay = absl::Milliseconds(2'500)};
  EXPECT_EQ(ErrorOf(status), expected);
  EXPECT_EQ(ErrorOf(grpc::Status(grpc::StatusCode::INVALID_ARGUMENT, "FIELD_REQUIRED",
                                 status.SerializeAsString())),
            expected);
}

TEST(ErrorTest, AnErrorWithoutDetailsKeepsWhatGrpcSays) {
  const Error error = ErrorOf(grpc::Status(grpc::StatusCode::UNAVAILABLE, "connection refused"));
  EXPECT_EQ(error.code, grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(error.reason, "");
  EXPECT_EQ(error.message, "connection refused");
  EXPECT_THAT(error.fields, IsEmpty());
}

TEST(ErrorTest, ACallThatWasCutOffMayBeMadeAgain) {
  const auto error_of = [](grpc::StatusCode code, const std::string& message) {
    return ErrorOf(grpc::Status(code, message));
  };
  const auto calm =
      error_of(grpc::StatusCode::RESOURCE_EXHAUSTED, "Received RST_STREAM with error code 11");
  EXPECT_GT(calm.retry_delay, absl::ZeroDuration());
  EXPECT_TRUE(IsPassing(calm));
  EXPECT_FALSE(IsPassing(error_of(grpc::StatusCode::RESOURCE_EXHAUSTED,
                                  "Received message larger than max (9000000 vs. 8388608)")));
  EXPECT_FALSE(
      IsPassing(error_of(grpc::StatusCode::INTERNAL, "Received RST_STREAM with error code 2")));
}

TEST(ErrorTest, GarbledAndUnknownDetailsArePassedOver) {
  const Error garbled = ErrorOf(grpc::Status(grpc::StatusCode::INTERNAL, "broken", "\xff\xff"));
  EXPECT_EQ(garbled.message, "broken");
  google::rpc::Status status;
  status.set_code(13);
  status.add_details()->set_type_url("type.googleapis.com/somebody.Else");
  EXPECT_EQ(ErrorOf(status).code, grpc::StatusCode::INTERNAL);
}

}  // namespace
}  // namespace timecredit::client
