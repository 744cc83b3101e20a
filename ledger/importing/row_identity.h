#ifndef LEDGER_IMPORTING_ROW_IDENTITY_H_
#define LEDGER_IMPORTING_ROW_IDENTITY_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace timecredit::importing {

// By what a row is known when it is imported again: 32 hexadecimal digits, a digest (BLAKE2b) of
// its source and its reference, or of its source, its content and how many equal rows stand before
// it. Frozen: what was imported is known by it for ever.
std::string IdentityByReference(std::string_view source, std::string_view reference);
std::string IdentityByContent(std::string_view source, const std::vector<std::string>& content,
                              int64_t equals_before);

}  // namespace timecredit::importing

#endif  // LEDGER_IMPORTING_ROW_IDENTITY_H_
