#include "clients/cli/exit_code.h"

#include <gtest/gtest.h>

#include <utility>

namespace timecredit::cli {
namespace {

TEST(ExitCodeTest, TellsAScriptWhatToDoNext) {
  const std::pair<grpc::StatusCode, int> expected[] = {
      {grpc::StatusCode::OK, 0},
      {grpc::StatusCode::INTERNAL, 1},
      {grpc::StatusCode::DATA_LOSS, 1},
      {grpc::StatusCode::UNKNOWN, 1},
      {grpc::StatusCode::UNIMPLEMENTED, 1},
      {grpc::StatusCode::INVALID_ARGUMENT, 3},
      {grpc::StatusCode::NOT_FOUND, 3},
      {grpc::StatusCode::ALREADY_EXISTS, 3},
      {grpc::StatusCode::FAILED_PRECONDITION, 4},
      {grpc::StatusCode::PERMISSION_DENIED, 5},
      {grpc::StatusCode::UNAUTHENTICATED, 5},
      {grpc::StatusCode::UNAVAILABLE, 6},
      {grpc::StatusCode::RESOURCE_EXHAUSTED, 6},
      {grpc::StatusCode::DEADLINE_EXCEEDED, 6},
  };
  for (const auto& [code, number] : expected) {
    EXPECT_EQ(static_cast<int>(ExitCodeOf({.code = code})), number) << code;
  }
}

TEST(ExitCodeTest, TellsWhatWasDoneWithoutAnAnswerFromWhatFailed) {
  for (const char* reason : {"DONE_WITHOUT_REPLY", "DONE_UNFINISHED"}) {
    const client::Error error{.code = grpc::StatusCode::UNKNOWN, .reason = reason};
    EXPECT_EQ(static_cast<int>(ExitCodeOf(error)), 8) << reason;
  }
}

}  // namespace
}  // namespace timecredit::cli
