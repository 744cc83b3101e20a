#include "ledger/service/members/answered_name.h"

#include <string>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/call.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/replay.h"
#include "ledger/journal/rows.h"
#include "ledger/reporting/names.h"
#include "ledger/service/caller.h"
#include "ledger/service/parts.h"
#include "ledger/service/resource_name.h"
#include "ledger/storage/store.h"

namespace timecredit::service {

std::string NameIfAnswered(const Parts& parts, const Caller& caller, const std::string& name,
                           const std::string& request_id, const exchange::Command& command) {
  const auto ids = ParseResourceName(name, "name", {"schemes", "members"});
  // Ids begin with a letter.
  if (!ids.ok() || absl::ascii_isdigit(static_cast<unsigned char>(ids->back().front()))) {
    return name;
  }
  const auto look = reporting::Look::kInStore;
  const auto scheme = parts.names.Find(domain::SchemeNumber(), journal::AliasKind::kScheme,
                                       ids->front(), "name", look);
  if (!scheme.ok()) return name;
  exchange::Call call;
  call.scheme = domain::SchemeNumber(*scheme);
  call.acting = caller.principal;
  call.request_id = request_id;
  const auto named = parts.names.FindMember(call.scheme, ids->back(), "name", look);
  if (!absl::IsNotFound(named.status())) return name;
  domain::MemberNumber member;
  const auto status = parts.exchange.store().View([&](const storage::Snapshot& snapshot) {
    const auto found =
        exchange::FindMemberAnswered(call, command, snapshot, parts.exchange.digests());
    if (found.ok()) member = *found;
    return found.status();
  });
  if (!status.ok() || member.IsNone()) return name;
  return absl::StrCat("schemes/", ids->front(), "/members/", member.value);
}

}  // namespace timecredit::service
