#include "tests/service/served_parts.h"

#include <utility>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "grpcpp/server_builder.h"
#include "grpcpp/support/channel_arguments.h"
#include "ledger/auth/principal_text.h"

namespace timecredit::service {
namespace {

template <class Made>
std::unique_ptr<Made> Taken(absl::StatusOr<std::unique_ptr<Made>> made) {
  EXPECT_TRUE(made.ok()) << made.status();
  return *std::move(made);
}

}  // namespace

ServedParts::ServedParts()
    : clock(absl::FromCivil(absl::CivilHour(2026, 3, 10, 12), absl::UTCTimeZone())),
      exchange_(Taken(exchange::Exchange::Open({store, keys_, randomness_, clock}))),
      wording_(Taken(wording::Wording::Create())),
      names_(store, exchange_->compartment()),
      registers_(store),
      obligations_(store, exchange_->keyring(), exchange_->digests()),
      members_(store, exchange_->compartment()),
      authenticator_(*auth::ParsePrincipal("operator:1"),
                     [this](std::string_view id) {
                       return names_.FindScheme(id, "", reporting::Look::kInStore);
                     }),
      parts_{.exchange = *exchange_,
             .members = members_,
             .names = names_,
             .registers = registers_,
             .obligations = obligations_,
             .wording = *wording_,
             .authenticator = authenticator_,
             .clock = clock,
             .observer = observer_,
             .audit = audit_,
             .imports = imports_,
             .import_files = import_files_,
             .process = {.version = "test", .started = clock.Now()},
             .pools = {points_, scans_, reports_, key_waits_, imports_pool_, replies_, audits_}} {
  grpc::ServerBuilder builder;
  for (const auto& service : services_) builder.RegisterService(service.get());
  server_ = builder.BuildAndStart();
  channel_ = server_->InProcessChannel(grpc::ChannelArguments());
}

ServedParts::~ServedParts() {
  channel_.reset();
  server_->Shutdown();
  server_->Wait();
}

}  // namespace timecredit::service
