#ifndef LEDGER_PERSONAL_KEY_CACHE_H_
#define LEDGER_PERSONAL_KEY_CACHE_H_

#include <array>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "ledger/domain/digest.h"
#include "ledger/personal/secret_key.h"

namespace timecredit::personal {

// The keys in recent use, at most so many; the longest unused give way. About 200 bytes a key.
// Thread-safe; in several shards, so that readers of different keys rarely wait for each other.
class KeyCache {
 public:
  // `capacity` is rounded up to a multiple of the shards.
  explicit KeyCache(size_t capacity);

  // Null when the key is not here.
  std::shared_ptr<const SecretKey> Find(const domain::KeyId& id);

  // A key read from elsewhere may have been destroyed before it arrives here. So the reader takes
  // the moment before it reads, and Insert does nothing if a key was removed since.
  uint64_t MomentOf(const domain::KeyId& id);
  void Insert(const domain::KeyId& id, std::shared_ptr<const SecretKey> key, uint64_t moment);

  // Drops the key, and every Insert of it that is under way.
  void Remove(const domain::KeyId& id);

 private:
  static constexpr size_t kShards = 16;

  using Entry = std::pair<domain::KeyId, std::shared_ptr<const SecretKey>>;
  struct Shard {
    std::mutex mutex;
    std::list<Entry> entries;  // the most recently used first
    absl::flat_hash_map<domain::KeyId, std::list<Entry>::iterator> by_id;
    uint64_t removals = 0;
  };

  // Ids are random, so any byte spreads them.
  Shard& ShardOf(const domain::KeyId& id) { return shards_[id.back() % kShards]; }

  const size_t shard_capacity_;
  std::array<Shard, kShards> shards_;
};

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_KEY_CACHE_H_
