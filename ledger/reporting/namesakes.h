#ifndef LEDGER_REPORTING_NAMESAKES_H_
#define LEDGER_REPORTING_NAMESAKES_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/personal/directory.h"
#include "ledger/reporting/members.h"

namespace timecredit::reporting {

// The same for two names that differ only in case, diacritics and what stands between words; empty
// where there is no word.
std::string FoldedName(std::string_view name);

// Whether a text that is to be kept for ever says who somebody is: personal/mention.h.
bool IsMentioned(const domain::MemberFields& fields, std::string_view text);

// Everybody who has exactly this name, by each of their numbers, in ascending order; whoever was
// erased has none. Waits for the disk.
absl::StatusOr<std::vector<MemberFile>> NamesakesOf(std::string_view name,
                                                    domain::SchemeNumber scheme,
                                                    const Members& members,
                                                    const personal::Directory& directory);

}  // namespace timecredit::reporting

#endif  // LEDGER_REPORTING_NAMESAKES_H_
