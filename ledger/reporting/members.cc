#include "ledger/reporting/members.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/member.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/personal/compartment.h"
#include "ledger/personal/exact_name.h"
#include "ledger/personal/mention.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {

namespace {

// The key was lost, as opposed to destroyed.
bool IsUnreadable(const absl::Status& status) {
  const auto refusal = domain::RefusalOf(status);
  return refusal.has_value() && refusal->reason == "PERSONAL_DATA_UNREADABLE";
}

}  // namespace

absl::StatusOr<MemberFile> Members::Read(const storage::Snapshot& snapshot,
                                         domain::SchemeNumber scheme, domain::MemberNumber member,
                                         std::string_view field) const {
  const auto row = snapshot.Find<domain::Member>({scheme, member});
  if (!row.ok()) return row.status();
  if (*row == nullptr) return domain::RefuseMissing("MEMBER_UNKNOWN", field);
  MemberFile file{.member = **row, .fields = {}};
  auto fields = compartment_.FindMember(snapshot, scheme, member);
  if (fields.ok()) {
    file.fields = *std::move(fields);
  } else if (IsUnreadable(fields.status())) {
    file.is_readable = false;
  } else if (absl::IsFailedPrecondition(fields.status())) {
    // Erased, also where a backup brought back all but the key.
    if (file.member.state != domain::MemberState::kMerged) {
      file.member.state = domain::MemberState::kErased;
    }
  } else {
    return fields.status();
  }
  return file;
}

absl::StatusOr<MemberFile> Members::Find(domain::SchemeNumber scheme, domain::MemberNumber member,
                                         std::string_view field) const {
  std::optional<MemberFile> found;
  const auto status = store_.View([&](const storage::Snapshot& snapshot) {
    auto file = Read(snapshot, scheme, member, field);
    if (!file.ok()) return file.status();
    found = *std::move(file);
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return *std::move(found);
}

absl::StatusOr<std::vector<MemberFile>> Members::FindAll(
    domain::SchemeNumber scheme, const std::vector<domain::MemberNumber>& members) const {
  std::vector<MemberFile> found;
  const auto status = store_.View([&](const storage::Snapshot& snapshot) {
    for (const domain::MemberNumber member : members) {
      auto file = Read(snapshot, scheme, member, "");
      if (absl::IsNotFound(file.status())) continue;
      if (!file.ok()) return file.status();
      found.push_back(*std::move(file));
    }
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return found;
}

absl::StatusOr<bool> Members::IsMentioned(domain::SchemeNumber scheme, domain::MemberNumber member,
                                          std::string_view text) const {
  const auto file = Find(scheme, member, "member");
  if (!file.ok()) return file.status();
  return personal::Mentions(text, file->fields);
}

absl::StatusOr<std::vector<domain::MemberNumber>> Members::NamedExactly(
    domain::SchemeNumber scheme, const std::vector<domain::MemberNumber>& members, NamedBy by,
    std::string_view text) const {
  const auto files = FindAll(scheme, members);
  if (!files.ok()) return files.status();
  std::vector<domain::MemberNumber> named;
  for (const MemberFile& file : *files) {
    const bool is_named = by == NamedBy::kEmail ? personal::IsEmailOf(text, file.fields)
                                                : personal::IsNameOf(text, file.fields);
    if (is_named) named.push_back(domain::SurvivorOf(file.member));
  }
  std::sort(named.begin(), named.end());
  named.erase(std::unique(named.begin(), named.end()), named.end());
  return named;
}

absl::StatusOr<std::string> Members::TextOf(domain::SchemeNumber scheme,
                                            domain::MemberNumber member,
                                            domain::Sequence sequence) const {
  std::string text;
  if (sequence.IsNone()) return text;
  const auto status = store_.View([&](const storage::Snapshot& snapshot) {
    auto found = compartment_.FindText(snapshot, scheme, member, sequence);
    if (absl::IsFailedPrecondition(found.status())) return absl::OkStatus();  // erased
    if (!found.ok()) return found.status();
    text = std::move(*found).value_or("");
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return text;
}

}  // namespace timecredit::reporting
