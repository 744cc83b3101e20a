#ifndef LEDGER_AUTH_AUTHENTICATOR_H_
#define LEDGER_AUTH_AUTHENTICATOR_H_

#include "absl/status/statusor.h"
#include "ledger/domain/principal.h"

namespace timecredit::auth {

// Says who makes a call. Implementations are thread-safe and do not block.
class Authenticator {
 public:
  virtual ~Authenticator() = default;

  // UNAUTHENTICATED, CREDENTIALS_INVALID, when nobody can be made out.
  virtual absl::StatusOr<domain::Principal> Authenticate() const = 0;
};

// Everybody who calls is the one principal that the server was started with: for a server that
// listens on loopback only. Nothing that a client sends has a say.
class DevelopmentAuthenticator : public Authenticator {
 public:
  explicit DevelopmentAuthenticator(const domain::Principal& principal) : principal_(principal) {}

  absl::StatusOr<domain::Principal> Authenticate() const override { return principal_; }

 private:
  const domain::Principal principal_;
};

}  // namespace timecredit::auth

#endif  // LEDGER_AUTH_AUTHENTICATOR_H_
