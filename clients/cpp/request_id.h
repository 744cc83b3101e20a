#ifndef CLIENTS_CPP_REQUEST_ID_H_
#define CLIENTS_CPP_REQUEST_ID_H_

#include <string>

namespace timecredit::client {

// A new id for a request: 128 random bits as 32 hexadecimal digits. Thread-safe.
std::string NewRequestId();

// Gives the request, and each row of a batch, an id where it takes one and has none. A request is
// repeated under the same id, so that it is carried out once.
template <class Request>
void GiveRequestId(Request& request) {
  if constexpr (requires { request.mutable_request_id(); }) {
    if (request.request_id().empty()) request.set_request_id(NewRequestId());
  }
  if constexpr (requires { request.mutable_rows(0)->mutable_request_id(); }) {
    for (auto& row : *request.mutable_rows()) GiveRequestId(row);
  }
}

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_REQUEST_ID_H_
