#ifndef LEDGER_SERVER_OFFLINE_VERIFICATION_H_
#define LEDGER_SERVER_OFFLINE_VERIFICATION_H_

#include <ostream>

#include "absl/status/statusor.h"
#include "ledger/domain/clock.h"
#include "ledger/personal/randomness.h"
#include "ledger/server/configuration.h"

namespace timecredit::server {

// Opens a database that nobody serves, with all that opening checks, and audits it; tells `out` how
// far it is and what it comes to. Whether it is sound. An error says why it could not be opened or
// gone through: one line.
absl::StatusOr<bool> VerifyOffline(const Configuration& configuration, const domain::Clock& clock,
                                   personal::Randomness& randomness, std::ostream& out);

}  // namespace timecredit::server

#endif  // LEDGER_SERVER_OFFLINE_VERIFICATION_H_
