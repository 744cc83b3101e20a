#ifndef LEDGER_PERSONAL_MEMBER_INDEX_H_
#define LEDGER_PERSONAL_MEMBER_INDEX_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/personal/directory_entry.h"
#include "ledger/personal/gram_index.h"
#include "ledger/personal/search_query.h"

namespace timecredit::personal {

// A member found, and how well: 0 is best. Together with the query it is also a place in the
// results, which says nothing personal.
struct SearchMatch {
  domain::MemberNumber member;
  int32_t rank = 0;

  friend bool operator==(const SearchMatch&, const SearchMatch&) = default;
};

struct SearchPage {
  std::vector<SearchMatch> matches;  // best first, then by name, then by number
  bool has_more = false;
};

// The members of one scheme, searched as Directory says. Not thread-safe, but for Search while
// nothing changes.
class MemberIndex {
 public:
  void Put(DirectoryEntry entry);
  void Remove(domain::MemberNumber member);
  absl::StatusOr<SearchPage> Search(const std::vector<SearchTerm>& terms, size_t limit,
                                    const std::optional<SearchMatch>& after) const;
  size_t size() const { return slots_.size(); }

 private:
  struct Candidate;

  GramIndex::Bits CandidatesFor(const std::vector<SearchTerm>& terms) const;
  std::vector<Candidate> Rank(const std::vector<SearchTerm>& terms) const;

  std::vector<DirectoryEntry> entries_;            // by slot
  absl::flat_hash_map<uint64_t, uint32_t> slots_;  // by member number
  std::vector<uint32_t> free_slots_;
  GramIndex grams_;
};

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_MEMBER_INDEX_H_
