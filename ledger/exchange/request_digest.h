#ifndef LEDGER_EXCHANGE_REQUEST_DIGEST_H_
#define LEDGER_EXCHANGE_REQUEST_DIGEST_H_

#include <string_view>

#include "ledger/domain/digest.h"
#include "ledger/exchange/call.h"
#include "ledger/exchange/command.h"
#include "ledger/personal/digest.h"
#include "ledger/personal/secret_key.h"

namespace timecredit::exchange {

// The name of a command's operation, as its RPC is called.
std::string_view NameOf(const Command& command);

// The digest under which the outcome of a request is kept: of its scheme, acting principal (none
// for a shared request), operation and request id.
domain::Digest RequestKeyOf(const Call& call, const Command& command,
                            const personal::StoreDigests& digests);

// Whether the command carries anything personal: texts, a member's fields.
bool IsPersonal(const Command& command);

// The digest by which a repeated request is known to be the same: of the fields that FieldsOf names
// and, where the command is personal, of a digest of those that PersonalFieldsOf names under the
// key of the member they are about. That key is destroyed by erasure, and then nobody can confirm a
// guess at the text. `member_key` may be null unless the command is personal.
domain::Digest RequestBodyOf(const Command& command, const personal::StoreDigests& digests,
                             const personal::SecretKey* member_key);

}  // namespace timecredit::exchange

#endif  // LEDGER_EXCHANGE_REQUEST_DIGEST_H_
