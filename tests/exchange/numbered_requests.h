#ifndef TESTS_EXCHANGE_NUMBERED_REQUESTS_H_
#define TESTS_EXCHANGE_NUMBERED_REQUESTS_H_

#include <cstdint>

#include "ledger/exchange/call.h"
#include "ledger/exchange/command.h"

namespace timecredit::exchange {

// Requests by number, from 1, the same whoever makes them: the first make a scheme and ten members,
// the others grant, log and redeem. Each is accepted when all before it were, and leaves one
// record.
struct NumberedRequest {
  Call call;
  Command command;
};

NumberedRequest RequestNumbered(uint64_t number);

}  // namespace timecredit::exchange

#endif  // TESTS_EXCHANGE_NUMBERED_REQUESTS_H_
