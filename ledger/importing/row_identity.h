#ifndef LEDGER_IMPORTING_ROW_IDENTITY_H_
#define LEDGER_IMPORTING_ROW_IDENTITY_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace timecredit::importing {

// By what a row is known when it is imported again: 32 hexadecimal digits, a digest (BLAKE2b) of
// its source and its reference, or of its source, a digest of its content, and how many rows of
// equal content stand before it in the file. Frozen: what was imported is known by it for ever. So
// nothing goes in that an erasure must take away: the content's digest has names as numbers and
// texts under the member's key, and a reference that says who the member is is refused before.
std::string IdentityByReference(std::string_view source, std::string_view reference);
std::string IdentityByContent(std::string_view source, std::string_view content_digest,
                              int64_t equals_before);

}  // namespace timecredit::importing

#endif  // LEDGER_IMPORTING_ROW_IDENTITY_H_
