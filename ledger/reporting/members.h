#ifndef LEDGER_REPORTING_MEMBERS_H_
#define LEDGER_REPORTING_MEMBERS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/domain/member.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/personal/compartment.h"
#include "ledger/storage/store.h"

namespace timecredit::reporting {

// A member with everything personal; empty fields once they are erased, or where their key was
// lost.
struct MemberFile {
  domain::Member member;
  domain::MemberFields fields;
  bool is_readable = true;  // the key was not lost
};

// Members and what is personal about them, as they stand. Waits for the disk. Thread-safe.
class Members {
 public:
  // Both outlive it.
  Members(const storage::Store& store, const personal::Compartment& compartment)
      : store_(store), compartment_(compartment) {}

  // NOT_FOUND, MEMBER_UNKNOWN, with the field.
  absl::StatusOr<MemberFile> Find(domain::SchemeNumber scheme, domain::MemberNumber member,
                                  std::string_view field) const;

  // Those that there are, in the same order: of a search that is a moment old.
  absl::StatusOr<std::vector<MemberFile>> FindAll(
      domain::SchemeNumber scheme, const std::vector<domain::MemberNumber>& members) const;

  // Whether a text that is to be kept for ever says who the member is: personal/mention.h.
  absl::StatusOr<bool> IsMentioned(domain::SchemeNumber scheme, domain::MemberNumber member,
                                   std::string_view text) const;

  // Those of the members whom a text names exactly, by e-mail address or by name
  // (personal/exact_name.h), each once and by the number that they are known by: the survivor's for
  // whoever was merged. In ascending order.
  enum class NamedBy { kEmail, kName };
  absl::StatusOr<std::vector<domain::MemberNumber>> NamedExactly(
      domain::SchemeNumber scheme, const std::vector<domain::MemberNumber>& members, NamedBy by,
      std::string_view text) const;

  // The free text about the member that belongs to a record; empty when there is none or it was
  // erased.
  absl::StatusOr<std::string> TextOf(domain::SchemeNumber scheme, domain::MemberNumber member,
                                     domain::Sequence sequence) const;

 private:
  absl::StatusOr<MemberFile> Read(const storage::Snapshot& snapshot, domain::SchemeNumber scheme,
                                  domain::MemberNumber member, std::string_view field) const;

  const storage::Store& store_;
  const personal::Compartment& compartment_;
};

}  // namespace timecredit::reporting

#endif  // LEDGER_REPORTING_MEMBERS_H_
