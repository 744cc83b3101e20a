#ifndef LEDGER_SERVICE_IMPORTS_NAMED_MEMBERS_H_
#define LEDGER_SERVICE_IMPORTS_NAMED_MEMBERS_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/service/caller.h"
#include "ledger/service/parts.h"

namespace timecredit::service {

// How members were found otherwise than by number or id.
struct MembersFound {
  int64_t by_name = 0;
  int64_t by_email = 0;
};

// Finds the members that the cells of a file name: by number or id; else by the e-mail address, or
// the name, that exactly one person has. Looks for each cell once. Waits for the disk. Not
// thread-safe.
class NamedMembers {
 public:
  // All outlive it.
  NamedMembers(const Parts& parts, const Caller& caller, domain::SchemeNumber scheme)
      : parts_(parts), caller_(caller), scheme_(scheme) {}

  // NOT_FOUND, MEMBER_UNKNOWN; FAILED_PRECONDITION, MEMBER_AMBIGUOUS, with the numbers of all. A
  // number that no member has is found all the same. The field is "member".
  absl::StatusOr<domain::MemberNumber> Find(const std::string& cell);

  // The numbers of all who were merged into a member, and of nobody else. Valid until the next
  // call.
  absl::StatusOr<const std::vector<domain::MemberNumber>*> DuplicatesOf(
      domain::MemberNumber member);

  // Of all that were found.
  const MembersFound& found() const { return found_; }

 private:
  enum class By { kNumberOrId, kEmail, kName };
  struct Known {
    absl::StatusOr<domain::MemberNumber> member;
    By by = By::kNumberOrId;
  };

  Known FindAnew(const std::string& cell) const;
  Known FindNamed(const std::string& cell) const;

  const Parts& parts_;
  const Caller& caller_;
  const domain::SchemeNumber scheme_;
  std::map<std::string, Known> known_;  // by cell
  std::map<domain::MemberNumber, std::vector<domain::MemberNumber>> duplicates_;
  MembersFound found_;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_IMPORTS_NAMED_MEMBERS_H_
