#include "ledger/server/configuration.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/auth/principal_text.h"
#include "ledger/server/version.h"

namespace timecredit::server {
namespace {

constexpr int32_t kLargestPort = 65535;

// CLI11 throws where a value is wrong; nothing of it leaves ReadCommandLine.
std::string CheckPrincipal(const std::string& text) {
  const auto principal = auth::ParsePrincipal(text);
  return principal.ok() ? "" : std::string(principal.status().message());
}

struct Options {
  Configuration configuration;
  std::string principal;
  int32_t metrics_port = -1;
  int64_t sweep_seconds = 60;
  int64_t drain_seconds = 30;
};

void Declare(CLI::App& app, Options& options) {
  Configuration& made = options.configuration;
  app.set_version_flag("--version", std::string(kVersion));
  app.set_config("--config", "", "A file with these options, one NAME=VALUE a line");
  app.add_option("--data", made.data_folder,
                 "The database's folder; made if there is none, in a folder that exists")
      ->required();
  app.add_option("--keys", made.key_folder,
                 "The folder of the keys to everything personal. Whoever reads it can read that: "
                 "keep it, and its backups, apart from the database")
      ->required();
  app.add_option("--port", made.port, "The port on loopback; 0 for any that is free")
      ->check(CLI::Range(0, kLargestPort))
      ->capture_default_str();
  app.add_option("--metrics-port", options.metrics_port,
                 "A port on loopback for Prometheus; 0 for any that is free; none unless given")
      ->check(CLI::Range(0, kLargestPort));
  app.add_option("--development-principal", options.principal,
                 "Who everybody is that calls: operator:1, manager:1, officer:7, partner:3, "
                 "member:17, or an officer who is member 17: officer:7/member:17")
      ->required()
      ->check(CheckPrincipal);
  app.add_option("--log-level", made.log_level, "How much is logged")
      ->check(CLI::IsMember({"debug", "info", "warning", "error"}))
      ->capture_default_str();
  app.add_option("--sweep-seconds", options.sweep_seconds,
                 "How often what lapsed is swept: holds past their deadline, expired credits")
      ->check(CLI::Range(1, 86400))
      ->capture_default_str();
  app.add_option("--drain-seconds", options.drain_seconds,
                 "How long calls under way may take when the server is told to end")
      ->check(CLI::Range(0, 3600))
      ->capture_default_str();
  app.add_option("--cached-rows", made.cached_rows,
                 "Rows kept decoded in memory, about 500 bytes each")
      ->check(CLI::Range(1000, 100'000'000))
      ->capture_default_str();
}

absl::StatusOr<Configuration> Finish(const Options& options) {
  Configuration made = options.configuration;
  const auto principal = auth::ParsePrincipal(options.principal);
  if (!principal.ok()) return principal.status();
  made.development_principal = *principal;
  if (options.metrics_port >= 0) made.metrics_port = options.metrics_port;
  made.sweep_every = absl::Seconds(options.sweep_seconds);
  made.drain_for = absl::Seconds(options.drain_seconds);
  if (made.data_folder == made.key_folder) {
    return absl::InvalidArgumentError(
        "--keys: the same folder as --data; whoever has a backup of the database must not have "
        "the keys with it");
  }
  return made;
}

}  // namespace

absl::StatusOr<Asked> ReadCommandLine(const std::vector<std::string>& arguments) {
  CLI::App app("timecreditd: the ledger of a time-credit scheme", "timecreditd");
  Options options;
  try {
    Declare(app, options);
    std::vector<std::string> reversed = arguments;  // as CLI11 takes them
    std::reverse(reversed.begin(), reversed.end());
    app.parse(std::move(reversed));
  } catch (const CLI::CallForHelp&) {
    return Asked{.configuration = {}, .text = app.help()};
  } catch (const CLI::CallForVersion& version) {
    return Asked{.configuration = {}, .text = std::string(version.what()) + "\n"};
  } catch (const CLI::Error& error) {
    return absl::InvalidArgumentError(error.what());
  }
  auto made = Finish(options);
  if (!made.ok()) return made.status();
  return Asked{.configuration = *made, .text = {}};
}

}  // namespace timecredit::server
