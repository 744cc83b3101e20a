#ifndef LEDGER_SERVICE_LISTING_H_
#define LEDGER_SERVICE_LISTING_H_

#include <cstdint>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "ledger/domain/number.h"
#include "ledger/reporting/registers.h"
#include "ledger/service/page_token.h"
#include "ledger/service/request_reader.h"
#include "ledger/storage/store.h"

namespace timecredit::service {

// One page of what is numbered densely from 1 to `last`: calls `add` for each number of the page,
// and writes the token of the next page where there is one. INVALID_ARGUMENT, PAGE_TOKEN_INVALID.
absl::Status ListNumbered(const PageAsked& page, uint64_t last, std::string& next_page_token,
                          absl::FunctionRef<absl::Status(uint64_t number)> add);

// One page of a scheme's rows that are named by the records that made them, the latest first: calls
// `add` for each, and writes the token of the next page where there is one. INVALID_ARGUMENT,
// PAGE_TOKEN_INVALID.
template <class Row>
absl::Status ListLatest(const PageAsked& page, const reporting::Registers& registers,
                        domain::SchemeNumber scheme, std::string& next_page_token,
                        absl::FunctionRef<absl::Status(const Row& row)> add) {
  const auto first = LatestFrom(page.from);
  if (!first.ok()) return first.status();
  const auto listed =
      registers.List<Row>({scheme, *first}, storage::Direction::kBackward, page.limit);
  if (!listed.ok()) return listed.status();
  for (const Row& row : listed->rows) {
    if (auto status = add(row); !status.ok()) return status;
  }
  if (listed->next.has_value()) {
    const auto& [same_scheme, sequence] = *listed->next;
    next_page_token = MakePageToken(page.request, absl::StrCat(sequence.value));
  }
  return absl::OkStatus();
}

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_LISTING_H_
