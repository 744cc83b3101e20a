#ifndef LEDGER_SERVER_CALL_LIMITS_H_
#define LEDGER_SERVER_CALL_LIMITS_H_

#include <cstddef>

#include "absl/time/time.h"
#include "grpcpp/server_builder.h"

namespace timecredit::server {

// What clients may take of a server, whatever they send. How many connections there may be is the
// listener's (connection_listener.h); how large a message, the services' (message_limits.h).

// Calls under way on one connection; more wait at the client.
inline constexpr int kCallsPerConnection = 100;

// A connection on which nothing is called is closed after the first. Every connection is to be made
// anew after the second, give or take a tenth; calls that are still under way, unfinished requests
// among them, are cut off after the third: as long as anybody waits for a verification.
inline constexpr absl::Duration kIdleConnection = absl::Minutes(10);
inline constexpr absl::Duration kOldConnection = absl::Hours(1);
inline constexpr absl::Duration kGraceOfOldConnection = absl::Hours(12);

// A peer that has not been heard of for the first is asked whether it is still there, and has the
// second to answer.
inline constexpr absl::Duration kQuietConnection = absl::Minutes(2);
inline constexpr absl::Duration kAnswerToPing = absl::Seconds(20);

// How long a client may take to say that it speaks HTTP/2. Who connects and says nothing is not
// waited for, not even by a server that drains.
inline constexpr absl::Duration kHandshake = absl::Seconds(5);

// Tells a server all of that, and the memory, in bytes, that messages on their way may take. gRPC
// reads a message whole, however long it claims to be, before it asks whether that is too long;
// beyond this memory it cuts calls and connections off, those that it can first. It counts what it
// allots to itself, and so takes up to twice as much for a moment. Compressed messages are
// refused: what a few kilobytes become is counted nowhere.
void LimitCalls(size_t message_bytes, grpc::ServerBuilder& builder);

}  // namespace timecredit::server

#endif  // LEDGER_SERVER_CALL_LIMITS_H_
