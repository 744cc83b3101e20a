#ifndef LEDGER_PERSONAL_DIRECTORY_H_
#define LEDGER_PERSONAL_DIRECTORY_H_

#include <cstddef>
#include <map>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/personal/member_index.h"

namespace timecredit::personal {

// Finds members by parts of their name, what they are known as, alias, e-mail, address (a flat
// number) or phone number, over the decrypted fields in memory. The store holds nothing like it.
// What a member no longer has is wiped. directory_feed.h keeps it in step with a store.
//
// Case, diacritics and apostrophes do not count ("sian" finds "Siân", "obrien" "O'Brien"); phone
// numbers are compared by their digits, with or without the calling code. Every word of the query
// must answer to some field: as a whole word, a word's beginning, or a part of a word; words of
// less than three letters only as a whole or a beginning. Results come in that order, what is found
// in the name first, then by name; the same each time.
//
// About 360 bytes a member, 36 megabytes for 100,000. Among so many a usual query takes less than a
// tenth of a millisecond of processor time, one that everybody answers to some six milliseconds, a
// change 20 microseconds (tests/personal/directory_benchmark.cc).
//
// Members who were suspended, closed or merged are found until they are erased: their
// domain::Member says which, and into whom they were merged.
//
// Thread-safe. Changes wait for searches under way, so they are never made on the store's thread.
class Directory {
 public:
  // The calling code under which numbers are dialled with a leading 0.
  explicit Directory(std::string calling_code = "44") : calling_code_(std::move(calling_code)) {}

  // Adds the member, or replaces what was known.
  void Put(domain::SchemeNumber scheme, domain::MemberNumber member,
           const domain::MemberFields& fields);

  void Remove(domain::SchemeNumber scheme, domain::MemberNumber member);

  // At most `limit` results, beginning behind `after`: the last of the page before.
  // INVALID_ARGUMENT for a query without words (QUERY_EMPTY) or of too many (QUERY_TOO_LONG);
  // FAILED_PRECONDITION, PAGE_OUTDATED, when the member in `after` is gone meanwhile.
  absl::StatusOr<SearchPage> Search(domain::SchemeNumber scheme, std::string_view query,
                                    size_t limit,
                                    const std::optional<SearchMatch>& after = std::nullopt) const;

  // How many members there are.
  size_t size() const;

 private:
  const std::string calling_code_;
  mutable std::shared_mutex mutex_;
  std::map<domain::SchemeNumber, MemberIndex> schemes_;  // guarded by mutex_
};

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_DIRECTORY_H_
