#include "ledger/service/listing.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "ledger/service/page_token.h"
#include "ledger/service/request_reader.h"

namespace timecredit::service {

absl::Status ListNumbered(const PageAsked& page, uint64_t last, std::string& next_page_token,
                          absl::FunctionRef<absl::Status(uint64_t number)> add) {
  const auto from = NumberInPageToken(page.from);
  if (!from.ok()) return from.status();
  const uint64_t first = std::max<uint64_t>(*from, 1);
  for (uint64_t number = first; number <= last; ++number) {
    if (number - first == page.limit) {
      next_page_token = MakePageToken(page.request, absl::StrCat(number));
      break;
    }
    if (auto status = add(number); !status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace timecredit::service
