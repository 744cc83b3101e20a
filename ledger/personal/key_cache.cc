#include "ledger/personal/key_cache.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>

#include "ledger/domain/digest.h"
#include "ledger/personal/secret_key.h"

namespace timecredit::personal {

KeyCache::KeyCache(size_t capacity)
    : shard_capacity_(std::max<size_t>(1, (capacity + kShards - 1) / kShards)) {}

std::shared_ptr<const SecretKey> KeyCache::Find(const domain::KeyId& id) {
  Shard& shard = ShardOf(id);
  const std::lock_guard lock(shard.mutex);
  const auto found = shard.by_id.find(id);
  if (found == shard.by_id.end()) return nullptr;
  shard.entries.splice(shard.entries.begin(), shard.entries, found->second);
  return found->second->second;
}

uint64_t KeyCache::MomentOf(const domain::KeyId& id) {
  Shard& shard = ShardOf(id);
  const std::lock_guard lock(shard.mutex);
  return shard.removals;
}

void KeyCache::Insert(const domain::KeyId& id, std::shared_ptr<const SecretKey> key,
                      uint64_t moment) {
  Shard& shard = ShardOf(id);
  const std::lock_guard lock(shard.mutex);
  if (shard.removals != moment || shard.by_id.contains(id)) return;
  shard.entries.emplace_front(id, std::move(key));
  shard.by_id.emplace(id, shard.entries.begin());
  if (shard.entries.size() <= shard_capacity_) return;
  shard.by_id.erase(shard.entries.back().first);
  shard.entries.pop_back();
}

void KeyCache::Remove(const domain::KeyId& id) {
  Shard& shard = ShardOf(id);
  const std::lock_guard lock(shard.mutex);
  ++shard.removals;
  const auto found = shard.by_id.find(id);
  if (found == shard.by_id.end()) return;
  shard.entries.erase(found->second);
  shard.by_id.erase(found);
}

}  // namespace timecredit::personal
