// Erasure on disk: what is left in the files of a database, and in those of the key store.

#include "ledger/personal/erasure.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/domain/organisation.h"
#include "ledger/domain/scheme.h"
#include "ledger/journal/apply.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "ledger/personal/compartment.h"
#include "ledger/personal/digest.h"
#include "ledger/personal/keyring.h"
#include "ledger/storage/key_store.h"
#include "ledger/storage/rocksdb/column_families.h"
#include "ledger/storage/rocksdb/database.h"
#include "ledger/storage/rocksdb/rocksdb_key_store.h"
#include "ledger/storage/rocksdb/rocksdb_store.h"
#include "ledger/storage/store.h"
#include "rocksdb/db.h"
#include "rocksdb/options.h"
#include "tests/domain/manual_clock.h"
#include "tests/personal/seeded_randomness.h"
#include "tests/storage/rocksdb/temporary_folder.h"

namespace timecredit::personal {
namespace {

using domain::KeyId;
using domain::MemberFields;
using domain::MemberNumber;
using domain::SchemeNumber;
using domain::Sequence;
using storage::Snapshot;
using storage::Transaction;

constexpr SchemeNumber kScheme{1};
constexpr uint64_t kMembers = 40;
constexpr MemberNumber kErased{17};
constexpr std::string_view kPublicName = "Neuadd Gymunedol Trelluest";

// Values that no other member and nothing else has.
MemberFields FieldsOf(MemberNumber member) {
  MemberFields fields;
  fields.alias = absl::StrCat("alias-quagmire-", member.value);
  fields.name = absl::StrCat("Gwenllian Zephyrwick", member.value);
  fields.known_as = absl::StrCat("Wennie-the-", member.value);
  fields.phone = absl::StrCat("+44 7700 900", 100 + member.value);
  fields.email = absl::StrCat("zephyr", member.value, "@xylophone.example");
  fields.address = absl::StrCat("Flat ", member.value, ", Heol Jabberwock");
  fields.notes = absl::StrCat("prefers the side entrance, number ", member.value);
  return fields;
}

std::string TextOf(MemberNumber member) {
  return absl::StrCat("arrived late because of a broken bicycle, ", member.value);
}

std::vector<std::string> PersonalTextsOf(MemberNumber member) {
  const MemberFields fields = FieldsOf(member);
  return {fields.alias, fields.name,    fields.known_as, fields.phone,
          fields.email, fields.address, fields.notes,    TextOf(member)};
}

template <size_t kSize>
std::string TextFrom(const std::array<uint8_t, kSize>& bytes) {
  return std::string(bytes.begin(), bytes.end());
}

// What every file below the folder holds.
std::vector<std::string> ReadFiles(const std::string& folder) {
  std::vector<std::string> contents;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    contents.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return contents;
}

class ErasureTest : public testing::Test {
 protected:
  ErasureTest() {
    OpenStore();
    Append(journal::SchemeCreated{.scheme = {.scheme = kScheme,
                                             .alias = "taff",
                                             .names = {{"en", "Taff"}},
                                             .calendar = {},
                                             .units = {},
                                             .policies = {}}});
    Append(journal::OrganisationCreated{
        .organisation = {.scheme = kScheme,
                         .organisation = domain::OrganisationNumber(1),
                         .alias = "hall",
                         .names = {{"cy", std::string(kPublicName)}}}});
    for (uint64_t number = 1; number <= kMembers; ++number) CreateMember(MemberNumber(number));
  }

  void OpenStore() {
    storage::RocksDbOptions options;
    options.folder = folder_.path() + "/store";
    auto opened = storage::RocksDbStore::Open(clock_, options);
    ASSERT_TRUE(opened.ok()) << opened.status();
    store_ = *std::move(opened);
  }

  // Merges everything that was ever written, so that what was deleted is gone from every file, and
  // looks at them.
  void Compact() {
    store_.reset();
    // The second time nothing but the last state is described either.
    for (int round = 0; round < 2; ++round) {
      const auto database = storage::Database::Open(
          {.folder = folder_.path() + "/store", .tuning = {}, .file_system = nullptr});
      ASSERT_TRUE(database.ok()) << database.status();
      rocksdb::CompactRangeOptions how;
      how.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
      for (size_t index = 0; index < storage::kFamilies; ++index) {
        auto* const family = (*database)->family(static_cast<storage::Family>(index));
        ASSERT_TRUE((*database)->engine().Flush({}, family).ok());
        ASSERT_TRUE((*database)->engine().CompactRange(how, family, nullptr, nullptr).ok());
      }
    }
    LookAtFiles();
  }

  void Update(const std::function<absl::Status(Transaction&)>& decide) {
    const auto status = store_->Run([&](Transaction& rows) { return decide(rows); });
    ASSERT_TRUE(status.ok()) << status;
  }

  template <class Row>
  std::shared_ptr<const Row> Find(const typename Row::Key& key) {
    std::shared_ptr<const Row> found;
    const auto status = store_->View([&](const Snapshot& snapshot) {
      auto row = snapshot.Find<Row>(key);
      EXPECT_TRUE(row.ok()) << row.status();
      if (row.ok()) found = *std::move(row);
      return absl::OkStatus();
    });
    EXPECT_TRUE(status.ok()) << status;
    return found;
  }

  journal::Record NextRecord(journal::Body body) {
    ++last_sequence_;
    journal::Record record;
    record.scheme = kScheme;
    record.sequence = Sequence(last_sequence_);
    record.recorded_at = absl::FromUnixSeconds(static_cast<int64_t>(last_sequence_));
    record.body = std::move(body);
    return record;
  }

  void Append(journal::Body body) {
    Update([record = NextRecord(std::move(body))](Transaction& rows) {
      return journal::Append(record, rows);
    });
  }

  // A record, the fields, and a text that the record commits to.
  void CreateMember(MemberNumber member) {
    const auto key = keyring_.Create();
    ASSERT_TRUE(key.ok()) << key.status();
    auto record = NextRecord(
        journal::MemberCreated{.member = member, .joined_on = domain::Date(2024, 2, 29)});
    Update([&](Transaction& rows) -> absl::Status {
      auto status = compartment_.CreateMember(rows, kScheme, member, *key, FieldsOf(member));
      if (!status.ok()) return status;
      status = compartment_.PutText(rows, kScheme, member, record.sequence, TextOf(member));
      if (!status.ok()) return status;
      const auto commitment =
          compartment_.CommitmentTo(rows, kScheme, member, record.sequence, TextOf(member));
      if (!commitment.ok()) return commitment.status();
      record.text = *commitment;
      return journal::Append(record, rows);
    });
  }

  void BeginErasing(MemberNumber member) {
    std::optional<ErasableRows> erasable;
    const auto status = store_->View([&](const Snapshot& snapshot) {
      auto found = FindErasable(snapshot, compartment_, kScheme, member);
      EXPECT_TRUE(found.ok()) << found.status();
      erasable = *std::move(found);
      return absl::OkStatus();
    });
    ASSERT_TRUE(status.ok()) << status;
    Update([&, record = NextRecord(journal::MemberErased{.member = member, .duplicates = {}})](
               Transaction& rows) {
      const auto begun = BeginErasure(rows, compartment_, *erasable);
      return begun.ok() ? journal::Append(record, rows) : begun;
    });
  }

  void FinishErasing(MemberNumber member) {
    const auto status = FinishErasure(*store_, keyring_, {kScheme, member});
    ASSERT_TRUE(status.ok()) << status;
  }

  std::vector<std::string> JournalUpTo(uint64_t last) {
    std::vector<std::string> records;
    for (uint64_t sequence = 1; sequence <= last; ++sequence) {
      const auto row = Find<journal::StoredRecord>({kScheme, Sequence(sequence)});
      records.push_back(row == nullptr ? "missing" : row->bytes);
    }
    return records;
  }

  // Opens the store again, and looks at its files in between: while it is open it may be writing
  // them anew at any moment.
  void LookAtFiles() {
    store_.reset();
    files_ = ReadFiles(folder_.path());
    OpenStore();
  }

  // When they were looked at last.
  bool AnyFileHolds(std::string_view bytes) {
    EXPECT_FALSE(files_.empty());
    return std::any_of(files_.begin(), files_.end(), [&](const std::string& file) {
      return file.find(bytes) != std::string::npos;
    });
  }

  void ExpectNoFileHoldsTextsOf(MemberNumber member) {
    for (const auto& text : PersonalTextsOf(member)) EXPECT_FALSE(AnyFileHolds(text)) << text;
  }

  void ExpectReadable(MemberNumber member) {
    const auto status = store_->View([&](const Snapshot& snapshot) {
      const auto fields = compartment_.FindMember(snapshot, kScheme, member);
      EXPECT_TRUE(fields.ok()) << fields.status();
      EXPECT_TRUE(fields.ok() && *fields == FieldsOf(member));
      const Sequence sequence(member.value + 2);
      const auto text = compartment_.FindText(snapshot, kScheme, member, sequence);
      EXPECT_TRUE(text.ok() && *text == TextOf(member)) << text.status();
      const auto found = compartment_.FindAlias(snapshot, kScheme, FieldsOf(member).alias);
      EXPECT_TRUE(found.ok() && *found == member) << found.status();
      return absl::OkStatus();
    });
    EXPECT_TRUE(status.ok()) << status;
  }

  const storage::TemporaryFolder folder_;
  const domain::ManualClock clock_;
  std::unique_ptr<storage::RocksDbStore> store_;
  const std::unique_ptr<storage::RocksDbKeyStore> keys_ =
      *storage::RocksDbKeyStore::Open(folder_.path() + "/keys");
  // The same keys each time, so that the files are the same each time.
  SeededRandomness randomness_{17};
  Keyring keyring_{*keys_, randomness_};
  const StoreDigests digests_{*keyring_.Named(StoreDigests::kKeyName)};
  const Compartment compartment_{keyring_, digests_};
  uint64_t last_sequence_ = 0;
  std::vector<std::string> files_;  // what each held
};

TEST_F(ErasureTest, NeverWritesPersonalTextInTheClear) {
  LookAtFiles();
  for (uint64_t number = 1; number <= kMembers; ++number) {
    ExpectNoFileHoldsTextsOf(MemberNumber(number));
  }
  // What is public is found, so the search would have found the rest.
  EXPECT_TRUE(AnyFileHolds(kPublicName));

  // Nor does it lie in what the files hold compressed.
  const auto status = store_->View([&](const Snapshot& snapshot) {
    bool finds_public_name = false;
    const auto visited = snapshot.VisitBytes([&](std::string_view key, std::string_view value) {
      finds_public_name |= value.find(kPublicName) != value.npos;
      for (const auto& text : PersonalTextsOf(kErased)) {
        EXPECT_EQ(key.find(text), key.npos) << text;
        EXPECT_EQ(value.find(text), value.npos) << text;
      }
      return true;
    });
    EXPECT_TRUE(finds_public_name);
    return visited;
  });
  EXPECT_TRUE(status.ok()) << status;
}

TEST_F(ErasureTest, LeavesNoTraceInAnyFileOfACompactedDatabase) {
  const auto sealed = Find<journal::SealedMember>({kScheme, kErased});
  const auto text = Find<journal::SealedText>({kScheme, kErased, Sequence(kErased.value + 2)});
  ASSERT_TRUE(sealed != nullptr && text != nullptr);
  // A file leaves out what a key begins with if the key before it begins the same.
  const std::string alias =
      TextFrom(compartment_.AliasKey(kScheme, FieldsOf(kErased).alias).alias).substr(4);
  const auto key = keys_->Find(sealed->sealed_under);
  ASSERT_TRUE(key.ok()) << key.status();
  const std::string key_bytes = TextFrom(*key);
  const std::vector<std::string> before = JournalUpTo(last_sequence_);

  // Sealed, it is all there, and so is the key: the search below would find them.
  Compact();
  EXPECT_TRUE(AnyFileHolds(key_bytes));
  EXPECT_TRUE(AnyFileHolds(sealed->sealed));
  EXPECT_TRUE(AnyFileHolds(text->sealed));
  EXPECT_TRUE(AnyFileHolds(alias));

  BeginErasing(kErased);
  FinishErasing(kErased);
  Compact();
  EXPECT_FALSE(AnyFileHolds(sealed->sealed));
  EXPECT_FALSE(AnyFileHolds(text->sealed));
  EXPECT_FALSE(AnyFileHolds(alias));
  EXPECT_FALSE(AnyFileHolds(key_bytes));
  ExpectNoFileHoldsTextsOf(kErased);
  EXPECT_TRUE(absl::IsNotFound(keyring_.Find(sealed->sealed_under).status()));

  for (uint64_t number = 1; number <= kMembers; ++number) {
    if (MemberNumber(number) != kErased) ExpectReadable(MemberNumber(number));
  }
  EXPECT_EQ(JournalUpTo(before.size()), before);
}

TEST_F(ErasureTest, IsFinishedWhenTheStoreIsOpenedAgain) {
  const auto sealed = Find<journal::SealedMember>({kScheme, kErased});
  const auto key = keys_->Find(sealed->sealed_under);
  ASSERT_TRUE(key.ok()) << key.status();
  const std::string key_bytes = TextFrom(*key);
  BeginErasing(kErased);
  store_.reset();
  OpenStore();
  const auto finished = ResumeErasures(*store_, keyring_);
  ASSERT_TRUE(finished.ok()) << finished.status();
  EXPECT_EQ(finished->finished, 1);
  EXPECT_EQ(finished->pending, 0);
  EXPECT_TRUE(absl::IsNotFound(keys_->Find(sealed->sealed_under).status()));
  EXPECT_EQ(Find<journal::PendingErasure>({kScheme, kErased}), nullptr);
  Compact();
  EXPECT_FALSE(AnyFileHolds(sealed->sealed));
  EXPECT_FALSE(AnyFileHolds(key_bytes));
}

}  // namespace
}  // namespace timecredit::personal
