#ifndef CLIENTS_CLI_VIEWS_H_
#define CLIENTS_CLI_VIEWS_H_

#include <google/protobuf/map.h>
#include <google/protobuf/timestamp.pb.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace timecredit::cli {

// How values of the API look in a table.

// "17" of "schemes/taff/members/17".
std::string LastPart(std::string_view resource_name);

// In the language, else in English, else in any.
std::string Localized(const google::protobuf::Map<std::string, std::string>& names,
                      std::string_view language);

// "approved" of HourLog.STATE_APPROVED: without the enum's own name, in small letters; empty when
// it is unspecified.
std::string EnumWord(std::string_view enum_name, std::string_view value_name);

// "2026-05-31 14:30" by the clock of this machine; empty when not set.
std::string ShowInstant(const google::protobuf::Timestamp& instant);

// A number, empty for 0.
std::string ShowCount(int64_t count);

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_VIEWS_H_
