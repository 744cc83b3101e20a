#ifndef LEDGER_AUTH_AUTHENTICATOR_H_
#define LEDGER_AUTH_AUTHENTICATOR_H_

#include <functional>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "ledger/auth/principal_text.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/refusal.h"

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
  // Turns a scheme's id into its number; thread-safe. Asked at each call, because the scheme may
  // be created after the server is started: nobody can be made out before.
  using FindScheme = std::function<absl::StatusOr<domain::SchemeNumber>(std::string_view id)>;

  DevelopmentAuthenticator(ConfiguredPrincipal configured, FindScheme find)
      : configured_(std::move(configured)), find_(std::move(find)) {}

  absl::StatusOr<domain::Principal> Authenticate() const override {
    domain::Principal principal = configured_.principal;
    if (configured_.scheme.empty()) return principal;
    const auto scheme = find_(configured_.scheme);
    if (absl::IsNotFound(scheme.status())) {
      return domain::Refuse(absl::StatusCode::kUnauthenticated, "CREDENTIALS_INVALID", "");
    }
    if (!scheme.ok()) return scheme.status();
    principal.scheme = *scheme;
    return principal;
  }

 private:
  const ConfiguredPrincipal configured_;
  const FindScheme find_;
};

}  // namespace timecredit::auth

#endif  // LEDGER_AUTH_AUTHENTICATOR_H_
