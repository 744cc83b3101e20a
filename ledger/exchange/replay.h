#ifndef LEDGER_EXCHANGE_REPLAY_H_
#define LEDGER_EXCHANGE_REPLAY_H_

#include <optional>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/call.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/exchange/surroundings.h"
#include "ledger/journal/projections.h"
#include "ledger/personal/digest.h"

namespace timecredit::exchange {

// The answer that the same request got before, rebuilt from its record; nullopt when it is new.
// ALREADY_EXISTS, REQUEST_ID_REUSED, when the id was used for a request with other fields;
// FAILED_PRECONDITION, MEMBER_ERASED, when it carried texts about a member who was erased since,
// which can no longer be compared.
absl::StatusOr<std::optional<Committed>> FindEarlier(const Call& call, const Command& command,
                                                     const Surroundings& around);

// Whom the same caller's update or erasure under the same request id was about; none when there was
// none. A request that took away the id by which it names the member can only be known by this.
absl::StatusOr<domain::MemberNumber> FindMemberAnswered(const Call& call, const Command& command,
                                                        const journal::ProjectionReader& rows,
                                                        const personal::StoreDigests& digests);

// The record that was made under the call's request id, whatever it says; none when there is none.
absl::StatusOr<domain::Sequence> FindSequenceUnder(const Call& call, const Command& command,
                                                   const journal::ProjectionReader& rows,
                                                   const personal::StoreDigests& digests);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_REPLAY_H_
