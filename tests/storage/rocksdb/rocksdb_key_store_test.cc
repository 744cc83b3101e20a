#include "ledger/storage/rocksdb/rocksdb_key_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/digest.h"
#include "ledger/storage/key_store.h"
#include "tests/storage/key_store_contract.h"
#include "tests/storage/rocksdb/temporary_folder.h"

namespace timecredit::storage {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::unique_ptr<RocksDbKeyStore> OpenIn(const std::string& folder) {
  absl::StatusOr<std::unique_ptr<RocksDbKeyStore>> store = RocksDbKeyStore::Open(folder);
  if (!store.ok()) {
    ADD_FAILURE() << store.status();
    std::abort();
  }
  return *std::move(store);
}

// A store together with its folder.
class KeysInAFolder : public KeyStore {
 public:
  absl::Status Add(const domain::KeyId& id, const KeyBytes& key) override {
    return store_->Add(id, key);
  }
  absl::StatusOr<KeyBytes> Find(const domain::KeyId& id) const override { return store_->Find(id); }
  absl::Status Destroy(const domain::KeyId& id) override { return store_->Destroy(id); }
  absl::Status Bind(const domain::KeyId& pair) override { return store_->Bind(pair); }
  Standing standing() const override { return store_->standing(); }
  absl::StatusOr<KeyState> StateOf(const domain::KeyId& id) const override {
    return store_->StateOf(id);
  }
  absl::Status GiveUp(const std::vector<domain::KeyId>& missing, uint64_t changes) override {
    return store_->GiveUp(missing, changes);
  }
  absl::Status Probe() override { return store_->Probe(); }

 private:
  const TemporaryFolder folder_;
  const std::unique_ptr<RocksDbKeyStore> store_ = OpenIn(folder_.path() + "/keys");
};

INSTANTIATE_TEST_SUITE_P(RocksDb, KeyStoreContract,
                         testing::Values(KeyStoreKind{
                             "RocksDb", [] { return std::make_unique<KeysInAFolder>(); }}));

domain::KeyId Id(uint8_t number) { return {number, 1}; }

// Bytes that nothing else is made of.
KeyBytes Key(uint8_t number) {
  std::mt19937 random(number);
  KeyBytes key;
  for (uint8_t& byte : key) byte = static_cast<uint8_t>(random());
  return key;
}

// The files that contain any eight bytes of the key in a row.
std::vector<std::string> FilesWith(const std::string& folder, const KeyBytes& key) {
  std::vector<std::string> files;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (!file.is_regular_file()) continue;
    std::ifstream in(file.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const std::string_view sought(reinterpret_cast<const char*>(key.data()), key.size());
    for (size_t at = 0; at + 8 <= sought.size(); at += 4) {
      if (bytes.find(sought.substr(at, 8)) == std::string::npos) continue;
      files.push_back(file.path().filename());
      break;
    }
  }
  return files;
}

class RocksDbKeyStoreTest : public testing::Test {
 protected:
  void Reopen() {
    store_.reset();
    store_ = OpenIn(path_);
  }

  const TemporaryFolder folder_;
  const std::string path_ = folder_.path() + "/keys";
  std::unique_ptr<RocksDbKeyStore> store_ = OpenIn(path_);
};

TEST_F(RocksDbKeyStoreTest, KeysOutliveTheProcess) {
  ASSERT_TRUE(store_->Add(Id(1), Key(1)).ok());
  ASSERT_TRUE(store_->Add(Id(2), Key(2)).ok());
  ASSERT_TRUE(store_->Destroy(Id(2)).ok());
  Reopen();
  EXPECT_EQ(*store_->Find(Id(1)), Key(1));
  EXPECT_EQ(store_->Find(Id(2)).status().code(), absl::StatusCode::kNotFound);
}

TEST_F(RocksDbKeyStoreTest, AKeyDestroyedIsInNoFile) {
  for (uint8_t number = 1; number <= 20; ++number) {
    ASSERT_TRUE(store_->Add(Id(number), Key(number)).ok());
    // Some keys lie in files, some in the log.
    if (number == 10) Reopen();
  }
  for (const uint8_t number : {uint8_t{3}, uint8_t{15}}) {
    EXPECT_THAT(FilesWith(path_, Key(number)), Not(IsEmpty())) << "the search finds nothing";
    ASSERT_TRUE(store_->Destroy(Id(number)).ok());
    EXPECT_THAT(FilesWith(path_, Key(number)), IsEmpty());
  }
  for (uint8_t number = 1; number <= 20; ++number) {
    EXPECT_EQ(store_->Find(Id(number)).ok(), number != 3 && number != 15);
  }
}

TEST_F(RocksDbKeyStoreTest, AKeyDestroyedRightAfterItWasAddedIsInNoFile) {
  ASSERT_TRUE(store_->Add(Id(1), Key(1)).ok());
  ASSERT_TRUE(store_->Destroy(Id(1)).ok());
  EXPECT_THAT(FilesWith(path_, Key(1)), IsEmpty());
  store_.reset();
  EXPECT_THAT(FilesWith(path_, Key(1)), IsEmpty());
}

TEST_F(RocksDbKeyStoreTest, OnlyTheOwnerMayReadTheFolder) {
  struct stat status {};
  ASSERT_EQ(stat(path_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0700);
}

// Whoever may enter it can read what the keys seal.
TEST_F(RocksDbKeyStoreTest, AFolderThatOthersMayEnterIsRefused) {
  store_.reset();
  for (const mode_t mode : {0750, 0705, 0710, 0777}) {
    ASSERT_EQ(chmod(path_.c_str(), mode), 0);
    const auto opened = RocksDbKeyStore::Open(path_);
    EXPECT_EQ(opened.status().code(), absl::StatusCode::kFailedPrecondition) << mode;
    EXPECT_THAT(std::string(opened.status().message()),
                AllOf(HasSubstr("others may enter it"), HasSubstr("chmod 700 " + path_)));
  }
  ASSERT_EQ(chmod(path_.c_str(), 0700), 0);
  EXPECT_TRUE(RocksDbKeyStore::Open(path_).ok());
}

TEST_F(RocksDbKeyStoreTest, WhatBecameOfKeysOutlivesTheProcess) {
  ASSERT_TRUE(store_->Bind(Id(9)).ok());
  ASSERT_TRUE(store_->Add(Id(1), Key(1)).ok());
  ASSERT_TRUE(store_->Destroy(Id(1)).ok());
  ASSERT_TRUE(store_->GiveUp({Id(2)}, 40).ok());
  const KeyStore::Standing standing = store_->standing();
  EXPECT_EQ(standing, (KeyStore::Standing{.pair = Id(9), .changes = 41}));
  Reopen();
  EXPECT_EQ(store_->standing(), standing);
  EXPECT_EQ(*store_->StateOf(Id(1)), KeyState::kDestroyed);
  EXPECT_EQ(*store_->StateOf(Id(2)), KeyState::kLost);
}

TEST_F(RocksDbKeyStoreTest, VerifyingNoticesADamagedFile) {
  for (uint8_t number = 1; number <= 20; ++number) {
    ASSERT_TRUE(store_->Add(Id(number), Key(number)).ok());
  }
  ASSERT_TRUE(store_->Destroy(Id(20)).ok());  // which writes the others into a file
  EXPECT_EQ(*store_->Verify(), 19);
  for (const auto& file : std::filesystem::directory_iterator(path_)) {
    if (file.path().extension() != ".sst") continue;
    std::fstream bytes(file.path(), std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(40);
    bytes.put('x');
  }
  // What is cached is not what lies on the disk.
  EXPECT_EQ(store_->Verify().status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(RocksDbKeyStoreTest, AFolderIsOpenOnce) {
  const auto second = RocksDbKeyStore::Open(path_);
  EXPECT_EQ(second.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(second.status().message()), HasSubstr("open already"));
}

// Or else what a lost key sealed would be lost with it, and nobody would know.
TEST_F(RocksDbKeyStoreTest, ADamagedLogIsRefused) {
  for (uint8_t number = 1; number <= 3; ++number) {
    ASSERT_TRUE(store_->Add(Id(number), Key(number)).ok());
  }
  store_.reset();
  const std::vector<std::string> files = FilesWith(path_, Key(3));
  ASSERT_EQ(files.size(), 1);
  const std::string log = path_ + "/" + files[0];
  const auto flip_last_byte = [&] {
    std::fstream bytes(log, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekg(-1, std::ios::end);
    const int byte = bytes.peek();
    bytes.seekp(-1, std::ios::end);
    bytes.put(static_cast<char>(byte ^ 1));
  };
  flip_last_byte();
  EXPECT_EQ(RocksDbKeyStore::Open(path_).status().code(), absl::StatusCode::kDataLoss);
  flip_last_byte();
  Reopen();
  EXPECT_EQ(*store_->Find(Id(3)), Key(3));
}

TEST_F(RocksDbKeyStoreTest, AFolderInNoFolderIsRefused) {
  const auto store = RocksDbKeyStore::Open(folder_.path() + "/nowhere/keys");
  EXPECT_EQ(store.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(store.status().message()), HasSubstr("No such file or directory"));
}

}  // namespace
}  // namespace timecredit::storage
