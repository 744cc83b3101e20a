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
#include "grpc/impl/codegen/grpc_types.h"
#include "grpcpp/ext/proto_server_reflection_plugin.h"
#include "grpcpp/health_check_service_interface.h"
#include "grpcpp/security/server_credentials.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "ledger/auth/authenticator.h"
#include "ledger/exchange/exchange.h"
#include "ledger/reporting/members.h"
#include "ledger/reporting/names.h"
#include "ledger/reporting/obligations.h"
#include "ledger/reporting/registers.h"
#include "ledger/server/call_log.h"
#include "ledger/server/configuration.h"
#include "ledger/server/sweeper.h"
#include "ledger/server/version.h"
#include "ledger/service/activity_service.h"
#include "ledger/service/court_service.h"
#include "ledger/service/credit_service.h"
#include "ledger/service/hours_service.h"
#include "ledger/service/import_service.h"
#include "ledger/service/member_service.h"
#include "ledger/service/operations_service.h"
#include "ledger/service/organisation_service.h"
#include "ledger/service/parts.h"
#include "ledger/service/redemption_service.h"
#include "ledger/service/report_service.h"
#include "ledger/service/scheme_service.h"
#include "ledger/service/worker_pool.h"
#include "ledger/storage/rocksdb/rocksdb_key_store.h"
#include "ledger/storage/rocksdb/rocksdb_store.h"
#include "ledger/wording/wording.h"
#include "prometheus/client_metric.h"
#include "prometheus/collectable.h"
#include "prometheus/exposer.h"
#include "prometheus/metric_family.h"
#include "prometheus/metric_type.h"
#include "prometheus/registry.h"

namespace timecredit::server {
namespace {

constexpr char kLoopback[] = "127.0.0.1:";

// Larger requests are refused by gRPC itself; the largest are files to be imported.
constexpr int kLargestRequest = 16 << 20;  // bytes

// Of the metrics' port: so many clients may be silent for so long before another is answered.
constexpr char kMetricsThreads[] = "4";
constexpr char kMetricsMilliseconds[] = "2000";

// How long a client may take to say that it speaks HTTP/2.
constexpr int kHandshakeMilliseconds = 5'000;

// How many lines the log has dropped, as a metric.
class LogDrops : public prometheus::Collectable {
 public:
  explicit LogDrops(std::function<uint64_t()> count) : count_(std::move(count)) {}

  std::vector<prometheus::MetricFamily> Collect() const override {
    prometheus::MetricFamily family;
    family.name = "timecredit_log_lines_dropped_total";
    family.help = "Lines of the log that were dropped because nobody read them in time.";
    family.type = prometheus::MetricType::Counter;
    prometheus::ClientMetric& metric = family.metric.emplace_back();
    metric.counter.value = count_ ? static_cast<double>(count_()) : 0;
    return {family};
  }

 private:
  const std::function<uint64_t()> count_;
};

// What must be there before the services are: opened in this order, closed in the reverse.
struct Foundations {
  std::unique_ptr<storage::RocksDbStore> store;
  std::unique_ptr<storage::RocksDbKeyStore> keys;
  std::unique_ptr<wording::Wording> wording;
  std::unique_ptr<exchange::Exchange> exchange;
};

absl::StatusOr<Foundations> Open(const Configuration& configuration,
                                 const Surroundings& surroundings) {
  Foundations made;
  auto wording = wording::Wording::Create();
  if (!wording.ok()) return wording.status();
  made.wording = *std::move(wording);
  storage::RocksDbOptions options;
  options.folder = configuration.data_folder;
  options.cached_rows = static_cast<size_t>(configuration.cached_rows);
  auto store = storage::RocksDbStore::Open(surroundings.clock, options);
  if (!store.ok()) return store.status();
  made.store = *std::move(store);
  auto keys = storage::RocksDbKeyStore::Open(configuration.key_folder);
  if (!keys.ok()) return keys.status();
  made.keys = *std::move(keys);
  auto exchange =
      exchange::Exchange::Open({*made.store, *made.keys, surroundings.randomness,
                                surroundings.clock, configuration.accepted_lost_keys});
  if (!exchange.ok()) {
    return absl::Status(exchange.status().code(),
                        absl::StrCat("cannot serve the database in ", configuration.data_folder,
                                     " with the keys in ", configuration.key_folder, ": ",
                                     exchange.status().message()));
  }
  made.exchange = *std::move(exchange);
  return made;
}

}  // namespace

// Everything in the order in which it is made.
class Server::State {
 public:
  State(const Configuration& configuration, const Surroundings& surroundings,
        Foundations foundations)
      : configuration_(configuration),
        surroundings_(surroundings),
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
        drops_(std::make_shared<LogDrops>(surroundings.dropped_log_lines)),
        log_(surroundings.logger, surroundings.clock, *registry_) {}

  ~State() { Drain(); }

  absl::Status Listen() {
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    grpc::ServerBuilder builder;
    // Two servers on one port would share its calls.
    builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
    // Who connects and says nothing is not waited for, not even by a server that drains.
    builder.AddChannelArgument(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, kHandshakeMilliseconds);
    builder.SetMaxReceiveMessageSize(kLargestRequest);
    builder.AddListeningPort(absl::StrCat(kLoopback, configuration_.port),
                             grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(&schemes_);
    builder.RegisterService(&member_service_);
    builder.RegisterService(&organisations_);
    builder.RegisterService(&activities_);
    builder.RegisterService(&hours_);
    builder.RegisterService(&credits_);
    builder.RegisterService(&redemptions_);
    builder.RegisterService(&court_);
    builder.RegisterService(&reports_);
    builder.RegisterService(&import_service_);
    builder.RegisterService(&operations_);
    server_ = builder.BuildAndStart();
    if (server_ == nullptr || port_ == 0) {
      return absl::UnavailableError(absl::StrCat("cannot listen on port ", configuration_.port,
                                                 " of loopback: it is taken, or not allowed"));
    }
    return Expose();
  }

  void StartSweeping() {
    sweeper_ = std::make_unique<Sweeper>(*made_.exchange, surroundings_.logger, *registry_,
                                         configuration_.sweep_every);
  }

  // The order matters: calls are answered by the pools, which end after the last call.
  void Drain() {
    const std::lock_guard<std::mutex> lock(draining_);
    if (server_ == nullptr) return;
    sweeper_.reset();
    const auto until =
        std::chrono::system_clock::now() + absl::ToChronoMilliseconds(configuration_.drain_for);
    server_->Shutdown(until);
    server_->Wait();
    server_.reset();
    exposer_.reset();
  }

  int32_t port() const { return port_; }
  int32_t metrics_port() const { return metrics_port_; }

 private:
  // prometheus-cpp throws where it cannot listen.
  absl::Status Expose() {
    if (!configuration_.metrics_port.has_value()) return absl::OkStatus();
    try {
      exposer_ = std::make_unique<prometheus::Exposer>(std::vector<std::string>{
          "listening_ports", absl::StrCat(kLoopback, *configuration_.metrics_port),  //
          "num_threads", kMetricsThreads, "request_timeout_ms", kMetricsMilliseconds});
      exposer_->RegisterCollectable(registry_);
      exposer_->RegisterCollectable(drops_);
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
  const Foundations made_;
  const auth::DevelopmentAuthenticator authenticator_;
  const reporting::Names names_;
  const reporting::Registers registers_;
  const reporting::Obligations obligations_;
  const reporting::Members members_;
  const std::shared_ptr<prometheus::Registry> registry_;
  const std::shared_ptr<LogDrops> drops_;
  CallLog log_;

  // Threads, and how many tasks may wait for them.
  service::WorkerPool points_{2, 4096};
  service::WorkerPool scans_{kScanThreads, 64};
  service::WorkerPool reports_pool_{kReportThreads, 64};
  service::WorkerPool keys_{2, 1024};
  service::WorkerPool imports_{1, 8};
  service::WorkerPool replies_{2, 0};
  const service::Parts parts_{.exchange = *made_.exchange,
                              .members = members_,
                              .names = names_,
                              .registers = registers_,
                              .obligations = obligations_,
                              .wording = *made_.wording,
                              .authenticator = authenticator_,
                              .clock = surroundings_.clock,
                              .observer = log_,
                              .pools = {points_, scans_, reports_pool_, keys_, imports_, replies_}};
  service::SchemeService schemes_{parts_};
  service::MemberService member_service_{parts_};
  service::OrganisationService organisations_{parts_};
  service::ActivityService activities_{parts_};
  service::HoursService hours_{parts_};
  service::CreditService credits_{parts_};
  service::RedemptionService redemptions_{parts_};
  service::CourtService court_{parts_};
  service::ReportService reports_{parts_};
  service::ImportService import_service_{parts_};
  service::OperationsService operations_{parts_, std::string(kVersion)};

  std::mutex draining_;
  int port_ = 0;
  int32_t metrics_port_ = 0;
  std::unique_ptr<grpc::Server> server_;  // guarded by draining_
  std::unique_ptr<prometheus::Exposer> exposer_;
  std::unique_ptr<Sweeper> sweeper_;
};

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const Configuration& configuration,
                                                      const Surroundings& surroundings) {
  auto foundations = Open(configuration, surroundings);
  if (!foundations.ok()) return foundations.status();
  auto state = std::make_unique<State>(configuration, surroundings, *std::move(foundations));
  if (auto status = state->Listen(); !status.ok()) return status;
  state->StartSweeping();
  return std::unique_ptr<Server>(new Server(std::move(state)));
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::~Server() = default;

int32_t Server::port() const { return state_->port(); }
int32_t Server::metrics_port() const { return state_->metrics_port(); }
void Server::Drain() { state_->Drain(); }

}  // namespace timecredit::server
