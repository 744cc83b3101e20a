// What becomes of a server whose keys were lost, or whose files were damaged behind its back.
#include <gmock/gmock.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "gtest/gtest.h"
#include "ledger/server/configuration.h"
#include "ledger/server/offline_verification.h"
#include "ledger/server/server.h"
#include "proto/timecredit/v1/member.pb.h"
#include "proto/timecredit/v1/operations.pb.h"
#include "spdlog/logger.h"
#include "spdlog/sinks/null_sink.h"
#include "tests/personal/seeded_randomness.h"
#include "tests/storage/rocksdb/temporary_folder.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

using testing::HasSubstr;

class DamagedTown : public testing::Test {
 protected:
  client::Result<v1::LedgerVerification> Verify(int64_t* messages = nullptr) {
    return town_.client().operations().VerifyLedger({}, [&](const v1::LedgerVerification&) {
      if (messages != nullptr) ++*messages;
    });
  }

  absl::StatusOr<std::unique_ptr<server::Server>> Start(
      const server::Configuration& configuration) {
    return server::Server::Start(configuration, {town_.clock, randomness_, logger_});
  }

  // As a disk does: in a block of each file of the database that holds rows.
  void FlipBits() {
    for (const auto& file : std::filesystem::directory_iterator(town_.Configured().data_folder)) {
      if (file.path().extension() != ".sst") continue;
      std::fstream bytes(file.path(), std::ios::in | std::ios::out | std::ios::binary);
      bytes.seekg(20);
      const int byte = bytes.peek();
      bytes.seekp(20);
      bytes.put(static_cast<char>(byte ^ 1));
    }
  }

  ServedTown town_;
  const storage::TemporaryFolder folder_;
  personal::SeededRandomness randomness_{3};
  const std::shared_ptr<spdlog::logger> logger_ = std::make_shared<spdlog::logger>(
      "timecreditd", std::make_shared<spdlog::sinks::null_sink_mt>());
};

TEST_F(DamagedTown, IsVerifiedWhileItIsServed) {
  town_.Earn(ServedTown::kAnn, 120);
  town_.Spend(ServedTown::kAnn, 60);
  int64_t messages = 0;
  const auto verified = Verify(&messages);
  ASSERT_TRUE(verified.ok()) << verified.error().message;
  EXPECT_EQ(verified->verdict(), v1::LedgerVerification::VERDICT_SOUND);
  EXPECT_EQ(verified->findings_size(), 0);
  EXPECT_GE(messages, 1);
  EXPECT_EQ(verified->records(), town_.LastSequence());
  EXPECT_EQ(verified->members(), 2);
  EXPECT_EQ(verified->keys(), 3);  // the store's own, Ann's and Ben's
  EXPECT_GT(verified->rows(), verified->records());
  EXPECT_FALSE(std::filesystem::exists(town_.Configured().data_folder + ".verifying"));
  town_.Restart("taff/manager:1");
  EXPECT_EQ(ReasonOf(Verify()), "ROLE_NOT_ALLOWED");
}

TEST_F(DamagedTown, SaysSoWhenItIsVerified) {
  town_.Earn(ServedTown::kAnn, 120);
  town_.Restart();  // what was in the log lies in files now
  const auto before = Verify();
  ASSERT_TRUE(before.ok()) << before.error().message;
  EXPECT_EQ(before->verdict(), v1::LedgerVerification::VERDICT_SOUND);
  EXPECT_GT(before->files(), 0);
  FlipBits();
  const auto after = Verify();
  ASSERT_TRUE(after.ok()) << after.error().message;
  EXPECT_EQ(after->verdict(), v1::LedgerVerification::VERDICT_DAMAGED);
  ASSERT_GT(after->findings_size(), 0);
  EXPECT_THAT(after->findings(0), HasSubstr(".sst"));
}

TEST_F(DamagedTown, IsVerifiedWhileItIsNotServed) {
  town_.Earn(ServedTown::kAnn, 120);
  const auto configuration = town_.Configured();
  std::ostringstream out;
  const auto served = server::VerifyOffline(configuration, town_.clock, randomness_, out);
  EXPECT_THAT(std::string(served.status().message()), HasSubstr("open already"));
  town_.Stop();
  const auto sound = server::VerifyOffline(configuration, town_.clock, randomness_, out);
  ASSERT_TRUE(sound.ok()) << sound.status();
  EXPECT_TRUE(*sound);
  EXPECT_THAT(out.str(), HasSubstr("\nsound\n"));
  FlipBits();
  const auto damaged = server::VerifyOffline(configuration, town_.clock, randomness_, out);
  EXPECT_FALSE(damaged.ok() && *damaged);
  auto nowhere = configuration;
  nowhere.data_folder = folder_.path() + "/none";
  EXPECT_FALSE(server::VerifyOffline(nowhere, town_.clock, randomness_, out).ok());
  EXPECT_FALSE(std::filesystem::exists(nowhere.data_folder)) << "it made a database";
}

TEST_F(DamagedTown, GoesOnWithoutLostKeysOnlyWhereTheirNumberIsSaid) {
  auto configuration = town_.Configured();
  town_.Stop();
  const std::string backup = folder_.path() + "/keys";
  std::filesystem::copy(configuration.key_folder, backup);
  std::filesystem::permissions(backup, std::filesystem::perms::owner_all);
  town_.Restart();
  const std::string ceri = town_.Register("Ceri Hughes");
  town_.Stop();

  configuration.key_folder = backup;
  const auto refused = Start(configuration);
  ASSERT_FALSE(refused.ok());
  EXPECT_THAT(std::string(refused.status().message()), HasSubstr("--accept-lost-keys 1"));
  EXPECT_THAT(std::string(refused.status().message()), HasSubstr(backup));
  configuration.accepted_lost_keys = 2;
  EXPECT_FALSE(Start(configuration).ok());
  configuration.accepted_lost_keys = 1;
  const auto server = Start(configuration);
  ASSERT_TRUE(server.ok()) << server.status();

  auto client = client::Client::Connect("127.0.0.1:" + std::to_string((*server)->port()));
  v1::GetMemberRequest get;
  get.set_name(ceri);
  const auto got = client.members().GetMember(get);
  ASSERT_FALSE(got.ok());
  EXPECT_EQ(ServedTown::InShort(got.error()), "PERSONAL_DATA_UNREADABLE name");
  v1::ListMembersRequest list;
  list.set_parent(ServedTown::kScheme);
  std::vector<bool> unreadable;
  for (const v1::Member& member : All(client.members().ListMembers(list))) {
    unreadable.push_back(member.personal_data_unreadable());
    EXPECT_EQ(member.state(), v1::Member::STATE_ACTIVE);
    EXPECT_EQ(member.has_fields(), !member.personal_data_unreadable());
  }
  EXPECT_EQ(unreadable, (std::vector<bool>{false, false, true}));
  const auto info = client.operations().GetServerInfo({});
  ASSERT_TRUE(info.ok()) << info.error().message;
  EXPECT_EQ(info->unreadable_members(), 1);
  EXPECT_EQ(info->pending_erasures(), 0);
}

}  // namespace
}  // namespace timecredit::system_test
