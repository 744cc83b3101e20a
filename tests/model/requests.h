#ifndef TESTS_MODEL_REQUESTS_H_
#define TESTS_MODEL_REQUESTS_H_

#include <cstddef>
#include <vector>

#include "absl/time/time.h"
#include "ledger/exchange/call.h"
#include "ledger/exchange/command.h"
#include "tests/model/choices.h"
#include "tests/model/scheme.h"
#include "tests/model/steps.h"

namespace timecredit::model {

struct Request {
  exchange::Call call;
  exchange::Command command;
};

// One of the schemes, mostly the first; an empty one while there is none.
const Scheme& AnyScheme(const std::vector<Scheme>& schemes, Choices& choices);

// The request that a step about this operation comes to, as things stand by the model. `serial`
// numbers the requests of a history.
Request MakeUpRequest(const Operation& operation, const std::vector<Scheme>& schemes,
                      absl::Time now, size_t serial, Choices& choices);

// An earlier request once more: mostly as it was, else with something changed, of the call or in
// one field of the command, whichever fields it has.
Request Repeat(const Request& earlier, Choices& choices);

}  // namespace timecredit::model

#endif  // TESTS_MODEL_REQUESTS_H_
