#ifndef LEDGER_SERVICE_PAGE_TOKEN_H_
#define LEDGER_SERVICE_PAGE_TOKEN_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "ledger/domain/number.h"

namespace timecredit::service {

// Tokens that ask for the next page of a list: opaque to clients, in letters that need no quoting.
// What they carry is where the page begins, and a mark of what is listed, so that a token that went
// astray is noticed; they are checked, not trusted. `request`: its bytes but for the page.
std::string MakePageToken(std::string_view request, std::string_view from);

// The `from` that MakePageToken was given; empty for an empty token. INVALID_ARGUMENT,
// PAGE_TOKEN_INVALID, for what it did not make, or made for another request.
absl::StatusOr<std::string> OpenPageToken(std::string_view token, std::string_view request);

// The token of the page that begins with this record; empty for none: there is no such page.
std::string NextPageToken(std::string_view request, domain::Sequence next);

// A token's number; 0 for an empty text. INVALID_ARGUMENT, PAGE_TOKEN_INVALID.
absl::StatusOr<uint64_t> NumberInPageToken(std::string_view from);

// The record from which a list with the latest first goes on: beyond all records for an empty text.
// INVALID_ARGUMENT, PAGE_TOKEN_INVALID.
absl::StatusOr<domain::Sequence> LatestFrom(std::string_view from);

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_PAGE_TOKEN_H_
