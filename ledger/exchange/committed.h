#ifndef LEDGER_EXCHANGE_COMMITTED_H_
#define LEDGER_EXCHANGE_COMMITTED_H_

#include <optional>

#include "absl/status/status.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/record.h"

namespace timecredit::exchange {

// The answer to a command. Whatever it created is named by the record: hour logs, lots, holds and
// redemptions by its sequence, the rest by the numbers in its body.
struct Committed {
  // The public record; none for an operation that is confidential as a whole.
  std::optional<journal::Record> record;
  // The confidential record of such an operation, and of no other: whoever asks for a public
  // operation does not learn whether it had a confidential side.
  std::optional<journal::ConfidentialRecord> confidential;
  // What a member's personal fields became, where an update changed them; the record does not say.
  // None when the answer is given again: what they were then is kept nowhere.
  std::optional<domain::MemberFields> member_fields;
  // The request id had been answered before; this is that answer.
  bool replayed = false;
  // Why what follows the commit is not finished: the directory, the destruction of a key. It was
  // committed all the same, and repeating the request follows up again.
  absl::Status follow_up;
};

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_COMMITTED_H_
