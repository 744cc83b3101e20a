#include "tests/bench/wire_town.h"

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "clients/cpp/client.h"
#include "clients/cpp/result.h"
#include "google/protobuf/text_format.h"
#include "proto/timecredit/v1/credit.pb.h"
#include "proto/timecredit/v1/member.pb.h"
#include "proto/timecredit/v1/scheme.pb.h"

namespace timecredit::bench {
namespace {

constexpr char kDefinition[] = R"(
  scheme_id: "town"
  scheme { display_names { key: "en" value: "Town" } time_zone: "Europe/London" }
  organisations {
    organisation_id: "castle"
    display_names { key: "en" value: "Castle" }
    offers {
      offer_id: "ticket"
      offer { display_names { key: "en" value: "Ticket" } credit_minutes_per_adult: 1 }
    }
  }
  activities {
    activity_id: "meeting"
    activity { display_names { key: "en" value: "Meeting" } host: "castle" }
  }
)";

// Dates that a member's hours are spread over, so that no day has too many.
constexpr int64_t kDays = 3'650;
const absl::CivilDay kLastDay(2026, 1, 31);

template <class Value>
void Must(const client::Result<Value>& result) {
  if (result.ok()) return;
  std::cerr << "refused: " << result.error().message << "\n";
  std::exit(1);
}

}  // namespace

WireTown::WireTown(const client::Client& ledger, int64_t members)
    : members_(members), run_(absl::StrCat(absl::ToUnixMicros(absl::Now()))) {
  v1::ApplySchemeRequest apply;
  google::protobuf::TextFormat::ParseFromString(kDefinition, apply.mutable_definition());
  Must(ledger.schemes().ApplyScheme(apply));
  for (int64_t number = 1; number <= members; ++number) {
    v1::CreateMemberRequest create;
    create.set_parent(kScheme);
    create.mutable_member()->mutable_fields()->set_full_name(
        absl::StrCat("Member Number ", number));
    create.set_request_id(NextId());
    const auto member = ledger.members().CreateMember(create);
    Must(member);
    v1::GrantCreditsRequest grant;
    grant.set_member(member->name());
    grant.set_credit_minutes(60'000'000);
    grant.set_reason("For the benchmark.");
    grant.set_request_id(NextId());
    Must(ledger.credits().GrantCredits(grant));
  }
}

std::string WireTown::NextMember() {
  // A stride through the members, so that neighbours in time are not neighbours on disk.
  constexpr int64_t kStride = 7'919;
  return absl::StrCat(kScheme, "/members/", turns_++ * kStride % members_ + 1);
}

std::string WireTown::NextId() { return absl::StrCat("bench-", run_, "-", ++requests_); }

v1::LogHoursRequest WireTown::NextLog() {
  v1::LogHoursRequest request;
  request.set_parent(kScheme);
  auto& log = *request.mutable_hour_log();
  log.set_date(absl::FormatCivilTime(kLastDay - turns_ / members_ % kDays));
  log.set_member(NextMember());
  log.set_activity("schemes/town/activities/meeting");
  log.set_duration_minutes(1);
  request.set_request_id(NextId());
  return request;
}

v1::ApproveHoursRequest WireTown::NextApproval() {
  v1::ApproveHoursRequest request;
  request.set_name(waiting_.front());
  waiting_.pop_front();
  request.set_request_id(NextId());
  return request;
}

v1::RedeemCreditsRequest WireTown::NextRedemption() {
  v1::RedeemCreditsRequest request;
  request.set_parent(kScheme);
  auto& redemption = *request.mutable_redemption();
  redemption.set_member(NextMember());
  redemption.set_offer("schemes/town/organisations/castle/offers/ticket");
  redemption.mutable_party()->set_adults(1);
  request.set_request_id(NextId());
  return request;
}

}  // namespace timecredit::bench
