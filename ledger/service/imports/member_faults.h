#ifndef LEDGER_SERVICE_IMPORTS_MEMBER_FAULTS_H_
#define LEDGER_SERVICE_IMPORTS_MEMBER_FAULTS_H_

#include <vector>

#include "absl/status/status.h"
#include "ledger/exchange/members/create_member.h"
#include "ledger/importing/members_file.h"
#include "ledger/reporting/members.h"

namespace timecredit::service {

// What is wrong with rows of members, in words about the file. Thread-safe.

// A refusal of a row's command, whose fields are called by the file's headings. Any other status as
// it is.
absl::Status InWordsOfTheFile(const absl::Status& status,
                              const importing::MemberHeadings& headings);

// The columns that say something else of somebody than is known of the member: what a row says
// nothing of is not compared, unless it is compared wholly.
enum class Compared { kWhatIsSaid, kWholly };
std::vector<importing::MemberColumn> Differing(const exchange::CreateMember& row,
                                               const reporting::MemberFile& member,
                                               const importing::MemberHeadings& headings,
                                               Compared compared);

// That a row's reference or id is this member's, and which columns say something else now; not what
// they say, which is personal. ALREADY_EXISTS, MEMBER_CHANGED with ROW_TEXT_DIFFERS.
absl::Status IsChanged(const reporting::MemberFile& member,
                       const std::vector<importing::MemberColumn>& differing,
                       const importing::MemberHeadings& headings);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_IMPORTS_MEMBER_FAULTS_H_
