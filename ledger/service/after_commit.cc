#include "ledger/service/after_commit.h"

#include <cstdint>

#include "absl/status/status.h"
#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/committed.h"

namespace timecredit::service {
namespace {

constexpr absl::StatusCode kDone = absl::StatusCode::kUnknown;

// Of the journal that has the record.
int64_t NumberOf(const exchange::Committed& committed) {
  if (committed.record.has_value()) return static_cast<int64_t>(committed.record->sequence.value);
  if (!committed.confidential.has_value()) return 0;
  return static_cast<int64_t>(committed.confidential->sequence.value);
}

// The status with its cause for the log; clients are told the reason and its sentence.
absl::Status WithCause(const absl::Status& told, const absl::Status& cause) {
  absl::Status logged(told.code(), absl::StrCat(told.message(), ": ", cause.ToString()));
  told.ForEachPayload([&logged](absl::string_view type, const absl::Cord& payload) {
    logged.SetPayload(type, payload);
  });
  return logged;
}

}  // namespace

absl::Status AfterCommit(const exchange::Committed& committed, const absl::Status& reply) {
  const int64_t record = NumberOf(committed);
  if (!committed.follow_up.ok()) {
    return WithCause(domain::Refuse(kDone, "DONE_UNFINISHED", "", {{"record", record}}),
                     committed.follow_up);
  }
  if (reply.ok()) return reply;
  return WithCause(domain::Refuse(kDone, "DONE_WITHOUT_REPLY", "", {{"record", record}}), reply);
}

absl::Status AfterDryRun(const absl::Status& reply) {
  if (reply.ok()) return reply;
  return absl::InternalError(
      absl::StrCat("the reply of a dry run cannot be written: ", reply.ToString()));
}

bool IsDone(const absl::Status& status) { return status.code() == kDone; }

}  // namespace timecredit::service
