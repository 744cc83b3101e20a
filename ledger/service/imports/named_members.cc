#include "ledger/service/imports/named_members.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "ledger/domain/member.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/journal/rows.h"
#include "ledger/reporting/members.h"
#include "ledger/reporting/names.h"
#include "ledger/service/caller.h"
#include "ledger/service/parts.h"
#include "ledger/service/request_reader.h"

namespace timecredit::service {
namespace {

constexpr char kField[] = "member";
// What is found in the whole name comes first, so that nobody who is called exactly so is behind
// as many.
constexpr size_t kMostMatches = 200;

absl::Status IsUnknown() { return domain::RefuseMissing("MEMBER_UNKNOWN", kField); }

}  // namespace

absl::StatusOr<domain::MemberNumber> NamedMembers::Find(const std::string& cell) {
  auto known = known_.find(cell);
  if (known == known_.end()) known = known_.emplace(cell, FindAnew(cell)).first;
  if (known->second.by == By::kName) ++found_.by_name;
  if (known->second.by == By::kEmail) ++found_.by_email;
  return known->second.member;
}

absl::StatusOr<const std::vector<domain::MemberNumber>*> NamedMembers::DuplicatesOf(
    domain::MemberNumber member) {
  const auto [known, is_new] = duplicates_.try_emplace(member);
  if (is_new) {
    const auto row = parts_.registers.Find<domain::Member>({scheme_, member});
    if (!row.ok()) return row.status();
    if (*row != nullptr) known->second = (*row)->duplicates;
  }
  return &known->second;
}

NamedMembers::Known NamedMembers::FindAnew(const std::string& cell) const {
  RequestReader reader(caller_, parts_.names, reporting::Look::kInStore);
  const std::string scheme =
      parts_.names.IdOf(scheme_, journal::AliasKind::kScheme, scheme_.value).value_or("");
  const auto member = reader.Member(absl::StrCat("schemes/", scheme, "/members/", cell), kField);
  if (reader.status().ok()) return {.member = member};
  const bool is_no_id =
      absl::IsNotFound(reader.status()) || absl::IsInvalidArgument(reader.status());
  return is_no_id ? FindNamed(cell) : Known{.member = reader.status()};
}

NamedMembers::Known NamedMembers::FindNamed(const std::string& cell) const {
  using reporting::Members;
  const auto page = parts_.exchange.directory().Search(scheme_, cell, kMostMatches);
  if (!page.ok()) return {.member = IsUnknown()};  // nothing that a name is made of
  std::vector<domain::MemberNumber> candidates;
  for (const auto& match : page->matches) candidates.push_back(match.member);
  for (const auto& [by, how] : {std::pair{Members::NamedBy::kEmail, By::kEmail},
                                std::pair{Members::NamedBy::kName, By::kName}}) {
    const auto named = parts_.members.NamedExactly(scheme_, candidates, by, cell);
    if (!named.ok()) return {.member = named.status()};
    if (named->size() == 1) return {.member = named->front(), .by = how};
    if (named->empty()) continue;
    const std::string numbers =
        absl::StrJoin(*named, ", ", [](std::string* text, domain::MemberNumber member) {
          absl::StrAppend(text, member.value);
        });
    return {.member = domain::RefuseState("MEMBER_AMBIGUOUS", kField, {{"members", numbers}})};
  }
  return {.member = IsUnknown()};
}

}  // namespace timecredit::service
