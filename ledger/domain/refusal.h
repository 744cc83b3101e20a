#ifndef LEDGER_DOMAIN_REFUSAL_H_
#define LEDGER_DOMAIN_REFUSAL_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "ledger/domain/argument.h"

namespace timecredit::domain {

// Why an operation was refused, in a form programs may rely on. Carried inside the absl::Status, so
// that a refusal travels like any other error. Its sentence is found under its reason in
// ledger/wording, in each language, and nowhere else; the status's message is for logs.
struct Refusal {
  std::string reason;   // stable, UPPER_SNAKE_CASE: "CREDITS_INSUFFICIENT"
  std::string field;    // the field at fault, in the words of the command; empty when none is
  Arguments arguments;  // what the sentence says beside its words; nothing personal

  friend bool operator==(const Refusal&, const Refusal&) = default;
};

// Builds a refusal. A reason has the same arguments wherever it is given. Write the reason as a
// literal: a test reads them from the sources and looks for their sentences.
absl::Status Refuse(absl::StatusCode code, std::string_view reason, std::string_view field,
                    const Arguments& arguments = {});

// Shorthands for the codes in common use.
absl::Status RefuseArgument(std::string_view reason, std::string_view field,
                            const Arguments& arguments = {});  // INVALID_ARGUMENT: wrong in itself
absl::Status RefuseArguments(const std::vector<Refusal>& faults);  // the same for all of them
// The same with another code.
absl::Status RefuseAll(absl::StatusCode code, const std::vector<Refusal>& faults);
absl::Status RefuseState(
    std::string_view reason, std::string_view field,
    const Arguments& arguments = {});  // FAILED_PRECONDITION: wrong as things stand
absl::Status RefuseMissing(std::string_view reason, std::string_view field,
                           const Arguments& arguments = {});  // NOT_FOUND
absl::Status RefuseExisting(std::string_view reason, std::string_view field,
                            const Arguments& arguments = {});  // ALREADY_EXISTS
absl::Status RefusePermission(std::string_view reason, std::string_view field,
                              const Arguments& arguments = {});  // PERMISSION_DENIED

// NUMBER_OUT_OF_RANGE, unless the number is from `least` to `most`. The field says its unit.
absl::Status CheckNumber(int64_t number, int64_t least, int64_t most, std::string_view field);

// The refusal that a status carries; nullopt for OK and for errors that are not refusals.
std::optional<Refusal> RefusalOf(const absl::Status& status);

// All refusals that a status carries, the one above first: several where a request has several
// faults.
std::vector<Refusal> RefusalsOf(const absl::Status& status);

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_REFUSAL_H_
