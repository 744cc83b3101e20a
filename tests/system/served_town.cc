#include "tests/system/served_town.h"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "clients/cpp/client.h"
#include "clients/cpp/error.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "ledger/auth/principal_text.h"
#include "ledger/server/configuration.h"
#include "ledger/server/server.h"
#include "proto/timecredit/v1/credit.pb.h"
#include "proto/timecredit/v1/hours.pb.h"
#include "proto/timecredit/v1/member.pb.h"
#include "proto/timecredit/v1/operations.pb.h"
#include "proto/timecredit/v1/redemption.pb.h"
#include "proto/timecredit/v1/scheme.pb.h"
#include "spdlog/logger.h"
#include "spdlog/sinks/null_sink.h"

namespace timecredit::system_test {
namespace {

constexpr char kDefinition[] = R"(
  scheme_id: "taff"
  scheme {
    display_names { key: "en" value: "Taff time credits" }
    display_names { key: "cy" value: "Credydau amser Taf" }
    time_zone: "Europe/London"
    year_start_month: 4
    units { unit_id: "visits" names { key: "en" value: "Visits" } }
    policies { allows_typed_amounts: true }
  }
  organisations {
    organisation_id: "taff-housing"
    display_names { key: "en" value: "Taff Housing" }
  }
  organisations {
    organisation_id: "castle"
    display_names { key: "en" value: "the castle" }
    display_names { key: "cy" value: "y castell" }
    takes_typed_amounts: true
    offers {
      offer_id: "day-ticket"
      offer {
        display_names { key: "en" value: "Day ticket" }
        credit_minutes_per_adult: 60
        credit_minutes_per_under_16: 30
        most_people: 8
      }
    }
  }
  activities {
    activity_id: "garden-day"
    activity {
      display_names { key: "en" value: "Garden day" }
      display_names { key: "cy" value: "Diwrnod garddio" }
      host: "taff-housing"
      category: SERVICE_CATEGORY_HOUSING_AND_COMMUNITY_AMENITIES
    }
  }
)";

}  // namespace

ServedTown::ServedTown(const std::string& principal, std::shared_ptr<spdlog::sinks::sink> log)
    : clock(absl::FromCivil(absl::CivilHour(2026, 3, 10, 12), absl::UTCTimeZone())),
      logger_(std::make_shared<spdlog::logger>(
          "timecreditd",
          log == nullptr ? std::make_shared<spdlog::sinks::null_sink_mt>() : std::move(log))) {
  logger_->set_level(spdlog::level::debug);
  Restart("operator:1");
  Settle();
  if (principal != "operator:1") Restart(principal);
}

ServedTown::~ServedTown() = default;

void ServedTown::Stop() {
  client_.reset();
  server_.reset();
}

void ServedTown::Restart(const std::string& principal) {
  Stop();
  auto server = server::Server::Start(Configured(principal), {clock, randomness_, logger_});
  ASSERT_TRUE(server.ok()) << server.status();
  server_ = *std::move(server);
  client_ = std::make_unique<client::Client>(client::Client::Connect(address()));
}

server::Configuration ServedTown::Configured(const std::string& principal) const {
  server::Configuration configuration;
  configuration.data_folder = folder_.path() + "/data";
  configuration.key_folder = folder_.path() + "/keys";
  configuration.port = 0;
  configuration.drain_for = drain_for;
  configuration.development_principal = *auth::ParsePrincipal(principal);
  return configuration;
}

void ServedTown::Settle() {
  v1::ApplySchemeRequest apply;
  ASSERT_TRUE(
      google::protobuf::TextFormat::ParseFromString(kDefinition, apply.mutable_definition()));
  const auto applied = client_->schemes().ApplyScheme(apply);
  ASSERT_TRUE(applied.ok()) << applied.error().message;
  EXPECT_EQ(Register("Ann Jones"), kAnn);
  EXPECT_EQ(Register("Ben Davies"), kBen);
}

std::string ServedTown::address() const { return absl::StrCat("127.0.0.1:", server_->port()); }

client::Client ServedTown::In(const std::string& language) const {
  return client::Client::Connect(address(), {.language = language});
}

std::string ServedTown::FreshId() { return absl::StrCat("request ", ++requests_); }

std::string ServedTown::Register(const std::string& full_name) {
  v1::CreateMemberRequest request;
  request.set_parent(kScheme);
  request.mutable_member()->mutable_fields()->set_full_name(full_name);
  request.set_request_id(FreshId());
  const auto member = client_->members().CreateMember(request);
  EXPECT_TRUE(member.ok()) << member.error().message;
  return member.ok() ? member->name() : "";
}

void ServedTown::ConfirmClock(const std::string& address) {
  v1::ConfirmClockRequest request;
  request.set_scheme(kScheme);
  request.set_request_id("today");
  const auto confirmed = client::Client::Connect(address).operations().ConfirmClock(request);
  EXPECT_TRUE(confirmed.ok() || confirmed.error().reason == "CLOCK_NOT_BEHIND")
      << confirmed.error().message;
}

v1::LogHoursRequest ServedTown::HoursOf(const std::string& member, int32_t minutes,
                                        const std::string& date) {
  v1::LogHoursRequest request;
  request.set_parent(kScheme);
  request.mutable_hour_log()->set_member(member);
  request.mutable_hour_log()->set_activity(kGardenDay);
  request.mutable_hour_log()->set_date(date);
  request.mutable_hour_log()->set_duration_minutes(minutes);
  request.set_request_id(FreshId());
  return request;
}

v1::HourLog ServedTown::Log(const std::string& member, int32_t minutes, const std::string& date) {
  const auto log = client_->hours().LogHours(HoursOf(member, minutes, date));
  EXPECT_TRUE(log.ok()) << log.error().message;
  return log.ok() ? *log : v1::HourLog();
}

v1::HourLog ServedTown::Earn(const std::string& member, int32_t minutes) {
  v1::ApproveHoursRequest request;
  request.set_name(Log(member, minutes, "2026-03-10").name());
  request.set_request_id(FreshId());
  const auto log = client_->hours().ApproveHours(request);
  EXPECT_TRUE(log.ok()) << log.error().message;
  return log.ok() ? *log : v1::HourLog();
}

v1::Redemption ServedTown::Spend(const std::string& member, int64_t credit_minutes) {
  v1::RedeemCreditsRequest request;
  request.set_parent(kScheme);
  request.mutable_redemption()->set_member(member);
  request.mutable_redemption()->set_partner(kCastle);
  request.mutable_redemption()->set_credit_minutes(credit_minutes);
  request.mutable_redemption()->mutable_party()->set_adults(1);
  request.set_request_id(FreshId());
  const auto paid = client_->redemptions().RedeemCredits(request);
  EXPECT_TRUE(paid.ok()) << paid.error().message;
  return paid.ok() ? *paid : v1::Redemption();
}

int64_t ServedTown::Available(const std::string& member) {
  v1::GetBalanceRequest request;
  request.set_member(member);
  const auto balance = client_->credits().GetBalance(request);
  EXPECT_TRUE(balance.ok()) << balance.error().message;
  return balance.ok() ? balance->available_credit_minutes() : 0;
}

int64_t ServedTown::LastSequence() {
  v1::GetSchemeRequest request;
  request.set_name(kScheme);
  const auto scheme = client_->schemes().GetScheme(request);
  EXPECT_TRUE(scheme.ok()) << scheme.error().message;
  return scheme.ok() ? scheme->last_sequence() : 0;
}

std::string ServedTown::InShort(const client::Error& error) {
  EXPECT_NE(error.code, grpc::StatusCode::INTERNAL) << error.message;
  EXPECT_NE(error.code, grpc::StatusCode::UNKNOWN) << error.message;
  EXPECT_FALSE(error.message.empty()) << error.reason;
  for (const char* gap : {"{", "}", "“”", "  ", " ."}) {
    EXPECT_EQ(error.message.find(gap), std::string::npos) << error.message;
  }
  const auto field = error.arguments.find("field");
  if (field == error.arguments.end()) return error.reason;
  const bool is_argument = error.code == grpc::StatusCode::INVALID_ARGUMENT;
  EXPECT_EQ(is_argument, !error.fields.empty()) << error.reason;
  if (is_argument && !error.fields.empty()) {
    EXPECT_EQ(error.fields[0].field, field->second);
  }
  return absl::StrCat(error.reason, " ", field->second);
}

}  // namespace timecredit::system_test
