#include "ledger/personal/directory.h"

#include <cstddef>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/personal/directory_entry.h"
#include "ledger/personal/member_index.h"
#include "ledger/personal/search_query.h"

namespace timecredit::personal {

void Directory::Put(domain::SchemeNumber scheme, domain::MemberNumber member,
                    const domain::MemberFields& fields) {
  DirectoryEntry entry(member, fields, calling_code_);
  const std::lock_guard lock(mutex_);
  schemes_[scheme].Put(std::move(entry));
}

void Directory::Remove(domain::SchemeNumber scheme, domain::MemberNumber member) {
  const std::lock_guard lock(mutex_);
  if (const auto found = schemes_.find(scheme); found != schemes_.end()) {
    found->second.Remove(member);
  }
}

absl::StatusOr<SearchPage> Directory::Search(domain::SchemeNumber scheme, std::string_view query,
                                             size_t limit,
                                             const std::optional<SearchMatch>& after) const {
  const auto terms = ParseQuery(query, calling_code_);
  if (!terms.ok()) return terms.status();
  const std::shared_lock lock(mutex_);
  const auto found = schemes_.find(scheme);
  if (found == schemes_.end()) return SearchPage{};
  return found->second.Search(*terms, limit, after);
}

size_t Directory::size() const {
  const std::shared_lock lock(mutex_);
  size_t size = 0;
  for (const auto& [scheme, members] : schemes_) size += members.size();
  return size;
}

}  // namespace timecredit::personal
