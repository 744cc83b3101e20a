#include "ledger/server/offline_verification.h"

#include <filesystem>
#include <ostream>
#include <string>
#include <system_error>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "ledger/domain/clock.h"
#include "ledger/personal/randomness.h"
#include "ledger/server/configuration.h"
#include "ledger/server/foundations.h"
#include "ledger/server/store_audit.h"
#include "ledger/service/operations/ledger_audit.h"

namespace timecredit::server {
namespace {

constexpr absl::Duration kTellEvery = absl::Seconds(2);

void Tell(const service::AuditState& state, std::ostream& out) {
  out << "verified so far: " << state.files << " files (" << state.file_bytes << " bytes), "
      << state.keys << " keys, " << state.members << " members, " << state.records << " records, "
      << state.rows << " rows" << std::endl;
}

// A folder without a database would become one.
absl::Status CheckThere(const std::string& folder, const char* what) {
  std::error_code ignored;
  if (std::filesystem::exists(folder + "/CURRENT", ignored)) return absl::OkStatus();
  return absl::FailedPreconditionError(absl::StrCat("there is no ", what, " in ", folder));
}

}  // namespace

absl::StatusOr<bool> VerifyOffline(const Configuration& configuration, const domain::Clock& clock,
                                   personal::Randomness& randomness, std::ostream& out) {
  auto status = CheckThere(configuration.data_folder, "database");
  if (status.ok()) status = CheckThere(configuration.key_folder, "key store");
  if (!status.ok()) return status;
  const auto opened = OpenFoundations(configuration, clock, randomness);
  if (!opened.ok()) return opened.status();
  StoreAudit audit(clock, *opened->store, *opened->keys, *opened->exchange,
                   ScratchFolderOf(configuration));
  service::AuditState state;
  absl::Time told = clock.Now();
  status = audit.Run(state, [&](const service::AuditState& so_far) {
    if (clock.Now() - told >= kTellEvery) {
      told = clock.Now();
      Tell(so_far, out);
    }
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  Tell(state, out);
  for (const std::string& finding : state.findings) out << "damaged: " << finding << '\n';
  if (state.unreadable > 0) {
    out << "unreadable: the keys of " << state.unreadable << " members were lost\n";
  }
  out << (state.findings.empty() ? "sound" : "damaged: restore a backup") << std::endl;
  return state.findings.empty();
}

}  // namespace timecredit::server
