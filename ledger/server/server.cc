#include "ledger/server/server.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "grpc/grpc_security_constants.h"
#include "grpcpp/ext/proto_server_reflection_plugin.h"
#include "grpcpp/health_check_service_interface.h"
#include "grpcpp/security/server_credentials.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "ledger/auth/authenticator.h"
#include "ledger/exchange/exchange.h"
#include "ledger/journal/rows.h"
#include "ledger/reporting/members.h"
#include "ledger/reporting/names.h"
#include "ledger/reporting/obligations.h"
#include "ledger/reporting/registers.h"
#include "ledger/server/call_limits.h"
#include "ledger/server/call_log.h"
#include "ledger/server/configuration.h"
#include "ledger/server/connection_listener.h"
#include "ledger/server/counts_elsewhere.h"
#include "ledger/server/descriptors.h"
#include "ledger/server/foundations.h"
#include "ledger/server/health.h"
#include "ledger/server/repeater.h"
#include "ledger/server/scrubber.h"
#include "ledger/server/store_audit.h"
#include "ledger/server/store_probe.h"
#include "ledger/server/sweeper.h"
#include "ledger/server/version.h"
#include "ledger/service/call_gate.h"
#include "ledger/service/imports/byte_budget.h"
#include "ledger/service/imports/import_register.h"
#include "ledger/service/message_limits.h"
#include "ledger/service/parts.h"
#include "ledger/service/services.h"
#include "ledger/service/worker_pool.h"
#include "ledger/storage/key_store.h"
#include "ledger/storage/rocksdb/block_check.h"
#include "ledger/storage/store.h"
#include "ledger/wording/wording.h"
#include "prometheus/exposer.h"
#include "prometheus/metric_type.h"
#include "prometheus/registry.h"

namespace timecredit::server {
namespace {

constexpr char kLoopback[] = "127.0.0.1:";

// Of the metrics' port: so many clients may be silent for so long before another is answered.
constexpr char kMetricsThreads[] = "4";
constexpr char kMetricsMilliseconds[] = "2000";

// How often the stores are asked whether they are well, and how long they may take. The first is
// looked at more often than that.
constexpr absl::Duration kProbeEvery = absl::Seconds(5);
constexpr absl::Duration kProbePatience = absl::Seconds(10);
constexpr absl::Duration kProbeTick = absl::Milliseconds(500);

// A read, and a synced write of what is there already.
StoreProbe::Asked ProbeOf(storage::Store& store) {
  return {.name = "store", .ask = [&store](std::function<void(absl::Status)> done) {
            const auto read = store.View([](const storage::Snapshot& snapshot) {
              return snapshot.Find<journal::KeyMark>({}).status();
            });
            if (!read.ok()) return done(read);
            storage::Update update;
            update.decide = [](storage::Transaction& rows) {
              const auto mark = rows.Find<journal::KeyMark>({});
              if (mark.ok() && *mark != nullptr) rows.Put(journal::KeyMark(**mark));
              return mark.status();
            };
            update.done = [done = std::move(done)](const absl::Status& status) { done(status); };
            store.Submit(std::move(update));
          }};
}

// On a thread of its own, since it waits for the disk.
StoreProbe::Asked ProbeOf(storage::KeyStore& keys, service::WorkerPool& pool) {
  return {.name = "keys", .ask = [&keys, &pool](std::function<void(absl::Status)> done) {
            pool.Run([&keys, done = std::move(done)] { done(keys.Probe()); });
          }};
}

template <class StoreWithFiles>
Scrubber::Source FilesOf(const StoreWithFiles& store) {
  return {.list = [&store] { return store.TableFiles(); },
          .check = [&store](const storage::TableFile& file) { return store.CheckBlocks(file); }};
}

}  // namespace

// Everything in the order in which it is made.
class Server::State {
 public:
  State(const Configuration& configuration, const Surroundings& surroundings,
        std::unique_ptr<wording::Wording> wording, Foundations foundations)
      : configuration_(configuration),
        surroundings_(surroundings),
        wording_(std::move(wording)),
        made_(std::move(foundations)),
        authenticator_(configuration.development_principal,
                       [this](std::string_view id) {
                         return names_.FindScheme(id, "", reporting::Look::kInStore);
                       }),
        names_(*made_.store, made_.exchange->compartment()),
        registers_(*made_.store),
        obligations_(*made_.store, made_.exchange->keyring(), made_.exchange->digests()),
        members_(*made_.store, made_.exchange->compartment()),
        registry_(std::make_shared<prometheus::Registry>()),
        log_(surroundings.logger, surroundings.clock, *registry_),
        health_(surroundings.logger, *registry_) {}

  ~State() { Drain(); }

  absl::Status Listen() {
    const auto connections = ConnectionsWithin(DescriptorLimit(), configuration_.connections);
    if (!connections.ok()) return connections.status();
    auto listener = ConnectionListener::Listen(
        configuration_.port,
        {.all = *connections, .per_peer = configuration_.connections_per_peer});
    if (!listener.ok()) return listener.status();
    listener_ = *std::move(listener);
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    grpc::ServerBuilder builder;
    LimitCalls(static_cast<size_t>(configuration_.call_bytes), builder);
    // These credentials know nobody but whoever calls from this machine.
    const auto credentials = grpc::experimental::LocalServerCredentials(LOCAL_TCP);
    credentials->SetAuthMetadataProcessor(gate_);
    auto acceptor = builder.experimental().AddExternalConnectionAcceptor(
        grpc::ServerBuilder::experimental_type::ExternalConnectionType::FROM_FD, credentials);
    for (const auto& service : services_) builder.RegisterService(service.get());
    server_ = builder.BuildAndStart();
    if (server_ == nullptr) return absl::InternalError("gRPC did not start its server");
    if (auto status = Expose(); !status.ok()) return status;
    listener_->Start(std::move(acceptor));
    return absl::OkStatus();
  }

  void StartSweeping() {
    sweeper_ = std::make_unique<Sweeper>(*made_.exchange, surroundings_.logger, *registry_,
                                         configuration_.sweep_every, [this] { imports_.Sweep(); });
  }

  // Looks after the stores, and says in the answers to health checks what it finds.
  void StartWatching() {
    health_.Follow(
        [this](bool is_well) { server_->GetHealthCheckService()->SetServingStatus(is_well); });
    probe_ = std::make_unique<StoreProbe>(
        surroundings_.clock, kProbeEvery, kProbePatience,
        std::vector<StoreProbe::Asked>{ProbeOf(*made_.store), ProbeOf(*made_.keys, key_probes_)},
        [this](const std::string& part, const absl::Status& found) {
          health_.Report(part, found);
        });
    watches_.push_back(std::make_unique<Repeater>([this] {
      probe_->Tick();
      return kProbeTick;
    }));
    if (configuration_.scrub_bytes_per_second == 0) return;
    scrubber_ = std::make_unique<Scrubber>(
        std::vector<Scrubber::Source>{FilesOf(*made_.store), FilesOf(*made_.keys)},
        configuration_.scrub_bytes_per_second, health_, *registry_);
    watches_.push_back(std::make_unique<Repeater>([this] { return scrubber_->CheckNext(); }));
  }

  // The order matters: calls are answered by the pools, which end after the last call.
  void Drain() {
    const std::lock_guard<std::mutex> lock(draining_);
    if (server_ == nullptr) return;
    sweeper_.reset();
    watches_.clear();
    health_.Follow(nullptr);
    listener_->Stop();
    const auto until =
        std::chrono::system_clock::now() + absl::ToChronoMilliseconds(configuration_.drain_for);
    server_->Shutdown(until);
    server_->Wait();
    server_.reset();
    exposer_.reset();
  }

  int32_t port() const { return listener_->port(); }
  int32_t metrics_port() const { return metrics_port_; }

 private:
  uint64_t DroppedLogLines() const {
    return surroundings_.dropped_log_lines ? surroundings_.dropped_log_lines() : 0;
  }

  // prometheus-cpp throws where it cannot listen.
  absl::Status Expose() {
    if (!configuration_.metrics_port.has_value()) return absl::OkStatus();
    try {
      exposer_ = std::make_unique<prometheus::Exposer>(std::vector<std::string>{
          "listening_ports", absl::StrCat(kLoopback, *configuration_.metrics_port),  //
          "num_threads", kMetricsThreads, "request_timeout_ms", kMetricsMilliseconds});
      exposer_->RegisterCollectable(registry_);
      exposer_->RegisterCollectable(counts_);
      metrics_port_ = exposer_->GetListeningPorts().front();
    } catch (const std::exception& error) {
      return absl::UnavailableError(absl::StrCat("cannot listen on port ",
                                                 *configuration_.metrics_port,
                                                 " of loopback for metrics: ", error.what()));
    }
    return absl::OkStatus();
  }

  const Configuration configuration_;
  const Surroundings surroundings_;
  const std::unique_ptr<wording::Wording> wording_;
  const Foundations made_;
  const auth::DevelopmentAuthenticator authenticator_;
  const reporting::Names names_;
  const reporting::Registers registers_;
  const reporting::Obligations obligations_;
  const reporting::Members members_;
  const std::shared_ptr<prometheus::Registry> registry_;
  const std::shared_ptr<service::CallGate> gate_ =
      std::make_shared<service::CallGate>(authenticator_, *wording_);
  const std::shared_ptr<CountsElsewhere> counts_ =
      std::make_shared<CountsElsewhere>(std::vector<CountsElsewhere::Count>{
          {.name = "timecredit_log_lines_dropped_total",
           .help = "Lines of the log that were dropped because nobody read them in time.",
           .type = prometheus::MetricType::Counter,
           .read = [this] { return static_cast<double>(DroppedLogLines()); }},
          {.name = "timecredit_connections",
           .help = "Connections that are open.",
           .type = prometheus::MetricType::Gauge,
           .read = [this] { return static_cast<double>(listener_->open()); }},
          {.name = "timecredit_connections_turned_away_total",
           .help = "Connections that were closed at once, because as many as may be were open.",
           .type = prometheus::MetricType::Counter,
           .read = [this] { return static_cast<double>(listener_->turned_away()); }}});
  CallLog log_;
  Health health_;
  StoreAudit audit_{surroundings_.clock, *made_.store, *made_.keys, *made_.exchange,
                    ScratchFolderOf(configuration_)};

  service::ImportRegister imports_{surroundings_.clock};
  service::ByteBudget import_files_{service::kAllFiles};

  // Threads, and how many tasks may wait for them.
  service::WorkerPool points_{2, 4096};
  service::WorkerPool scans_{kScanThreads, 64};
  service::WorkerPool reports_pool_{kReportThreads, 64};
  service::WorkerPool keys_{2, 1024};
  service::WorkerPool imports_pool_{1, 8};
  service::WorkerPool replies_{2, 0};
  service::WorkerPool audits_{1, 1};
  service::WorkerPool key_probes_{1, 1};
  const service::Parts parts_{
      .exchange = *made_.exchange,
      .members = members_,
      .names = names_,
      .registers = registers_,
      .obligations = obligations_,
      .wording = *wording_,
      .authenticator = authenticator_,
      .clock = surroundings_.clock,
      .observer = log_,
      .audit = audit_,
      .imports = imports_,
      .import_files = import_files_,
      .process = {.version = std::string(kVersion), .started = surroundings_.clock.Now()},
      .pools = {points_, scans_, reports_pool_, keys_, imports_pool_, replies_, audits_}};
  const std::vector<std::unique_ptr<grpc::Service>> services_ = service::MakeServices(parts_);

  std::mutex draining_;
  int32_t metrics_port_ = 0;
  std::unique_ptr<ConnectionListener> listener_;
  std::unique_ptr<grpc::Server> server_;  // guarded by draining_
  std::unique_ptr<prometheus::Exposer> exposer_;
  std::unique_ptr<Sweeper> sweeper_;
  std::unique_ptr<StoreProbe> probe_;
  std::unique_ptr<Scrubber> scrubber_;
  std::vector<std::unique_ptr<Repeater>> watches_;
};

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const Configuration& configuration,
                                                      const Surroundings& surroundings) {
  auto wording = wording::Wording::Create();
  if (!wording.ok()) return wording.status();
  auto foundations = OpenFoundations(configuration, surroundings.clock, surroundings.randomness);
  if (!foundations.ok()) return foundations.status();
  auto state = std::make_unique<State>(configuration, surroundings, *std::move(wording),
                                       *std::move(foundations));
  if (auto status = state->Listen(); !status.ok()) return status;
  state->StartSweeping();
  state->StartWatching();
  return std::unique_ptr<Server>(new Server(std::move(state)));
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::~Server() = default;

int32_t Server::port() const { return state_->port(); }
int32_t Server::metrics_port() const { return state_->metrics_port(); }
void Server::Drain() { state_->Drain(); }

}  // namespace timecredit::server
