#ifndef LEDGER_SERVER_VERSION_H_
#define LEDGER_SERVER_VERSION_H_

#include <string_view>

namespace timecredit::server {

inline constexpr std::string_view kVersion = "0.1.0";

}  // namespace timecredit::server

#endif  // LEDGER_SERVER_VERSION_H_
