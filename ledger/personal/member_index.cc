#include "ledger/personal/member_index.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/personal/directory_entry.h"
#include "ledger/personal/gram_index.h"
#include "ledger/personal/search_query.h"

namespace timecredit::personal {

// In the order of the results; most comparisons end before the entry itself is looked at.
struct MemberIndex::Candidate {
  int32_t rank;
  uint64_t name_prefix;
  const DirectoryEntry* entry;

  friend bool operator<(const Candidate& left, const Candidate& right) {
    if (left.rank != right.rank) return left.rank < right.rank;
    if (left.name_prefix != right.name_prefix) return left.name_prefix < right.name_prefix;
    const int names = left.entry->name().compare(right.entry->name());
    if (names != 0) return names < 0;
    return left.entry->member() < right.entry->member();
  }
};

void MemberIndex::Put(DirectoryEntry entry) {
  Remove(entry.member());
  if (free_slots_.empty()) {
    free_slots_.push_back(static_cast<uint32_t>(entries_.size()));
    entries_.emplace_back();
  }
  const uint32_t slot = free_slots_.back();
  free_slots_.pop_back();
  slots_.emplace(entry.member().value, slot);
  entry.VisitWords([&](std::string_view word) { grams_.Add(slot, word); });
  entries_[slot] = std::move(entry);
}

void MemberIndex::Remove(domain::MemberNumber member) {
  const auto found = slots_.find(member.value);
  if (found == slots_.end()) return;
  const uint32_t slot = found->second;
  slots_.erase(found);
  grams_.Clear(slot);
  entries_[slot] = DirectoryEntry();
  free_slots_.push_back(slot);
}

GramIndex::Bits MemberIndex::CandidatesFor(const std::vector<SearchTerm>& terms) const {
  GramIndex::Bits candidates = grams_.Everything();
  for (const SearchTerm& term : terms) {
    GramIndex::Bits by_phone;
    if (!term.phone_digits.empty()) {
      by_phone = candidates;
      grams_.Intersect(term.phone_digits, by_phone);
    }
    if (term.words.empty()) {
      candidates = std::move(by_phone);
      continue;
    }
    for (const auto& word : term.words) grams_.Intersect(word, candidates);
    for (size_t column = 0; column < by_phone.size(); ++column) {
      candidates[column] |= by_phone[column];
    }
  }
  return candidates;
}

std::vector<MemberIndex::Candidate> MemberIndex::Rank(const std::vector<SearchTerm>& terms) const {
  std::vector<Candidate> ranked;
  const GramIndex::Bits candidates = CandidatesFor(terms);
  for (size_t column = 0; column < candidates.size(); ++column) {
    for (uint64_t bits = candidates[column]; bits != 0; bits &= bits - 1) {
      const auto& entry = entries_[column * 64 + static_cast<size_t>(std::countr_zero(bits))];
      int32_t total = 0;
      const bool matches = std::all_of(terms.begin(), terms.end(), [&](const SearchTerm& term) {
        const auto rank = entry.RankOf(term);
        total += rank.value_or(0);
        return rank.has_value();
      });
      if (matches) ranked.push_back({total, entry.name_prefix(), &entry});
    }
  }
  return ranked;
}

absl::StatusOr<SearchPage> MemberIndex::Search(const std::vector<SearchTerm>& terms, size_t limit,
                                               const std::optional<SearchMatch>& after) const {
  std::vector<Candidate> ranked = Rank(terms);
  if (after.has_value()) {
    const auto slot = slots_.find(after->member.value);
    if (slot == slots_.end()) {
      return domain::RefuseState("PAGE_OUTDATED", "page_token");
    }
    const DirectoryEntry& entry = entries_[slot->second];
    const Candidate last{after->rank, entry.name_prefix(), &entry};
    std::erase_if(ranked, [&](const Candidate& candidate) { return !(last < candidate); });
  }
  SearchPage page;
  page.has_more = ranked.size() > limit;
  const size_t count = std::min(limit, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count),
                    ranked.end());
  ranked.resize(count);
  for (const auto& candidate : ranked) {
    page.matches.push_back({candidate.entry->member(), candidate.rank});
  }
  return page;
}

}  // namespace timecredit::personal
