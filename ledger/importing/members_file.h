#ifndef LEDGER_IMPORTING_MEMBERS_FILE_H_
#define LEDGER_IMPORTING_MEMBERS_FILE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/refusal.h"
#include "ledger/importing/declaration.h"
#include "ledger/importing/recognised.h"

namespace timecredit::importing {

// What a file of members may say of each.
enum class MemberColumn : size_t {
  kFullName,
  kKnownAs,
  kMemberId,
  kPhone,
  kEmail,
  kAddress,
  kLanguage,
  kAdultOn,
  kBornOn,
  kGuardianFullName,
  kGuardianPhone,
  kGuardianConsentedOn,
  kNotes,
  kJoinedOn,
  kReference,
};
inline constexpr size_t kMemberColumns = 15;

// A heading for each column.
class MemberHeadings {
 public:
  std::string& operator[](MemberColumn column) { return of_[static_cast<size_t>(column)]; }
  const std::string& operator[](MemberColumn column) const {
    return of_[static_cast<size_t>(column)];
  }

 private:
  std::array<std::string, kMemberColumns> of_;
};

// How to read a file of members. A heading that is not declared is recognised by the usual ones
// (proto/timecredit/v1/import.proto, MemberColumns), but for that of the reference.
struct MembersDeclaration {
  FileForm form;
  MemberHeadings columns;
};

struct MembersRow {
  int64_t line = 0;  // of the file, from 1
  domain::MemberFields fields;
  std::optional<domain::Date> joined_on;  // none where the row says nothing
  std::string reference;                  // what the source calls it; empty without that column
  // All that is wrong with it, INVALID_ARGUMENT; what is at fault is empty above, or wrong.
  std::vector<domain::Refusal> faults;
};

// A file of members, and how it was read.
struct MembersFile {
  std::vector<MembersRow> rows;
  Delimiter delimiter = Delimiter::kComma;
  MemberHeadings headings;  // what the file itself calls its columns; empty for those it has not
  Recognised recognised;
};

// Reads all rows; one that is wrong says so. INVALID_ARGUMENT for the whole file: what OpenFile
// refuses, and FIELD_REQUIRED where there are dates and it is not said how they are written, or
// something of guardians and not their names.
absl::StatusOr<MembersFile> ReadMembers(std::string_view csv,
                                        const MembersDeclaration& declaration);

}  // namespace timecredit::importing

#endif  // LEDGER_IMPORTING_MEMBERS_FILE_H_
