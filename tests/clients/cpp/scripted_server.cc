#include "tests/clients/cpp/scripted_server.h"

#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "proto/google/rpc/error_details.pb.h"
#include "proto/google/rpc/status.pb.h"

namespace timecredit::client {

class ScriptedServer::Credits : public v1::CreditService::Service {
 public:
  explicit Credits(ScriptedServer& script) : script_(script) {}

  grpc::Status GetBalance(grpc::ServerContext* context, const v1::GetBalanceRequest* request,
                          v1::Balance* balance) override {
    balance->set_member(request->member());
    balance->set_posted_credit_minutes(120);
    return script_.See("GetBalance", *context, *request);
  }

  grpc::Status GrantCredits(grpc::ServerContext* context, const v1::GrantCreditsRequest* request,
                            v1::Entry* entry) override {
    entry->set_credit_minutes(request->credit_minutes());
    return script_.See("GrantCredits", *context, *request);
  }

 private:
  ScriptedServer& script_;
};

class ScriptedServer::Hours : public v1::HoursService::Service {
 public:
  explicit Hours(ScriptedServer& script) : script_(script) {}

  grpc::Status BatchApproveHours(grpc::ServerContext* context,
                                 const v1::BatchApproveHoursRequest* request,
                                 v1::BatchHoursResponse* response) override {
    for (const auto& row : request->rows()) {
      if (auto status = script_.See("row", *context, row); !status.ok()) return status;
      response->add_results()->mutable_hour_log()->set_name(row.name());
    }
    return grpc::Status::OK;
  }

 private:
  ScriptedServer& script_;
};

class ScriptedServer::Imports : public v1::ImportService::Service {
 public:
  explicit Imports(ScriptedServer& script) : script_(script) {}

  // Three messages; what fails "late" fails after the first.
  grpc::Status CommitImport(grpc::ServerContext* context, const v1::CommitImportRequest* request,
                            grpc::ServerWriter<v1::Import>* writer) override {
    const grpc::Status failure = script_.See("CommitImport", *context, *request);
    if (!failure.ok() && request->name() != "late") return failure;
    v1::Import import;
    for (int rows = 1; rows <= 3; ++rows) {
      import.set_imported_rows(rows);
      writer->Write(import);
      if (!failure.ok()) return failure;
    }
    return grpc::Status::OK;
  }

 private:
  ScriptedServer& script_;
};

class ScriptedServer::Members : public v1::MemberService::Service {
 public:
  explicit Members(ScriptedServer& script) : script_(script) {}

  grpc::Status ListMembers(grpc::ServerContext* context, const v1::ListMembersRequest* request,
                           v1::ListMembersResponse* response) override {
    if (auto status = script_.See("ListMembers", *context, *request); !status.ok()) return status;
    size_t page = 0;
    if (!request->page_token().empty() && !absl::SimpleAtoi(request->page_token(), &page)) {
      return {grpc::StatusCode::INVALID_ARGUMENT, "no page"};
    }
    const std::lock_guard<std::mutex> lock(script_.mutex_);
    for (const int member : script_.pages_[page]) {
      response->add_members()->set_name(absl::StrCat("schemes/taff/members/", member));
    }
    if (page + 1 < script_.pages_.size()) response->set_next_page_token(absl::StrCat(page + 1));
    return grpc::Status::OK;
  }

 private:
  ScriptedServer& script_;
};

ScriptedServer::ScriptedServer() {
  grpc::ServerBuilder builder;
  builder.AddListeningPort("localhost:0", grpc::InsecureServerCredentials(), &port_);
  services_.push_back(std::make_unique<Credits>(*this));
  services_.push_back(std::make_unique<Hours>(*this));
  services_.push_back(std::make_unique<Imports>(*this));
  services_.push_back(std::make_unique<Members>(*this));
  for (const auto& service : services_) builder.RegisterService(service.get());
  server_ = builder.BuildAndStart();
}

ScriptedServer::~ScriptedServer() { server_->Shutdown(); }

void ScriptedServer::FailWith(std::vector<grpc::Status> failures) {
  const std::lock_guard<std::mutex> lock(mutex_);
  failures_ = {failures.begin(), failures.end()};
}

void ScriptedServer::SetMembers(std::vector<std::vector<int>> pages) {
  const std::lock_guard<std::mutex> lock(mutex_);
  pages_ = std::move(pages);
}

std::vector<SeenCall> ScriptedServer::calls() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return calls_;
}

template <class Request>
grpc::Status ScriptedServer::See(const std::string& method, const grpc::ServerContext& context,
                                 const Request& request) {
  SeenCall call{.method = method, .deadline = absl::FromChrono(context.deadline())};
  const auto& metadata = context.client_metadata();
  if (const auto found = metadata.find("accept-language"); found != metadata.end()) {
    call.language = {found->second.data(), found->second.size()};
  }
  if constexpr (requires { request.request_id(); }) call.request_id = request.request_id();
  if constexpr (requires { request.page_token(); }) call.page_token = request.page_token();
  const std::lock_guard<std::mutex> lock(mutex_);
  calls_.push_back(std::move(call));
  if (failures_.empty()) return grpc::Status::OK;
  grpc::Status failure = failures_.front();
  failures_.pop_front();
  return failure;
}

grpc::Status Refusal(grpc::StatusCode code, const std::string& reason, const std::string& sentence,
                     const std::map<std::string, std::string>& arguments) {
  google::rpc::Status status;
  status.set_code(code);
  google::rpc::ErrorInfo info;
  info.set_reason(reason);
  info.set_domain("timecredit");
  info.mutable_metadata()->insert(arguments.begin(), arguments.end());
  status.add_details()->PackFrom(info);
  google::rpc::LocalizedMessage localized;
  localized.set_locale("en");
  localized.set_message(sentence);
  status.add_details()->PackFrom(localized);
  return {code, reason, status.SerializeAsString()};
}

grpc::Status QueueFull(absl::Duration retry_delay) {
  google::rpc::Status status;
  status.set_code(grpc::StatusCode::RESOURCE_EXHAUSTED);
  google::rpc::RetryInfo retry;
  const int64_t nanoseconds = absl::ToInt64Nanoseconds(retry_delay);
  retry.mutable_retry_delay()->set_seconds(nanoseconds / 1'000'000'000);
  retry.mutable_retry_delay()->set_nanos(static_cast<int32_t>(nanoseconds % 1'000'000'000));
  status.add_details()->PackFrom(retry);
  return {grpc::StatusCode::RESOURCE_EXHAUSTED, "QUEUE_FULL", status.SerializeAsString()};
}

}  // namespace timecredit::client
