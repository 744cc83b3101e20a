#ifndef CLIENTS_CLI_EXIT_CODE_H_
#define CLIENTS_CLI_EXIT_CODE_H_

#include "clients/cpp/error.h"

namespace timecredit::cli {

// What the program's exit code says, for scripts. Part of its interface: never change a number.
enum class ExitCode : int {
  kDone = 0,
  kFault = 1,       // something went wrong that is not the request's doing
  kUsage = 2,       // the command line is wrong; nothing was sent
  kWrong = 3,       // the request is wrong in itself, or names what is not there
  kRefused = 4,     // it cannot be done as things stand: too little credit, hours approved before
  kNotAllowed = 5,  // the caller may not do this
  kTryAgain = 6,    // the server is not there, too busy or too slow
  kPartlyDone = 7,  // some rows of a batch were done, others not
  kUnanswered = 8,  // it was done, and only the answer, or what follows, is missing
  kDeclined = 9,    // whoever was asked whether to go on did not want to
};

ExitCode ExitCodeOf(const client::Error& error);

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_EXIT_CODE_H_
