#include "ledger/storage/memory/versioned_map.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace timecredit::storage {
namespace {

constexpr VersionedMap::Version kNewest = std::numeric_limits<VersionedMap::Version>::max();

}  // namespace

const VersionedMap::Past* VersionedMap::At(const Pasts& pasts, Version version) {
  const auto later = std::find_if(pasts.begin(), pasts.end(),
                                  [version](const Past& past) { return past.since > version; });
  return later == pasts.begin() ? nullptr : &*std::prev(later);
}

VersionedMap::Version VersionedMap::Hold() {
  std::lock_guard lock(mutex_);
  held_.insert(published_);
  return published_;
}

void VersionedMap::Release(Version version) {
  std::lock_guard lock(mutex_);
  held_.erase(held_.find(version));
}

std::optional<std::string> VersionedMap::Find(std::string_view key, Version version) const {
  std::lock_guard lock(mutex_);
  const auto entry = entries_.find(key);
  if (entry == entries_.end()) return std::nullopt;
  const Past* past = At(entry->second, version);
  return past == nullptr ? std::nullopt : past->value;
}

std::optional<VersionedMap::Entry> VersionedMap::Next(std::string_view from, bool beyond,
                                                      Direction direction, Version version) const {
  std::lock_guard lock(mutex_);
  if (direction == Direction::kForward) {
    for (auto entry = beyond ? entries_.upper_bound(from) : entries_.lower_bound(from);
         entry != entries_.end(); ++entry) {
      const Past* past = At(entry->second, version);
      if (past != nullptr && past->value) return Entry(entry->first, *past->value);
    }
    return std::nullopt;
  }
  for (auto entry = beyond ? entries_.lower_bound(from) : entries_.upper_bound(from);
       entry != entries_.begin();) {
    --entry;
    const Past* past = At(entry->second, version);
    if (past != nullptr && past->value) return Entry(entry->first, *past->value);
  }
  return std::nullopt;
}

std::optional<std::string> VersionedMap::FindNewest(std::string_view key) const {
  return Find(key, kNewest);
}

void VersionedMap::Write(const std::string& key, std::optional<std::string> value) {
  std::lock_guard lock(mutex_);
  Pasts& pasts = entries_[key];
  if (!pasts.empty() && pasts.back().since > published_) {
    pasts.back().value = std::move(value);
  } else {
    pasts.push_back({published_ + 1, std::move(value)});
  }
  if (pasts.size() > 1 || !pasts.back().value) written_over_.push_back(key);
}

void VersionedMap::Publish() {
  std::lock_guard lock(mutex_);
  ++published_;
  // Those who hold an older version still need what was written over; a later call drops it.
  if (held_.empty() || *held_.begin() == published_) DropPasts();
}

void VersionedMap::DropPasts() {
  for (const std::string& key : written_over_) {
    const auto entry = entries_.find(key);
    if (entry == entries_.end()) continue;
    Pasts& pasts = entry->second;
    pasts.erase(pasts.begin(), std::prev(pasts.end()));
    if (!pasts.back().value) entries_.erase(entry);
  }
  written_over_.clear();
}

}  // namespace timecredit::storage
