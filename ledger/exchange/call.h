#ifndef LEDGER_EXCHANGE_CALL_H_
#define LEDGER_EXCHANGE_CALL_H_

#include <cstdint>
#include <string>

#include "absl/time/time.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"
#include "ledger/storage/store.h"

namespace timecredit::exchange {

inline constexpr int64_t kLongestRequestId = 128;  // bytes

// Who asks for an operation, and how.
struct Call {
  domain::SchemeNumber scheme;  // none for the creation of a scheme
  domain::Principal acting;
  // Chosen by the caller, 1..128 bytes of readable UTF-8: the same request under the same id is
  // carried out once, however often it is sent. Empty only for what the server does by itself.
  std::string request_id;
  // The request id belongs to the scheme rather than to whoever calls: a row of a file that any
  // officer may import again.
  bool is_shared_request = false;
  absl::Time deadline = absl::InfiniteFuture();
  storage::Priority priority = storage::Priority::kInteractive;
  // A dry run: everything is decided and checked, nothing is committed.
  bool validate_only = false;
};

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_CALL_H_
