#ifndef TESTS_SERVICE_SERVED_PARTS_H_
#define TESTS_SERVICE_SERVED_PARTS_H_

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "google/protobuf/text_format.h"
#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "grpcpp/impl/codegen/service_type.h"
#include "grpcpp/server.h"
#include "grpcpp/support/status.h"
#include "grpcpp/support/sync_stream.h"
#include "gtest/gtest.h"
#include "ledger/auth/authenticator.h"
#include "ledger/exchange/exchange.h"
#include "ledger/reporting/members.h"
#include "ledger/reporting/names.h"
#include "ledger/reporting/obligations.h"
#include "ledger/reporting/registers.h"
#include "ledger/service/call_observer.h"
#include "ledger/service/imports/byte_budget.h"
#include "ledger/service/imports/import_register.h"
#include "ledger/service/message_limits.h"
#include "ledger/service/operations/ledger_audit.h"
#include "ledger/service/parts.h"
#include "ledger/service/services.h"
#include "ledger/service/worker_pool.h"
#include "ledger/storage/memory/memory_key_store.h"
#include "ledger/storage/memory/memory_store.h"
#include "ledger/wording/wording.h"
#include "tests/domain/manual_clock.h"
#include "tests/personal/seeded_randomness.h"
#include "tests/service/failing_store.h"

namespace timecredit::service {

// Remembers the numbers of incidents in parts of calls.
class IncidentObserver : public CallObserver {
 public:
  void Begin(std::string_view) override {}
  void End(const FinishedCall&) override {}
  void Incident(std::string_view, std::string_view incident, const absl::Status& status) override {
    EXPECT_FALSE(status.ok());
    const std::lock_guard<std::mutex> lock(mutex_);
    incidents_.emplace_back(incident);
  }

  std::vector<std::string> incidents() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return incidents_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> incidents_;  // guarded by mutex_
};

class NoAudit : public LedgerAudit {
 public:
  absl::Status Run(AuditState&, Progress) override { return absl::OkStatus(); }
};

// The services over a store that can be made to fail, called in this process as the operator. Its
// clock stands still.
class ServedParts {
 public:
  ServedParts();
  ~ServedParts();

  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }

  // Sends a request in text form; the reply.
  template <class Stub, class Request, class Response>
  Response Sent(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                const std::string& text) {
    Stub stub(channel_);
    grpc::ClientContext context;
    Request request;
    Response response;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request)) << text;
    const auto status = (stub.*method)(&context, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message() << " of " << text;
    return response;
  }

  // The same of a method that takes a stream: the request is its only message.
  template <class Stub, class Request, class Response>
  Response SentWhole(
      std::unique_ptr<grpc::ClientWriter<Request>> (Stub::*method)(grpc::ClientContext*, Response*),
      const std::string& text) {
    Stub stub(channel_);
    grpc::ClientContext context;
    Request request;
    Response response;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request)) << text;
    const auto writer = (stub.*method)(&context, &response);
    writer->Write(request);
    writer->WritesDone();
    const auto status = writer->Finish();
    EXPECT_TRUE(status.ok()) << status.error_message() << " of " << text;
    return response;
  }

  ImportRegister& imports() { return imports_; }
  const Parts& parts() const { return parts_; }
  std::vector<std::string> incidents() const { return observer_.incidents(); }

  domain::ManualClock clock;

 private:
  storage::MemoryStore memory_{clock};
  storage::MemoryKeyStore keys_;
  personal::SeededRandomness randomness_{1};

 public:
  FailingStore store{memory_};

 private:
  const std::unique_ptr<exchange::Exchange> exchange_;
  const std::unique_ptr<wording::Wording> wording_;
  const reporting::Names names_;
  const reporting::Registers registers_;
  const reporting::Obligations obligations_;
  const reporting::Members members_;
  const auth::DevelopmentAuthenticator authenticator_;
  IncidentObserver observer_;
  NoAudit audit_;
  ImportRegister imports_{clock};
  ByteBudget import_files_{kAllFiles};
  WorkerPool points_{1, 64};
  WorkerPool scans_{1, 64};
  WorkerPool reports_{1, 64};
  WorkerPool key_waits_{1, 64};
  WorkerPool imports_pool_{1, 8};
  WorkerPool replies_{1, 0};
  WorkerPool audits_{1, 1};
  const Parts parts_;
  const std::vector<std::unique_ptr<grpc::Service>> services_ = MakeServices(parts_);
  std::unique_ptr<grpc::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace timecredit::service

#endif  // TESTS_SERVICE_SERVED_PARTS_H_
