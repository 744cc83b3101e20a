#ifndef CLIENTS_CLI_UTF8_H_
#define CLIENTS_CLI_UTF8_H_

#include <string_view>

namespace timecredit::cli {

// Whether a text is UTF-8 from end to end, as all that is sent must be.
bool IsUtf8(std::string_view text);

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_UTF8_H_
