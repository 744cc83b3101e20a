#include "ledger/server/configuration.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/algorithm/container.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "ledger/auth/principal_text.h"
#include "ledger/server/descriptors.h"
#include "ledger/server/version.h"

namespace timecredit::server {
namespace {

constexpr int64_t kLargestPort = 65535;
constexpr int64_t kMostConnections = 100'000;
constexpr int64_t kMegabyte = 1 << 20;
constexpr int64_t kMostMegabytes = 65'536;
constexpr std::string_view kLogLevels[] = {"debug", "info", "warning", "error"};

// The options as they were written. CLI11 stops at the first mistake, so that it is left to find
// the texts, and what they say is read below.
struct Texts {
  std::string data;
  std::string keys;
  std::string port = "7390";
  std::string metrics_port;
  std::string principal;
  std::string log_level = "info";
  std::string sweep_seconds = "60";
  std::string drain_seconds = "30";
  std::string connections;
  std::string connections_per_peer = "250";
  std::string call_megabytes = "256";
  std::string row_cache_megabytes = "128";
  std::string accept_lost_keys;
  std::string scrub_kilobytes = "4096";
  bool verify = false;
};

void Declare(CLI::App& app, Texts& texts) {
  const auto add = [&app](const char* name, std::string& text, const char* what,
                          const char* type_name) {
    app.add_option(name, text, what)->type_name(type_name)->capture_default_str();
  };
  app.set_version_flag("--version", std::string(kVersion));
  app.set_config("--config", "", "A file with these options, one NAME=VALUE a line");
  app.allow_extras();
  app.allow_config_extras(CLI::config_extras_mode::capture);
  add("--data", texts.data,
      "The database's folder; made if there is none, in a folder that exists. Required", "FOLDER");
  add("--keys", texts.keys,
      "The folder of the keys to everything personal. Whoever reads it can read that: keep it, and "
      "its backups, apart from the database. Required",
      "FOLDER");
  add("--port", texts.port, "The port on loopback; 0 for any that is free", "0..65535");
  add("--metrics-port", texts.metrics_port,
      "A port on loopback for Prometheus; 0 for any that is free; none unless given", "0..65535");
  add("--development-principal", texts.principal,
      "Who everybody is that calls: operator:1, or of a scheme taff/manager:1, taff/officer:7, "
      "taff/partner:3, taff/member:17, or an officer who is member 17: taff/officer:7/member:17. "
      "Required",
      "WHO");
  add("--log-level", texts.log_level, "How much is logged", "debug|info|warning|error");
  add("--sweep-seconds", texts.sweep_seconds,
      "How often what lapsed is swept: holds past their deadline, expired credits", "1..86400");
  add("--drain-seconds", texts.drain_seconds,
      "How long calls under way may take when the server is told to end", "0..3600");
  add("--connections", texts.connections,
      absl::StrCat("Connections that may be open at once; unless given ", kUsualConnections,
                   ", or as many as the process may have file descriptors for")
          .c_str(),
      "1..100000");
  add("--connections-per-peer", texts.connections_per_peer, "The same, from one address",
      "1..100000");
  add("--call-megabytes", texts.call_megabytes,
      "Memory for requests and replies on their way; calls that need more are cut off",
      "16..65536");
  add("--row-cache-megabytes", texts.row_cache_megabytes,
      "Memory for rows that were changed lately and may be again", "1..65536");
  add("--scrub-kilobytes-per-second", texts.scrub_kilobytes,
      "How fast the stores' files are read over and over, to notice damage while a backup still "
      "has what was there; 0 for never",
      "0..10000000");
  app.add_flag("--verify", texts.verify,
               "Serve nobody: read everything, say whether every byte is there and every row is "
               "what the records make of it, and end with 0 where it is, 1 where not");
  add("--accept-lost-keys", texts.accept_lost_keys,
      "Go on for good without so many keys, exactly as many as a refused start says are missing: "
      "what they seal stays unreadable until a backup of the keys is restored",
      "0..1000000000");
}

// Reads what the options say, and keeps every mistake.
class Reading {
 public:
  int64_t Number(std::string_view option, const std::string& text, int64_t least, int64_t most) {
    int64_t number = 0;
    if (!absl::SimpleAtoi(text, &number) || number < least || number > most) {
      Mistake(option, absl::StrCat("\"", absl::CHexEscape(text), "\" is no whole number from ",
                                   least, " to ", most));
    }
    return number;
  }

  void Require(std::string_view option, const std::string& text) {
    if (text.empty()) Mistake(option, "is required");
  }

  void Mistake(std::string_view option, std::string_view what) {
    if (!mistakes_.empty()) mistakes_ += '\n';
    absl::StrAppend(&mistakes_, absl::string_view(option.data(), option.size()), ": ",
                    absl::string_view(what.data(), what.size()));
  }

  absl::Status Finish() const {
    return mistakes_.empty() ? absl::OkStatus() : absl::InvalidArgumentError(mistakes_);
  }

 private:
  std::string mistakes_;  // a line each
};

void ReadWho(const std::string& text, Configuration& made, Reading& reading) {
  constexpr char kOption[] = "--development-principal";
  reading.Require(kOption, text);
  if (text.empty()) return;
  const auto principal = auth::ParsePrincipal(text);
  if (principal.ok()) {
    made.development_principal = *principal;
  } else {
    reading.Mistake(kOption, std::string(principal.status().message()));
  }
}

void ReadFolders(const Texts& texts, Configuration& made, Reading& reading) {
  reading.Require("--data", texts.data);
  reading.Require("--keys", texts.keys);
  if (!texts.data.empty() && texts.data == texts.keys) {
    reading.Mistake("--keys",
                    "the same folder as --data; whoever has a backup of the database must not have "
                    "the keys with it");
  }
  made.data_folder = texts.data;
  made.key_folder = texts.keys;
}

absl::StatusOr<Configuration> Read(const Texts& texts, const std::vector<std::string>& unknown) {
  Configuration made;
  Reading reading;
  for (const std::string& option : unknown) {
    reading.Mistake(absl::CHexEscape(option), "there is no such option");
  }
  ReadFolders(texts, made, reading);
  made.port = static_cast<int32_t>(reading.Number("--port", texts.port, 0, kLargestPort));
  if (!texts.metrics_port.empty()) {
    made.metrics_port =
        static_cast<int32_t>(reading.Number("--metrics-port", texts.metrics_port, 0, kLargestPort));
  }
  made.verify = texts.verify;
  if (!made.verify || !texts.principal.empty()) ReadWho(texts.principal, made, reading);
  made.scrub_bytes_per_second =
      1024 * reading.Number("--scrub-kilobytes-per-second", texts.scrub_kilobytes, 0, 10'000'000);
  made.log_level = texts.log_level;
  if (!absl::c_linear_search(kLogLevels, texts.log_level)) {
    reading.Mistake("--log-level", "is one of debug, info, warning, error");
  }
  made.sweep_every =
      absl::Seconds(reading.Number("--sweep-seconds", texts.sweep_seconds, 1, 86'400));
  made.drain_for = absl::Seconds(reading.Number("--drain-seconds", texts.drain_seconds, 0, 3'600));
  if (!texts.connections.empty()) {
    made.connections = reading.Number("--connections", texts.connections, 1, kMostConnections);
  }
  made.connections_per_peer =
      reading.Number("--connections-per-peer", texts.connections_per_peer, 1, kMostConnections);
  made.call_bytes =
      kMegabyte * reading.Number("--call-megabytes", texts.call_megabytes, 16, kMostMegabytes);
  made.row_cache_bytes = kMegabyte * reading.Number("--row-cache-megabytes",
                                                    texts.row_cache_megabytes, 1, kMostMegabytes);
  if (!texts.accept_lost_keys.empty()) {
    made.accepted_lost_keys =
        reading.Number("--accept-lost-keys", texts.accept_lost_keys, 0, 1'000'000'000);
  }
  if (auto status = reading.Finish(); !status.ok()) return status;
  return made;
}

}  // namespace

absl::StatusOr<Asked> ReadCommandLine(const std::vector<std::string>& arguments) {
  CLI::App app("timecreditd: the ledger of a time-credit scheme", "timecreditd");
  Texts texts;
  std::vector<std::string> unknown;
  try {
    Declare(app, texts);
    std::vector<std::string> reversed = arguments;  // as CLI11 takes them
    std::reverse(reversed.begin(), reversed.end());
    app.parse(std::move(reversed));
    unknown = app.remaining();
  } catch (const CLI::CallForHelp&) {
    return Asked{.configuration = {}, .text = app.help()};
  } catch (const CLI::CallForVersion& version) {
    return Asked{.configuration = {}, .text = std::string(version.what()) + "\n"};
  } catch (const CLI::Error& error) {
    return absl::InvalidArgumentError(error.what());
  }
  auto made = Read(texts, unknown);
  if (!made.ok()) return made.status();
  return Asked{.configuration = *made, .text = {}};
}

}  // namespace timecredit::server
