#ifndef CLIENTS_CPP_RESULT_H_
#define CLIENTS_CPP_RESULT_H_

#include <cstdlib>
#include <utility>
#include <variant>

#include "clients/cpp/error.h"

namespace timecredit::client {

// What a call came to: its answer or the error. Asking for the one that is not there ends the
// program, so look first: `if (result.ok())`.
template <class Value>
class [[nodiscard]] Result {
 public:
  Result(Value value) : outcome_(std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Error error) : outcome_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return std::holds_alternative<Value>(outcome_); }
  explicit operator bool() const { return ok(); }

  const Value& value() const& { return *Get<Value>(outcome_); }
  Value& value() & { return *Get<Value>(outcome_); }
  Value&& value() && { return std::move(*Get<Value>(outcome_)); }
  const Value& operator*() const& { return value(); }
  Value& operator*() & { return value(); }
  Value&& operator*() && { return std::move(*this).value(); }
  const Value* operator->() const { return &value(); }
  Value* operator->() { return &value(); }

  const Error& error() const { return *Get<Error>(outcome_); }

 private:
  template <class Alternative, class Outcome>
  static auto* Get(Outcome& outcome) {
    auto* const alternative = std::get_if<Alternative>(&outcome);
    if (alternative == nullptr) std::abort();
    return alternative;
  }

  std::variant<Value, Error> outcome_;
};

}  // namespace timecredit::client

#endif  // CLIENTS_CPP_RESULT_H_
