#ifndef TESTS_MODEL_WORDS_H_
#define TESTS_MODEL_WORDS_H_

#include <string>

#include "absl/time/time.h"
#include "ledger/domain/principal.h"
#include "ledger/exchange/call.h"
#include "ledger/exchange/command.h"
#include "ledger/journal/record.h"

namespace timecredit::model {

// Commands in words: "TransferCredits member 1, member 2, 60, "thanks"". Every field is said, in
// order, so two commands are the same exactly when they read the same; only what the server gives
// (a new scheme's number, a new offer's state) is left out.
std::string InWords(const exchange::Command& command);

std::string InWords(const domain::Principal& principal);

// Who asks, and with which request id.
std::string InWords(const exchange::Call& call);

std::string InWords(absl::Time instant);

// Text between quotes, with unreadable parts made visible.
std::string Quoted(const std::string& text);

}  // namespace timecredit::model

#endif  // TESTS_MODEL_WORDS_H_
