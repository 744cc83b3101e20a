#include "ledger/storage/rocksdb/rocksdb_key_store.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "tests/storage/rocksdb/temporary_folder.h"

namespace timecredit::storage {
namespace {

domain::KeyId IdOf(uint8_t number) { return {number, 0xA5, number}; }

KeyBytes KeyOf(uint8_t number) {
  KeyBytes key;
  for (size_t at = 0; at < key.size(); ++at) key[at] = static_cast<uint8_t>(number * 31 + at * 7);
  return key;
}

std::unique_ptr<RocksDbKeyStore> OpenIn(const std::string& folder) {
  auto opened = RocksDbKeyStore::Open({.folder = folder});
  EXPECT_TRUE(opened.ok()) << opened.status();
  return *std::move(opened);
}

// How many files of the folder contain the key's bytes.
int FilesWith(const std::string& folder, const KeyBytes& key) {
  const std::string wanted(key.begin(), key.end());
  int found = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (bytes.find(wanted) != std::string::npos) ++found;
  }
  return found;
}

TEST(RocksDbKeyStore, KeepsKeysOverAReopen) {
  const TemporaryFolder folder;
  {
    auto store = OpenIn(folder.path() + "/keys");
    ASSERT_TRUE(store->Add(IdOf(1), KeyOf(1)).ok());
    EXPECT_EQ(store->Add(IdOf(1), KeyOf(2)).code(), absl::StatusCode::kAlreadyExists);
  }
  auto store = OpenIn(folder.path() + "/keys");
  EXPECT_EQ(*store->Find(IdOf(1)), KeyOf(1));
  EXPECT_EQ(store->Find(IdOf(2)).status().code(), absl::StatusCode::kNotFound);
}

TEST(RocksDbKeyStore, LeavesADestroyedKeyInNoFile) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/keys";
  auto store = OpenIn(path);
  for (uint8_t number = 1; number <= 50; ++number) {
    ASSERT_TRUE(store->Add(IdOf(number), KeyOf(number)).ok());
  }
  // Some keys lie in files already, the others in the log only.
  store.reset();
  store = OpenIn(path);
  for (uint8_t number = 51; number <= 60; ++number) {
    ASSERT_TRUE(store->Add(IdOf(number), KeyOf(number)).ok());
  }
  for (const uint8_t number : {uint8_t{7}, uint8_t{55}}) {
    ASSERT_GT(FilesWith(path, KeyOf(number)), 0) << "the scan finds nothing at all";
    ASSERT_TRUE(store->Destroy(IdOf(number)).ok());
    EXPECT_EQ(FilesWith(path, KeyOf(number)), 0);
    EXPECT_EQ(store->Find(IdOf(number)).status().code(), absl::StatusCode::kNotFound);
  }
  EXPECT_EQ(*store->Find(IdOf(8)), KeyOf(8));
  EXPECT_EQ(*store->Find(IdOf(56)), KeyOf(56));
  EXPECT_TRUE(store->Destroy(IdOf(7)).ok()) << "there is nothing left to destroy";
}

TEST(RocksDbKeyStore, SaysWhyItCannotBeOpened) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/keys";
  const auto store = OpenIn(path);
  const auto second = RocksDbKeyStore::Open({.folder = path});
  EXPECT_EQ(second.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_NE(second.status().message().find("another process has it open"), absl::string_view::npos);
  const auto nowhere = RocksDbKeyStore::Open({.folder = folder.path() + "/no/such/folder"});
  EXPECT_FALSE(nowhere.ok());
}

}  // namespace
}  // namespace timecredit::storage
