#include "ledger/personal/directory_feed.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/directory.h"
#include "ledger/personal/erasure.h"
#include "ledger/storage/store.h"
#include "tests/personal/personal_fixture.h"

namespace timecredit::personal {
namespace {

using domain::MemberFields;
using domain::MemberNumber;
using journal::SealedMember;
using storage::Snapshot;
using storage::Transaction;

constexpr MemberNumber kSian{1};
constexpr MemberNumber kDafydd{2};

class DirectoryFeedTest : public PersonalFixture {
 protected:
  static MemberFields Named(const std::string& name) {
    MemberFields fields;
    fields.name = name;
    return fields;
  }

  bool IsFound(std::string_view query) {
    const auto page = directory_.Search(kScheme, query, 10);
    EXPECT_TRUE(page.ok()) << page.status();
    return page.ok() && page->matches.size() == 1;
  }

  Directory directory_;
  DirectoryFeed feed_{store_, compartment_, directory_};
};

TEST_F(DirectoryFeedTest, LoadsEveryMember) {
  CreateMember(kSian, Named("Siân"));
  CreateMember(kDafydd, Named("Dafydd"));
  const auto loading = feed_.Load();
  ASSERT_TRUE(loading.ok()) << loading.status();
  EXPECT_EQ(loading->loaded, 2);
  EXPECT_TRUE(IsFound("sian"));
  EXPECT_TRUE(IsFound("dafydd"));
}

TEST_F(DirectoryFeedTest, LoadsTheRestWhereAMemberCannotBeRead) {
  const auto key = CreateMember(kSian, Named("Siân"));
  CreateMember(kDafydd, Named("Dafydd"));
  CreateMember(MemberNumber(3), Named("Bethan"));
  Update([](Transaction& rows) -> absl::Status {
    auto row = **rows.Find<SealedMember>({kScheme, kDafydd});
    row.member = MemberNumber(4);
    row.sealed_under = {9, 9, 9};  // a key that there never was
    rows.Put(row);
    return absl::OkStatus();
  });
  ASSERT_TRUE(keyring_.Destroy(key).ok());
  Update([](Transaction& rows) -> absl::Status {
    auto row = **rows.Find<SealedMember>({kScheme, kDafydd});
    row.sealed.back() = static_cast<char>(row.sealed.back() ^ 1);
    rows.Put(row);
    return absl::OkStatus();
  });
  const auto loading = feed_.Load();
  ASSERT_TRUE(loading.ok()) << loading.status();
  EXPECT_EQ(loading->loaded, 1);
  EXPECT_EQ(loading->erased, (std::vector<SealedMember::Key>{{kScheme, kSian}}));
  EXPECT_EQ(loading->unreadable, (std::vector<SealedMember::Key>{{kScheme, MemberNumber(4)}}));
  EXPECT_EQ(loading->damaged, (std::vector<SealedMember::Key>{{kScheme, kDafydd}}));
  EXPECT_TRUE(IsFound("bethan"));
}

TEST_F(DirectoryFeedTest, FailsWhenTheKeyStoreDoes) {
  CreateMember(kSian, Named("Siân"));
  Keyring reopened(keys_, randomness_);
  const Compartment cold(reopened, digests_);
  DirectoryFeed feed(store_, cold, directory_);
  keys_.failure = absl::UnavailableError("disk");
  EXPECT_TRUE(absl::IsUnavailable(feed.Load().status()));
}

TEST_F(DirectoryFeedTest, FollowsTheStore) {
  CreateMember(kSian, Named("Siân Rhys"));
  ASSERT_TRUE(feed_.Refresh(kScheme, kSian).ok());
  EXPECT_TRUE(IsFound("rhys"));

  Update([&](Transaction& rows) {
    return compartment_.UpdateMember(rows, kScheme, kSian, Named("Siân Evans"));
  });
  ASSERT_TRUE(feed_.Refresh(kScheme, kSian).ok());
  EXPECT_FALSE(IsFound("rhys"));
  EXPECT_TRUE(IsFound("evans"));

  const auto erasable = View([&](const Snapshot& snapshot) {
    return FindErasable(snapshot, compartment_, kScheme, kSian);
  });
  ASSERT_TRUE(erasable.ok());
  Update([&](Transaction& rows) { return BeginErasure(rows, compartment_, *erasable); });
  ASSERT_TRUE(feed_.Refresh(kScheme, kSian).ok());
  EXPECT_FALSE(IsFound("evans"));
  EXPECT_EQ(directory_.size(), 0u);
}

TEST_F(DirectoryFeedTest, TakesOutWhatWasTamperedWith) {
  CreateMember(kSian, Named("Siân"));
  ASSERT_TRUE(feed_.Refresh(kScheme, kSian).ok());
  Update([](Transaction& rows) -> absl::Status {
    auto row = **rows.Find<SealedMember>({kScheme, kSian});
    row.sealed.back() = static_cast<char>(row.sealed.back() ^ 1);
    rows.Put(row);
    return absl::OkStatus();
  });
  EXPECT_TRUE(absl::IsDataLoss(feed_.Refresh(kScheme, kSian)));
  EXPECT_FALSE(IsFound("sian"));
}

}  // namespace
}  // namespace timecredit::personal
