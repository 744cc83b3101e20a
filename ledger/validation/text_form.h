#ifndef LEDGER_VALIDATION_TEXT_FORM_H_
#define LEDGER_VALIDATION_TEXT_FORM_H_

#include <cstdint>
#include <string_view>

#include "proto/timecredit/v1/limits.pb.h"

namespace timecredit::validation {

// Why a text that is not empty is not of a form, however long it is: the reason of its refusal,
// "TEXT_INVALID"; empty where it is. Letters, blanks and directions are Unicode's.
std::string_view FaultIn(v1::Form form, std::string_view text);

// The reason for which a text of the form is refused that is too long.
std::string_view TooLongFor(v1::Form form);

// How many bytes a text of the form has at most where its field says nothing else; 0: any number.
uint64_t LongestOf(v1::Form form);

// How many pairs a map of the form has at most; 0: any number.
uint64_t MostOf(v1::Form form);

}  // namespace timecredit::validation

#endif  // LEDGER_VALIDATION_TEXT_FORM_H_
