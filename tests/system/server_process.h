#ifndef TESTS_SYSTEM_SERVER_PROCESS_H_
#define TESTS_SYSTEM_SERVER_PROCESS_H_

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

#include "ledger/server/configuration.h"

namespace timecredit::system_test {

// A timecreditd in a process of its own, on the folders of a configuration, for its principal
// "operator:1". It serves once this is made. The test's data has //ledger/server:timecreditd.
class ServerProcess {
 public:
  explicit ServerProcess(const server::Configuration& folders,
                         const std::vector<std::string>& options = {});
  ~ServerProcess();

  // Sends it the signal and waits until it has ended.
  void End(int signal);

  const std::string& address() const { return address_; }

  // The most memory that it had so far, in bytes. Says nothing of a sanitized program, which takes
  // several times as much.
  int64_t MostMemory() const;
  static bool IsSanitized();
  // Files, sockets and the like that it has open.
  int64_t OpenDescriptors() const;

 private:
  pid_t process_ = 0;
  std::string address_;
};

}  // namespace timecredit::system_test

#endif  // TESTS_SYSTEM_SERVER_PROCESS_H_
