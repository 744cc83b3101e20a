// timecreditd: serves a time-credit ledger until it is told to end by SIGTERM or SIGINT. SIGHUP is
// ignored: there is no file to open again, and a terminal that is closed ends nothing.
//
// With --verify, serves nobody and says whether the database is sound.
//
// Exit codes: 0 after an orderly end, or for a sound database; 2 for a wrong command line; 1 for a
// start that was refused, a store that could not be written, or a database that is damaged.
// Standard error has one line for each reason.

#include <unistd.h>

#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "grpc/support/log.h"
#include "ledger/personal/sodium_randomness.h"
#include "ledger/server/configuration.h"
#include "ledger/server/descriptors.h"
#include "ledger/server/offline_verification.h"
#include "ledger/server/patient_sink.h"
#include "ledger/server/private_process.h"
#include "ledger/server/server.h"
#include "ledger/server/system_clock.h"
#include "spdlog/async.h"
#include "spdlog/spdlog.h"

namespace timecredit::server {
namespace {

constexpr int kWrongCommandLine = 2;
constexpr char kName[] = "timecreditd";
constexpr size_t kLogLines = 8192;  // that may wait to be written

// gRPC's own remarks go where the rest is logged, for whoever looks closely: what matters to others
// is said by the server itself, a refused start in one line.
void LogRemark(gpr_log_func_args* remark) {
  if (const auto logger = spdlog::get(kName); logger != nullptr) {
    logger->debug("grpc {}:{} {}", remark->file, remark->line, remark->message);
  }
}

int Run(const std::vector<std::string>& arguments) {
  const auto asked = ReadCommandLine(arguments);
  if (!asked.ok()) {
    for (const absl::string_view mistake : absl::StrSplit(asked.status().message(), '\n')) {
      std::cerr << "timecreditd: " << mistake << '\n';
    }
    return kWrongCommandLine;
  }
  if (!asked->configuration.has_value()) {
    std::cout << asked->text;
    return EXIT_SUCCESS;
  }
  // Waited for below; blocked before any thread is made, so that none takes them.
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  sigaddset(&ends, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  // A reader of what is written that leaves, or a terminal that is closed, ends nothing.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGHUP, SIG_IGN);

  spdlog::init_thread_pool(kLogLines, 1);
  // Not asked for by name in the sink: the registry is locked while the pool ends, which waits for
  // the sink. The pool outlives its thread, and the server, who alone ask.
  auto* const pool = spdlog::thread_pool().get();
  const auto sink =
      std::make_shared<PatientSink>(STDERR_FILENO, [pool] { return pool->overrun_counter(); });
  // A queue that is full drops its oldest line rather than let a call wait.
  const auto logger = std::make_shared<spdlog::async_logger>(
      kName, sink, spdlog::thread_pool(), spdlog::async_overflow_policy::overrun_oldest);
  spdlog::register_logger(logger);
  logger->set_level(spdlog::level::from_str(asked->configuration->log_level));
  logger->set_pattern("%Y-%m-%dT%H:%M:%S.%f%z %l %v");
  gpr_set_log_function(LogRemark);
  const SystemClock clock;
  personal::SodiumRandomness randomness;
  if (asked->configuration->verify) {
    const auto is_sound = VerifyOffline(*asked->configuration, clock, randomness, std::cout);
    if (!is_sound.ok()) std::cerr << "timecreditd: " << is_sound.status().message() << '\n';
    return is_sound.ok() && *is_sound ? EXIT_SUCCESS : EXIT_FAILURE;
  }
  auto server = Server::Start(*asked->configuration,
                              {clock, randomness, logger, [sink] { return sink->dropped(); }});
  if (!server.ok()) {
    std::cerr << "timecreditd: " << server.status().message() << '\n';
    return EXIT_FAILURE;
  }
  std::cout << "timecreditd serves on 127.0.0.1:" << (*server)->port();
  if ((*server)->metrics_port() != 0) {
    std::cout << ", metrics on 127.0.0.1:" << (*server)->metrics_port();
  }
  std::cout << std::endl;

  int received = 0;
  sigwait(&ends, &received);
  logger->info("drain signal={}", received);
  (*server)->Drain();
  server->reset();
  logger->info("ended");
  spdlog::shutdown();
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace timecredit::server

int main(int argc, char** argv) {
  timecredit::server::KeepToOneself();
  timecredit::server::RaiseDescriptorLimit();
  return timecredit::server::Run(std::vector<std::string>(argv + 1, argv + argc));
}
