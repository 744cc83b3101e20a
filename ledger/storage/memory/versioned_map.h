#ifndef LEDGER_STORAGE_MEMORY_VERSIONED_MAP_H_
#define LEDGER_STORAGE_MEMORY_VERSIONED_MAP_H_

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/storage/store.h"

namespace timecredit::storage {

// An ordered map from bytes to bytes that can be read as it was at an earlier moment, for as long
// as somebody holds that moment. Thread-safe; one thread at a time writes.
class VersionedMap {
 public:
  using Version = uint64_t;
  using Entry = std::pair<std::string, std::string>;  // key and value

  // The map as published last, kept readable until released.
  Version Hold();
  void Release(Version version);

  // What was under the key then.
  std::optional<std::string> Find(std::string_view key, Version version) const;

  // The first entry at or after `from` (at or before it when going backward), or strictly beyond
  // it, then.
  std::optional<Entry> Next(std::string_view from, bool beyond, Direction direction,
                            Version version) const;

  // What the writer sees: everything written, published or not.
  std::optional<std::string> FindNewest(std::string_view key) const;

  // Writes the value, or removes the key without one.
  void Write(const std::string& key, std::optional<std::string> value);

  // Makes everything written so far one version for those who hold it from now on.
  void Publish();

 private:
  struct Past {
    Version since;
    std::optional<std::string> value;  // none: the key was absent
  };
  using Pasts = std::vector<Past>;  // ascending

  static const Past* At(const Pasts& pasts, Version version);
  void DropPasts();

  mutable std::mutex mutex_;
  // Guarded by mutex_.
  std::map<std::string, Pasts, std::less<>> entries_;
  std::multiset<Version> held_;
  std::vector<std::string> written_over_;  // keys that have something to drop
  Version published_ = 0;                  // what is being written is the next
};

}  // namespace timecredit::storage

#endif  // LEDGER_STORAGE_MEMORY_VERSIONED_MAP_H_
