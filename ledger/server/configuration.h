#ifndef LEDGER_SERVER_CONFIGURATION_H_
#define LEDGER_SERVER_CONFIGURATION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/auth/principal_text.h"

namespace timecredit::server {

// All that can be set about a server.
struct Configuration {
  std::string data_folder;  // the database; made if there is none, in a folder that exists
  std::string key_folder;   // keys of what is personal, with a backup of their own
  int32_t port = 7390;      // on loopback; 0 = any that is free
  std::optional<int32_t> metrics_port;  // on loopback, for Prometheus; none = no metrics
  auth::ConfiguredPrincipal development_principal;
  std::string log_level = "info";                 // debug, info, warning, error
  absl::Duration sweep_every = absl::Minutes(1);  // holds past their deadline, lapsed lots
  absl::Duration drain_for = absl::Seconds(30);   // until calls under way are cut off at the end
  std::optional<int64_t> connections;             // none: as descriptors.h says
  int64_t connections_per_peer = 250;             // at once, from one address
  int64_t call_bytes = 256 << 20;                 // of memory for messages on their way
  int64_t row_cache_bytes = 128 << 20;            // of memory for rows that updates work on
  int64_t scrub_bytes_per_second = 4 << 20;       // 0: the stores' files are not read for damage
  bool verify = false;                            // verify the database and end, serve nobody
  std::optional<int64_t> accepted_lost_keys;      // how many the operator goes on without
};

// What a command line asks for: a configuration, or a text to print (help, version) and no server.
struct Asked {
  std::optional<Configuration> configuration;
  std::string text;
};

// Reads a command line, and the file that --config names. INVALID_ARGUMENT, with every mistake on a
// line of its own: an option that there is not, a value out of range, one that is required.
absl::StatusOr<Asked> ReadCommandLine(const std::vector<std::string>& arguments);

}  // namespace timecredit::server

#endif  // LEDGER_SERVER_CONFIGURATION_H_
