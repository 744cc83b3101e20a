#include <cstdint>
#include <string>

#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/journal/rows.h"
#include "ledger/service/operations/ledger_audit.h"
#include "ledger/service/parts.h"
#include "ledger/service/progress_call.h"
#include "ledger/service/recipe.h"
#include "ledger/service/recipes.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "ledger/storage/store.h"
#include "proto/timecredit/v1/operations.pb.h"

namespace timecredit::service {

namespace {

v1::LedgerVerification Describe(const AuditState& state) {
  v1::LedgerVerification message;
  for (const std::string& finding : state.findings) message.add_findings(finding);
  message.set_files(state.files);
  message.set_file_bytes(state.file_bytes);
  message.set_keys(state.keys);
  message.set_members(state.members);
  message.set_unreadable_members(state.unreadable);
  message.set_records(state.records);
  message.set_rows(state.rows);
  return message;
}

}  // namespace

grpc::ServerWriteReactor<v1::LedgerVerification>* ServeVerifyLedger(
    const Parts& parts, grpc::CallbackServerContext* context,
    const v1::VerifyLedgerRequest* /*request*/) {
  auto* call =
      new ProgressCall<v1::LedgerVerification>(parts, *context, "OperationsService/VerifyLedger");
  if (const auto status = call->Admit(); !status.ok()) {
    call->Answer(status);
    return call;
  }
  const bool taken = parts.pools.audits.TryRun([call] {
    AuditState state;
    const auto status = call->parts().audit.Run(state, [&](const AuditState& so_far) {
      call->Send(Describe(so_far));
      return call->caller().CheckWanted();
    });
    if (status.ok()) {
      auto verified = Describe(state);
      verified.set_verdict(state.findings.empty() ? v1::LedgerVerification::VERDICT_SOUND
                                                  : v1::LedgerVerification::VERDICT_DAMAGED);
      call->Send(verified);
    }
    call->Answer(status);
  });
  if (!taken) call->Answer(storage::QueueFull(absl::Seconds(1)));
  return call;
}

Recipe RecipeFor(const Parts& parts, const v1::GetServerInfoRequest& request,
                 v1::ServerInfo& response) {
  return RecipeOf(request, parts.pools.points, [&parts, &response](RequestReader& /*reader*/) {
    const auto registry = parts.registers.Find<journal::Registry>({});
    if (!registry.ok()) return registry.status();
    response.set_version(parts.process.version);
    *response.mutable_start_time() = ReplyWriter::Instant(parts.process.started);
    const uint64_t schemes = *registry == nullptr ? 0 : (*registry)->schemes;
    response.set_schemes(static_cast<int64_t>(schemes));
    const auto pending = parts.exchange.CountPendingErasures();
    if (!pending.ok()) return pending.status();
    response.set_pending_erasures(*pending);
    response.set_unreadable_members(
        static_cast<int64_t>(parts.exchange.loading().unreadable.size()));
    return absl::OkStatus();
  });
}

Recipe RecipeFor(const Parts& /*parts*/, const v1::ConfirmClockRequest& request,
                 v1::ConfirmClockResponse& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    reader.Scheme(request.scheme(), "scheme");
    return exchange::ConfirmClock{};
  };
  const auto translate = [&response](const exchange::Committed& committed,
                                     ReplyWriter& /*writer*/) {
    response.set_sequence(static_cast<int64_t>(committed.record->sequence.value));
  };
  return RecipeOf(request, convert, translate);
}

Recipe RecipeFor(const Parts& parts, const v1::ExpireCreditsRequest& request,
                 v1::ExpireCreditsResponse& response) {
  return RecipeOf(request, parts.pools.imports,
                  [&parts, &request, &response](RequestReader& reader) {
                    const auto scheme = reader.Scheme(request.scheme(), "scheme");
                    if (!reader.status().ok()) return reader.status();
                    const auto swept =
                        parts.exchange.SweepLots(scheme, exchange::Exchange::Asked::kByAnOperator);
                    if (!swept.ok()) return swept.status();
                    response.set_wallets(swept->done);
                    response.set_failed_wallets(swept->failed);
                    return absl::OkStatus();
                  });
}

}  // namespace timecredit::service
