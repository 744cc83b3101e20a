#include "ledger/server/patient_sink.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <memory>
#include <string>

#include "spdlog/logger.h"

namespace timecredit::server {
namespace {

// A log into a pipe, read when the test says so.
class PatientSinkTest : public testing::Test {
 protected:
  void SetUp() override {
    std::signal(SIGPIPE, SIG_IGN);
    ASSERT_EQ(pipe(ends_.data()), 0);
    sink_ = std::make_shared<PatientSink>(ends_[1]);
    logger_ = std::make_unique<spdlog::logger>("log", sink_);
    logger_->set_pattern("%v");
  }
  ~PatientSinkTest() override {
    for (const int end : ends_) close(end);
  }

  // What lies in the pipe.
  std::string Read() {
    fcntl(ends_[0], F_SETFL, O_NONBLOCK);
    std::string all;
    std::string part(1 << 16, 0);
    for (ssize_t size = 0; (size = read(ends_[0], part.data(), part.size())) > 0;) {
      all.append(part, 0, static_cast<size_t>(size));
    }
    return all;
  }

  std::array<int, 2> ends_{};
  std::shared_ptr<PatientSink> sink_;
  std::unique_ptr<spdlog::logger> logger_;
};

TEST_F(PatientSinkTest, WritesLines) {
  logger_->info("one");
  logger_->info("two");
  EXPECT_EQ(Read(), "one\ntwo\n");
  EXPECT_EQ(sink_->dropped(), 0u);
}

TEST_F(PatientSinkTest, DropsWhatAStalledReaderDoesNotTakeAndSaysHowMuch) {
  const std::string line(1000, 'x');
  constexpr int kLines = 10'000;  // ten megabytes, into a pipe that holds far less
  for (int i = 0; i < kLines; ++i) logger_->info(line);
  const uint64_t dropped = sink_->dropped();
  EXPECT_GT(dropped, 0u);
  const std::string taken = Read();
  EXPECT_EQ(taken.size() / 1001, kLines - dropped);
  logger_->info("back");
  EXPECT_EQ(Read(), "log dropped=" + std::to_string(dropped) + "\nback\n");
}

TEST_F(PatientSinkTest, OutlivesAReaderThatLeaves) {
  close(ends_[0]);
  ends_[0] = -1;
  logger_->info("to nobody");
  EXPECT_EQ(sink_->dropped(), 1u);
}

}  // namespace
}  // namespace timecredit::server
