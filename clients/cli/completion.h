#ifndef CLIENTS_CLI_COMPLETION_H_
#define CLIENTS_CLI_COMPLETION_H_

#include <string>

namespace timecredit::cli {

// The first word of the command that the scripts call, with the words of the line that is being
// completed behind it (offering.h). It stands in no help: nobody types it.
inline constexpr char kComplete[] = "complete";

// A script by which a shell completes the program's commands, as the program says them each time:
// `source <(timecredit completion bash)`.
std::string BashCompletion(const std::string& program);
std::string ZshCompletion(const std::string& program);
std::string FishCompletion(const std::string& program);

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_COMPLETION_H_
