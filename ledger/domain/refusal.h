#ifndef LEDGER_DOMAIN_REFUSAL_H_
#define LEDGER_DOMAIN_REFUSAL_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace timecredit::domain {

// Why an operation was refused, in a form programs may rely on. Carried inside the absl::Status, so
// that a refusal travels like any other error and is put into words only at the edge.
struct Refusal {
  std::string reason;  // stable, UPPER_SNAKE_CASE: "CREDITS_INSUFFICIENT"
  std::string field;   // the field at fault, in the words of the command; empty when none is
};

// Builds a refusal. `advice` is an English sentence that says what is wrong and what would be
// right; it names no personal field.
absl::Status Refuse(absl::StatusCode code, std::string_view reason, std::string_view field,
                    std::string_view advice);

// Shorthands for the codes in common use.
absl::Status RefuseArgument(std::string_view reason, std::string_view field,
                            std::string_view advice);  // INVALID_ARGUMENT: wrong in itself
absl::Status RefuseState(std::string_view reason, std::string_view field,
                         std::string_view advice);  // FAILED_PRECONDITION: wrong as things stand
absl::Status RefuseMissing(std::string_view reason, std::string_view field,
                           std::string_view advice);  // NOT_FOUND
absl::Status RefuseExisting(std::string_view reason, std::string_view field,
                            std::string_view advice);  // ALREADY_EXISTS
absl::Status RefusePermission(std::string_view reason, std::string_view field,
                              std::string_view advice);  // PERMISSION_DENIED

// The refusal that a status carries; nullopt for OK and for errors that are not refusals.
std::optional<Refusal> RefusalOf(const absl::Status& status);

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_REFUSAL_H_
