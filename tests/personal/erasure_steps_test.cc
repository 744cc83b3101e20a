#include <gtest/gtest.h>

#include <string>

#include "absl/status/status.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/compartment.h"
#include "ledger/personal/erasure.h"
#include "ledger/personal/keyring.h"
#include "ledger/storage/store.h"
#include "tests/personal/personal_fixture.h"

namespace timecredit::personal {
namespace {

using domain::KeyId;
using domain::MemberNumber;
using domain::Sequence;
using journal::MemberAlias;
using journal::PendingErasure;
using journal::SealedMember;
using journal::SealedText;
using storage::Snapshot;
using storage::Transaction;

constexpr MemberNumber kSian{1};
constexpr MemberNumber kDafydd{2};

class ErasureStepsTest : public PersonalFixture {
 protected:
  ErasureStepsTest() {
    sian_key_ = CreateMember(kSian, Fields("Siân", "sian"));
    dafydd_key_ = CreateMember(kDafydd, Fields("Dafydd", "dafydd"));
    for (const uint64_t sequence : {3u, 5u}) AddText(kSian, Sequence(sequence));
    AddText(kDafydd, Sequence(4));
  }

  static domain::MemberFields Fields(const std::string& name, const std::string& alias) {
    domain::MemberFields fields;
    fields.name = name;
    fields.alias = alias;
    return fields;
  }

  void AddText(MemberNumber member, Sequence sequence) {
    Update([&](Transaction& rows) {
      return compartment_.PutText(rows, kScheme, member, sequence, "a text");
    });
  }

  ErasableRows ListSian() {
    const auto erasable = View([&](const Snapshot& snapshot) {
      return FindErasable(snapshot, compartment_, kScheme, kSian);
    });
    EXPECT_TRUE(erasable.ok()) << erasable.status();
    return *erasable;
  }

  absl::Status Begin(const ErasableRows& erasable) {
    return Try([&](Transaction& rows) { return BeginErasure(rows, compartment_, erasable); });
  }

  bool HasAlias(const std::string& alias) {
    return Exists<MemberAlias>(compartment_.AliasKey(kScheme, alias));
  }

  bool HasKey(const KeyId& id) { return keys_.Find(id).ok() && keyring_.Find(id).ok(); }

  void ExpectNothingLeftOfSian() {
    EXPECT_FALSE(Exists<SealedMember>({kScheme, kSian}));
    EXPECT_FALSE(Exists<PendingErasure>({kScheme, kSian}));
    for (uint64_t sequence = 1; sequence < 10; ++sequence) {
      EXPECT_FALSE(Exists<SealedText>({kScheme, kSian, Sequence(sequence)})) << sequence;
    }
    EXPECT_FALSE(HasAlias("sian"));
    EXPECT_TRUE(absl::IsNotFound(keys_.Find(sian_key_).status()));
    EXPECT_TRUE(absl::IsNotFound(keyring_.Find(sian_key_).status()));
  }

  void ExpectDafyddWhole() {
    const auto fields = View([&](const Snapshot& snapshot) {
      return compartment_.FindMember(snapshot, kScheme, kDafydd);
    });
    ASSERT_TRUE(fields.ok()) << fields.status();
    EXPECT_EQ(fields->name, "Dafydd");
    EXPECT_TRUE(HasAlias("dafydd"));
    EXPECT_TRUE(Exists<SealedText>({kScheme, kDafydd, Sequence(4)}));
    EXPECT_TRUE(HasKey(dafydd_key_));
  }

  KeyId sian_key_;
  KeyId dafydd_key_;
};

TEST_F(ErasureStepsTest, LeavesNothingOfTheMemberAndAllOfOthers) {
  ASSERT_TRUE(Begin(ListSian()).ok());
  EXPECT_FALSE(Exists<SealedMember>({kScheme, kSian}));
  EXPECT_TRUE(Exists<PendingErasure>({kScheme, kSian}));
  EXPECT_TRUE(HasKey(sian_key_)) << "destroyed only once the erasure is durable";

  ASSERT_TRUE(FinishErasure(store_, keyring_, {kScheme, kSian}).ok());
  ExpectNothingLeftOfSian();
  ExpectDafyddWhole();
}

TEST_F(ErasureStepsTest, RefusesAMemberErasedAlready) {
  ASSERT_TRUE(Begin(ListSian()).ok());
  EXPECT_EQ(ReasonOf(Begin(ListSian())), "MEMBER_ERASED");
  ASSERT_TRUE(FinishErasure(store_, keyring_, {kScheme, kSian}).ok());
  EXPECT_EQ(ReasonOf(Begin(ListSian())), "MEMBER_ERASED");
}

TEST_F(ErasureStepsTest, SweepsATextAddedAfterTheListWasMade) {
  const ErasableRows erasable = ListSian();
  AddText(kSian, Sequence(7));
  ASSERT_TRUE(Begin(erasable).ok());
  ASSERT_TRUE(FinishErasure(store_, keyring_, {kScheme, kSian}).ok());
  ExpectNothingLeftOfSian();
}

TEST_F(ErasureStepsTest, FreesAnAliasTakenAfterTheListWasMade) {
  const ErasableRows erasable = ListSian();
  Update([&](Transaction& rows) {
    return compartment_.UpdateMember(rows, kScheme, kSian, Fields("Siân", "sian-rhys"));
  });
  ASSERT_TRUE(Begin(erasable).ok());
  EXPECT_FALSE(HasAlias("sian-rhys"));
}

TEST_F(ErasureStepsTest, TakesNoTextOnceBegun) {
  ASSERT_TRUE(Begin(ListSian()).ok());
  EXPECT_EQ(ReasonOf(Try([&](Transaction& rows) {
              return compartment_.PutText(rows, kScheme, kSian, Sequence(8), "too late");
            })),
            "MEMBER_ERASED");
}

TEST_F(ErasureStepsTest, IsFinishedAfterACrashAtAnyStep) {
  ASSERT_TRUE(Begin(ListSian()).ok());

  // The key store fails: nothing is forgotten.
  keys_.failure = absl::UnavailableError("disk");
  const auto failed = ResumeErasures(store_, keyring_);
  ASSERT_TRUE(failed.ok()) << failed.status();
  EXPECT_TRUE(absl::IsUnavailable(failed->failure));
  EXPECT_EQ(failed->pending, 1);
  EXPECT_EQ(*CountPendingErasures(store_), 1);
  EXPECT_TRUE(Exists<PendingErasure>({kScheme, kSian}));
  keys_.failure = absl::OkStatus();

  // The process ended between destroying the key and removing the note.
  ASSERT_TRUE(keys_.Destroy(sian_key_).ok());
  Keyring reopened(keys_, randomness_);
  const auto finished = ResumeErasures(store_, reopened);
  ASSERT_TRUE(finished.ok()) << finished.status();
  EXPECT_EQ(finished->finished, 1);
  EXPECT_EQ(finished->pending, 0);
  EXPECT_TRUE(finished->failure.ok());
  EXPECT_EQ(*CountPendingErasures(store_), 0);
  EXPECT_EQ(ResumeErasures(store_, reopened)->finished, 0);
  ASSERT_TRUE(keyring_.Destroy(sian_key_).ok());  // what this process has in memory
  ExpectNothingLeftOfSian();
  ExpectDafyddWhole();
}

TEST_F(ErasureStepsTest, IsRepeatedWhereABackupBringsTheKeyBack) {
  storage::MemoryKeyStore backup;
  keys_.CopyTo(backup);
  ASSERT_TRUE(Begin(ListSian()).ok());
  ASSERT_TRUE(FinishErasure(store_, keyring_, {kScheme, kSian}).ok());
  Keyring restored(backup, randomness_);
  ASSERT_TRUE(restored.Find(sian_key_).ok());
  EXPECT_EQ(*EraseAgain(store_, restored), 1);
  EXPECT_EQ(*backup.StateOf(sian_key_), storage::KeyState::kDestroyed);
  EXPECT_TRUE(restored.Find(dafydd_key_).ok());
  EXPECT_EQ(*EraseAgain(store_, restored), 0);
}

TEST_F(ErasureStepsTest, ErasesAMemberWhoseKeyWasLost) {
  ASSERT_TRUE(keyring_.Destroy(sian_key_).ok());
  ASSERT_TRUE(Begin(ListSian()).ok());
  ASSERT_TRUE(FinishErasure(store_, keyring_, {kScheme, kSian}).ok());
  ExpectNothingLeftOfSian();
  ExpectDafyddWhole();
}

// Otherwise the alias, known from the fields alone, would stay.
TEST_F(ErasureStepsTest, DoesNotBeginWhileTheKeyStoreIsAway) {
  const ErasableRows erasable = ListSian();
  Keyring reopened(keys_, randomness_);
  const Compartment cold(reopened, digests_);
  keys_.failure = absl::UnavailableError("disk");
  EXPECT_TRUE(absl::IsUnavailable(
      Try([&](Transaction& rows) { return BeginErasure(rows, cold, erasable); })));
  keys_.failure = absl::OkStatus();
  EXPECT_TRUE(Exists<SealedMember>({kScheme, kSian}));
  EXPECT_TRUE(HasAlias("sian"));
}

TEST_F(ErasureStepsTest, HasNothingToFinishForAMemberNotErased) {
  ASSERT_TRUE(FinishErasure(store_, keyring_, {kScheme, kDafydd}).ok());
  ExpectDafyddWhole();
}

}  // namespace
}  // namespace timecredit::personal
