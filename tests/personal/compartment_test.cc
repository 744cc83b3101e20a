#include "ledger/personal/compartment.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/digest.h"
#include "ledger/personal/keyring.h"
#include "ledger/storage/store.h"
#include "tests/personal/personal_fixture.h"

namespace timecredit::personal {
namespace {

using domain::MemberFields;
using domain::MemberNumber;
using domain::SchemeNumber;
using domain::Sequence;
using storage::Snapshot;
using storage::Transaction;

constexpr MemberNumber kSian{1};
constexpr MemberNumber kDafydd{2};

MemberFields Sian() {
  MemberFields fields;
  fields.alias = "sian";
  fields.name = "Siân ap Rhys";
  fields.phone = "029 2034 5678";
  fields.address = "Flat 12, Heol y Bont";
  fields.guardian = domain::Guardian{.name = "Mair", .phone = "", .consented_on = {}};
  return fields;
}

MemberFields Named(const std::string& name, const std::string& alias = "") {
  MemberFields fields;
  fields.name = name;
  fields.alias = alias;
  return fields;
}

class CompartmentTest : public PersonalFixture {
 protected:
  absl::StatusOr<MemberFields> Find(MemberNumber member) {
    return View([&](const Snapshot& snapshot) {
      return compartment_.FindMember(snapshot, kScheme, member);
    });
  }

  std::optional<MemberNumber> FindAlias(const std::string& alias) {
    const auto found = View(
        [&](const Snapshot& snapshot) { return compartment_.FindAlias(snapshot, kScheme, alias); });
    EXPECT_TRUE(found.ok()) << found.status();
    return found.value_or(std::nullopt);
  }

  absl::StatusOr<domain::Digest> Commit(MemberNumber member, Sequence sequence,
                                        const std::string& text) {
    return View([&](const Snapshot& snapshot) {
      return compartment_.CommitmentTo(snapshot, kScheme, member, sequence, text);
    });
  }

  absl::StatusOr<std::optional<std::string>> FindText(MemberNumber member, Sequence sequence) {
    return View([&](const Snapshot& snapshot) {
      return compartment_.FindText(snapshot, kScheme, member, sequence);
    });
  }
};

TEST_F(CompartmentTest, KeepsAMembersFields) {
  CreateMember(kSian, Sian());
  CreateMember(kDafydd, Named("Dafydd"));
  ASSERT_TRUE(Find(kSian).ok());
  EXPECT_EQ(*Find(kSian), Sian());
  EXPECT_EQ(*Find(kDafydd), Named("Dafydd"));
  EXPECT_EQ(FindAlias("sian"), kSian);
  EXPECT_EQ(FindAlias("dafydd"), std::nullopt);
}

TEST_F(CompartmentTest, StoresNothingInTheClear) {
  CreateMember(kSian, Sian());
  Update([&](Transaction& rows) {
    return compartment_.PutText(rows, kScheme, kSian, Sequence(3), "came late, was unwell");
  });
  const bool found = View([](const Snapshot& snapshot) {
    bool any = false;
    const auto status = snapshot.VisitBytes([&](std::string_view key, std::string_view value) {
      for (const std::string_view text : {"sian", "Rhys", "029", "2034", "Heol", "unwell"}) {
        any |= key.find(text) != key.npos || value.find(text) != value.npos;
      }
      return true;
    });
    EXPECT_TRUE(status.ok()) << status;
    return any;
  });
  EXPECT_FALSE(found);
}

TEST_F(CompartmentTest, ReplacesFieldsAndAlias) {
  CreateMember(kSian, Sian());
  MemberFields changed = Sian();
  changed.alias = "sian-rhys";
  changed.phone = "";
  Update(
      [&](Transaction& rows) { return compartment_.UpdateMember(rows, kScheme, kSian, changed); });
  EXPECT_EQ(*Find(kSian), changed);
  EXPECT_EQ(FindAlias("sian"), std::nullopt);
  EXPECT_EQ(FindAlias("sian-rhys"), kSian);

  changed.alias = "";
  Update(
      [&](Transaction& rows) { return compartment_.UpdateMember(rows, kScheme, kSian, changed); });
  EXPECT_EQ(FindAlias("sian-rhys"), std::nullopt);
}

TEST_F(CompartmentTest, GivesAnAliasToOneMemberOnly) {
  CreateMember(kSian, Sian());
  CreateMember(kDafydd, Named("Dafydd"));
  const auto taken = Try([&](Transaction& rows) {
    return compartment_.UpdateMember(rows, kScheme, kDafydd, Named("Dafydd", "sian"));
  });
  EXPECT_TRUE(absl::IsAlreadyExists(taken)) << taken;
  EXPECT_EQ(ReasonOf(taken), "ID_TAKEN");
  EXPECT_EQ(FindAlias("sian"), kSian);
  EXPECT_EQ(*Find(kDafydd), Named("Dafydd"));
}

TEST_F(CompartmentTest, GivesTheSameAliasInAnotherScheme) {
  CreateMember(kSian, Sian());
  const auto key = keyring_.Create();
  Update([&](Transaction& rows) {
    return compartment_.CreateMember(rows, SchemeNumber(2), kDafydd, *key, Sian());
  });
  EXPECT_EQ(FindAlias("sian"), kSian);
}

TEST_F(CompartmentTest, TellsUnknownMembersFromErasedOnes) {
  EXPECT_EQ(ReasonOf(Find(kSian).status()), "MEMBER_UNKNOWN");
  const auto key = CreateMember(kSian, Sian());
  ASSERT_TRUE(keyring_.Destroy(key).ok());
  EXPECT_EQ(ReasonOf(Find(kSian).status()), "MEMBER_ERASED");
  EXPECT_EQ(ReasonOf(Commit(kSian, Sequence(3), "text").status()), "MEMBER_ERASED");
  EXPECT_EQ(ReasonOf(Try([&](Transaction& rows) {
              return compartment_.UpdateMember(rows, kScheme, kSian, Sian());
            })),
            "MEMBER_ERASED");
  Update([&](Transaction& rows) {
    rows.Erase(journal::SealedMember::Key{kScheme, kSian});
    return absl::OkStatus();
  });
  EXPECT_EQ(ReasonOf(Find(kSian).status()), "MEMBER_ERASED");
}

TEST_F(CompartmentTest, NoticesFieldsMovedToAnotherMember) {
  CreateMember(kSian, Sian());
  CreateMember(kDafydd, Named("Dafydd"));
  Update([](Transaction& rows) -> absl::Status {
    journal::SealedMember moved = **rows.Find<journal::SealedMember>({kScheme, kSian});
    moved.member = kDafydd;
    rows.Put(moved);
    return absl::OkStatus();
  });
  EXPECT_TRUE(absl::IsDataLoss(Find(kDafydd).status())) << Find(kDafydd).status();
}

TEST_F(CompartmentTest, KeepsTextsByRecord) {
  CreateMember(kSian, Sian());
  Update([&](Transaction& rows) {
    return compartment_.PutText(rows, kScheme, kSian, Sequence(3), "came late");
  });
  ASSERT_TRUE(FindText(kSian, Sequence(3)).ok());
  EXPECT_EQ(*FindText(kSian, Sequence(3)), "came late");
  EXPECT_EQ(*FindText(kSian, Sequence(4)), std::nullopt);
  EXPECT_EQ(ReasonOf(FindText(kDafydd, Sequence(3)).status()), "MEMBER_UNKNOWN");
}

TEST_F(CompartmentTest, CommitsToATextOfARecordAboutAMember) {
  CreateMember(kSian, Sian());
  CreateMember(kDafydd, Named("Dafydd"));
  const auto commitment = Commit(kSian, Sequence(3), "came late");
  ASSERT_TRUE(commitment.ok());
  EXPECT_EQ(*Commit(kSian, Sequence(3), "came late"), *commitment);
  EXPECT_NE(*Commit(kSian, Sequence(3), "came later"), *commitment);
  EXPECT_NE(*Commit(kSian, Sequence(4), "came late"), *commitment);
  EXPECT_NE(*Commit(kDafydd, Sequence(3), "came late"), *commitment);
}

TEST_F(CompartmentTest, SealsTheSameEachTimeAnUpdateRuns) {
  const auto key = CreateMember(kSian, Sian());
  const auto sealed = [&] {
    return View([](const Snapshot& snapshot) {
      return (*snapshot.Find<journal::SealedMember>({kScheme, kSian}))->sealed;
    });
  };
  const std::string before = sealed();
  Update([&](Transaction& rows) {
    return compartment_.CreateMember(rows, kScheme, kSian, key, Sian());
  });
  EXPECT_EQ(sealed(), before);
}

}  // namespace
}  // namespace timecredit::personal
