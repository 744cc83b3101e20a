#ifndef LEDGER_PERSONAL_EXACT_NAME_H_
#define LEDGER_PERSONAL_EXACT_NAME_H_

#include <string_view>

#include "ledger/domain/member_fields.h"

namespace timecredit::personal {

// Whether a text is all of the member's name, all of its words in their order: case, diacritics and
// what stands between words do not count. Thread-safe.
bool IsNameOf(std::string_view text, const domain::MemberFields& fields);

// Whether it is the member's e-mail address; case does not count. Thread-safe.
bool IsEmailOf(std::string_view text, const domain::MemberFields& fields);

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_EXACT_NAME_H_
