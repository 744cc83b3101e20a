#ifndef TESTS_SYSTEM_BARE_CALL_H_
#define TESTS_SYSTEM_BARE_CALL_H_

#include <string>

#include "grpcpp/support/status.h"

namespace timecredit::system_test {

// How an empty request of a method that the client library does not have is answered within 30
// seconds: "/grpc.health.v1.Health/Check".
grpc::StatusCode CallBare(const std::string& address, const std::string& method);

}  // namespace timecredit::system_test

#endif  // TESTS_SYSTEM_BARE_CALL_H_
