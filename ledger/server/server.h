#ifndef LEDGER_SERVER_SERVER_H_
#define LEDGER_SERVER_SERVER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "absl/status/statusor.h"
#include "ledger/domain/clock.h"
#include "ledger/personal/randomness.h"
#include "ledger/server/configuration.h"
#include "spdlog/logger.h"

namespace timecredit::server {

// What the machine gives a server; outlives it.
struct Surroundings {
  const domain::Clock& clock;
  personal::Randomness& randomness;
  std::shared_ptr<spdlog::logger> logger;
  // How many lines the logger has dropped so far; may be empty. Thread-safe.
  std::function<uint64_t()> dropped_log_lines = nullptr;
};

// A running timecreditd: the store, the exchange, and the services on a loopback port. Thread-safe.
class Server {
 public:
  // How many lists and how many reports are worked on at once; more wait.
  static constexpr size_t kScanThreads = 2;
  static constexpr size_t kReportThreads = 2;

  // One line that says what cannot be and why: a port that is taken (UNAVAILABLE), and what
  // storage::RocksDbStore and RocksDbKeyStore may refuse.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const Configuration& configuration,
                                                       const Surroundings& surroundings);

  // As Drain, with the time that the configuration says.
  ~Server();

  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  int32_t port() const;
  int32_t metrics_port() const;  // 0 without metrics

  // Takes no new calls and answers those it took, for as long as the configuration says. May be
  // called again.
  void Drain();

 private:
  class State;
  explicit Server(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace timecredit::server

#endif  // LEDGER_SERVER_SERVER_H_
