#include "tests/bench/town_workload.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/scheme.h"
#include "ledger/exchange/call.h"
#include "ledger/journal/record.h"

namespace timecredit::bench {
namespace {

constexpr int kCallers = 64;
constexpr int64_t kOpeningCreditMinutes = 100'000;

// Dates that a member's hours are spread over, so that no day has too many.
constexpr int64_t kDays = 3'650;
const domain::Date kLastDay(2026, 1, 31);

domain::SchemeNumber CreateScheme(exchange::Exchange& exchange) {
  exchange::Call call;
  call.acting = {.kind = domain::PrincipalKind::kOperator, .number = 1, .member = {}};
  call.request_id = "scheme";
  exchange::CreateScheme create;
  create.scheme.alias = "town";
  create.scheme.names = {{"en", "Town"}};
  create.scheme.policies.allows_typed_amounts = true;
  const auto created = exchange.Execute(call, create);
  if (!created.ok()) {
    std::cerr << created.status() << "\n";
    std::exit(1);
  }
  return created->record->scheme;
}

}  // namespace

TownWorkload::TownWorkload(exchange::Exchange& exchange, int64_t members)
    : callers_(exchange, CreateScheme(exchange)),
      scheme_(domain::SchemeNumber(1)),
      members_(members) {
  const auto once = [this](exchange::Command command) {
    callers_.RunMany(1, 1, {.next = [&] { return command; }});
  };
  once(exchange::CreateOrganisation{
      .alias = "host", .names = {{"en", "Host"}}, .is_partner = true, .takes_typed_amounts = true});
  exchange::CreateActivity meeting;
  meeting.activity.alias = "meeting";
  meeting.activity.names = {{"en", "Meeting"}};
  meeting.activity.host = host_;
  once(meeting);
  callers_.RunMany(members, kCallers, {.next = [count = int64_t{0}]() mutable {
                     exchange::CreateMember create;
                     ++count;
                     create.fields.name = absl::StrCat("Member Number ", count);
                     create.fields.phone = absl::StrCat("029 20", 100000 + count);
                     return create;
                   }});
  callers_.RunMany(members, kCallers, {.next = [this] {
                     return exchange::GrantCredits{.member = NextMember(),
                                                   .credit_minutes = kOpeningCreditMinutes};
                   }});
}

domain::MemberNumber TownWorkload::NextMember() {
  // A stride through the members, so that neighbours in time are not neighbours on disk.
  constexpr int64_t kStride = 7'919;
  return domain::MemberNumber(static_cast<uint64_t>(turns_++ * kStride % members_ + 1));
}

Work TownWorkload::Logs() {
  return {.next =
              [this] {
                exchange::LogHours hours;
                hours.effective.date = kLastDay - turns_ / members_ % kDays;
                hours.member = NextMember();
                hours.activity = activity_;
                hours.duration_minutes = 1;
                return hours;
              },
          .answered =
              [this](const exchange::Committed& committed) {
                waiting_.push_back(committed.record->sequence);
              }};
}

Work TownWorkload::Approvals() {
  return {.next = [this] { return exchange::ApproveHours{.hour_log = waiting_[approved_++]}; }};
}

Work TownWorkload::Redemptions() {
  return {.next = [this] {
    return exchange::RedeemCredits{.member = NextMember(), .partner = host_, .credit_minutes = 1};
  }};
}

void TownWorkload::Grow(int64_t records) {
  constexpr int64_t kRound = 30'000;
  for (int64_t left = records; left > 0; left -= kRound) {
    const int64_t each = std::min(left, kRound) / 3 + 1;
    callers_.RunMany(each, kCallers, Logs());
    callers_.RunMany(each, kCallers, Approvals());
    // As much as the lots just earned, so that wallets stay as they were.
    callers_.RunMany(each, kCallers, Redemptions());
  }
}

}  // namespace timecredit::bench
