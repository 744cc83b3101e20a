#ifndef LEDGER_PERSONAL_MENTION_H_
#define LEDGER_PERSONAL_MENTION_H_

#include <string_view>

#include "ledger/domain/member_fields.h"

namespace timecredit::personal {

// Whether a text that is to be kept for ever says who the member is: has a word of their name, of
// what they are known as, of their alias or of their e-mail address (three letters or more; within
// a longer word, four), or the end of their phone number, however these are written. Thread-safe.
bool Mentions(std::string_view text, const domain::MemberFields& fields);

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_MENTION_H_
