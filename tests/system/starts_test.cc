#include <sys/stat.h>

#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "ledger/server/configuration.h"
#include "ledger/server/server.h"
#include "spdlog/logger.h"
#include "spdlog/sinks/null_sink.h"
#include "tests/personal/seeded_randomness.h"
#include "tests/storage/rocksdb/temporary_folder.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

class StartsOfTheServer : public testing::Test {
 protected:
  // Why a server does not start; "" when it does.
  std::string Refusal(const server::Configuration& configuration) {
    personal::SeededRandomness randomness{2};
    const auto logger = std::make_shared<spdlog::logger>(
        "timecreditd", std::make_shared<spdlog::sinks::null_sink_mt>());
    const auto server = server::Server::Start(configuration, {town.clock, randomness, logger});
    if (server.ok()) return "";
    const std::string why(server.status().message());
    EXPECT_EQ(why.find('\n'), std::string::npos) << why;
    EXPECT_FALSE(why.empty());
    return why;
  }
  // Of another town, with folders of its own.
  server::Configuration Other() {
    auto configuration = town.Configured();
    configuration.data_folder = folder.path() + "/data";
    configuration.key_folder = folder.path() + "/keys";
    return configuration;
  }

  ServedTown town;
  const storage::TemporaryFolder folder;
};

TEST_F(StartsOfTheServer, AreRefusedWhereThePortIsTaken) {
  auto configuration = Other();
  configuration.port = town.server().port();
  EXPECT_NE(Refusal(configuration).find(absl::StrCat(town.server().port())), std::string::npos);
  configuration.port = 0;
  EXPECT_EQ(Refusal(configuration), "");
}

TEST_F(StartsOfTheServer, AreRefusedWhereAnotherServerHasTheDatabase) {
  const auto same = town.Configured();
  EXPECT_NE(Refusal(same).find(same.data_folder), std::string::npos) << Refusal(same);
  EXPECT_EQ(town.Available(ServedTown::kAnn), 0);  // the other goes on
}

TEST_F(StartsOfTheServer, AreRefusedWhereAFolderCannotBe) {
  auto configuration = Other();
  configuration.data_folder = folder.path() + "/none/data";
  EXPECT_NE(Refusal(configuration).find(configuration.data_folder), std::string::npos)
      << Refusal(configuration);
  configuration = Other();
  configuration.key_folder = "/proc/keys";
  EXPECT_NE(Refusal(configuration).find("/proc/keys"), std::string::npos) << Refusal(configuration);
  configuration = Other();
  configuration.data_folder = "/proc/data";
  EXPECT_NE(Refusal(configuration).find("/proc/data"), std::string::npos) << Refusal(configuration);
}

TEST_F(StartsOfTheServer, AreRefusedWhereTheKeysAreGone) {
  auto without_keys = town.Configured();
  without_keys.key_folder = folder.path() + "/keys";
  town.Stop();
  const std::string refusal = Refusal(without_keys);
  EXPECT_NE(refusal.find("key"), std::string::npos) << refusal;
  town.Restart();
  EXPECT_EQ(town.Available(ServedTown::kAnn), 0);
}

TEST_F(StartsOfTheServer, AreRefusedWhereTheKeysAreAnothers) {
  auto other = Other();
  ASSERT_EQ(Refusal(other), "");
  other.data_folder = town.Configured().data_folder;
  town.Stop();
  EXPECT_NE(Refusal(other).find("key"), std::string::npos) << Refusal(other);
  town.Restart();
  EXPECT_EQ(town.Available(ServedTown::kAnn), 0);
}

TEST(CommandLine, NamesEveryMistake) {
  const auto asked =
      server::ReadCommandLine({"--data", "d", "--keys", "d", "--port", "70000", "--log-level",
                               "loud", "--sweep-seconds", "x", "--colour"});
  ASSERT_TRUE(absl::IsInvalidArgument(asked.status()));
  const std::string mistakes(asked.status().message());
  for (const char* named : {"--colour: ", "--keys: ", "--port: ", "--log-level: ",
                            "--sweep-seconds: ", "--development-principal: "}) {
    EXPECT_NE(mistakes.find(named), std::string::npos) << named << " in\n" << mistakes;
  }
}

TEST(CommandLine, SaysWhatAServerIsToBe) {
  const auto asked = server::ReadCommandLine({"--data", "d", "--keys", "k", "--port", "0",
                                              "--development-principal", "taff/officer:7/member:17",
                                              "--drain-seconds", "5", "--metrics-port=0"});
  ASSERT_TRUE(asked.ok()) << asked.status();
  ASSERT_TRUE(asked->configuration.has_value());
  EXPECT_EQ(asked->configuration->data_folder, "d");
  EXPECT_EQ(asked->configuration->port, 0);
  EXPECT_EQ(asked->configuration->metrics_port, 0);
  EXPECT_EQ(asked->configuration->drain_for, absl::Seconds(5));
  EXPECT_EQ(asked->configuration->development_principal.principal.number, 7);
  for (const char* text : {"--help", "--version"}) {
    const auto help = server::ReadCommandLine({text});
    ASSERT_TRUE(help.ok());
    EXPECT_FALSE(help->configuration.has_value());
    EXPECT_FALSE(help->text.empty());
  }
}

}  // namespace
}  // namespace timecredit::system_test
