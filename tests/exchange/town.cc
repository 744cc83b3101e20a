#include "tests/exchange/town.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/entry.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"

namespace timecredit::exchange {
namespace {

absl::Time NoonInCardiff() {
  absl::TimeZone zone;
  if (!absl::LoadTimeZone("Europe/London", &zone)) ADD_FAILURE() << "no time zones here";
  return absl::FromCivil(absl::CivilSecond(2026, 3, 10, 12, 0, 0), zone);
}

}  // namespace

Town::Town(const domain::Policies& policies) : clock(NoonInCardiff()) {
  Reopen();
  CreateScheme create;
  create.scheme.alias = "taff";
  create.scheme.names = {{"en", "Taff"}, {"cy", "Taf"}};
  create.scheme.units = {{.alias = "sittings", .names = {{"en", "sittings"}}}};
  create.scheme.policies = policies;
  create.scheme.policies.allows_typed_amounts = true;
  const auto created = Do(create);
  EXPECT_TRUE(created.ok()) << created.status();
  scheme = created->record->scheme;
  host = domain::OrganisationNumber(1);
  partner = domain::OrganisationNumber(2);
  Done(CreateOrganisation{.alias = "taff-housing", .names = {{"en", "Taff Housing"}}});
  Done(CreateOrganisation{.alias = "castle",
                          .names = {{"en", "Castle"}},
                          .is_partner = true,
                          .takes_typed_amounts = true});
  domain::Activity meeting;
  meeting.alias = "meeting";
  meeting.names = {{"en", "Residents' meeting"}};
  activity = AddActivity(meeting);
  ann = Register("Ann Jones");
  ben = Register("Ben Price");
}

void Town::Reopen() {
  auto opened = Exchange::Open({store, keys, randomness, clock});
  ASSERT_TRUE(opened.ok()) << opened.status();
  exchange = *std::move(opened);
}

Call Town::OfficerCall() {
  Call call;
  call.scheme = scheme;
  call.acting = {
      .kind = domain::PrincipalKind::kOfficer, .number = 7, .member = {}, .scheme = scheme};
  call.request_id = absl::StrCat("request-", ++requests_);
  return call;
}

absl::StatusOr<Committed> Town::Do(Command command) {
  return Do(OfficerCall(), std::move(command));
}

absl::StatusOr<Committed> Town::Do(const Call& call, Command command) {
  return exchange->Execute(call, std::move(command));
}

domain::Sequence Town::Done(Command command) {
  const auto committed = Do(std::move(command));
  EXPECT_TRUE(committed.ok()) << committed.status();
  if (!committed.ok() || !committed->record.has_value()) return {};
  return committed->record->sequence;
}

std::string Town::Refused(Command command) { return Refused(OfficerCall(), std::move(command)); }

std::string Town::Refused(const Call& call, Command command) {
  const std::string before = Contents();
  const auto committed = Do(call, std::move(command));
  if (committed.ok()) return "";
  EXPECT_EQ(Contents(), before) << "a refusal changed something";
  const auto refusal = domain::RefusalOf(committed.status());
  return refusal.has_value() ? refusal->reason : committed.status().ToString();
}

domain::MemberNumber Town::Register(const std::string& name) {
  CreateMember create;
  create.fields.name = name;
  const auto created = Do(create);
  EXPECT_TRUE(created.ok()) << created.status();
  return std::get<journal::MemberCreated>(created->record->body).member;
}

domain::ActivityNumber Town::AddActivity(domain::Activity added) {
  if (added.host.IsNone()) added.host = host;
  const auto created = Do(CreateActivity{.activity = std::move(added)});
  EXPECT_TRUE(created.ok()) << created.status();
  return std::get<journal::ActivityCreated>(created->record->body).activity.activity;
}

LogHours Town::Hours(domain::MemberNumber member, int64_t minutes) const {
  LogHours hours;
  hours.member = member;
  hours.activity = activity;
  hours.effective.date = *domain::DateAt({}, clock.Now());
  hours.duration_minutes = minutes;
  return hours;
}

domain::Sequence Town::Earn(domain::MemberNumber member, int64_t minutes) {
  const domain::Sequence hour_log = Done(Hours(member, minutes));
  Done(ApproveHours{.hour_log = hour_log});
  return hour_log;
}

int64_t Town::BalanceOf(const domain::Account& account) const {
  int64_t amount = 0;
  const auto read = [&](const storage::Snapshot& snapshot) {
    const auto accounts = snapshot.Find<journal::Accounts>({scheme, account.owner});
    if (!accounts.ok()) return accounts.status();
    if (*accounts == nullptr) return absl::OkStatus();
    for (const auto& balance : (*accounts)->balances) {
      if (balance.kind == account.kind && balance.unit == account.unit) amount = balance.amount;
    }
    return absl::OkStatus();
  };
  EXPECT_TRUE(store.View(read).ok());
  return amount;
}

domain::Wallet Town::WalletOf(domain::MemberNumber member) const {
  return Row<journal::Accounts>({scheme, domain::OwnerOf(member)}).wallet;
}

std::string Town::Contents() const {
  std::string contents;
  const auto read = [&](const storage::Snapshot& snapshot) {
    return snapshot.VisitBytes([&](std::string_view key, std::string_view value) {
      contents.append(key).append("=").append(value).append("\n");
      return true;
    });
  };
  EXPECT_TRUE(store.View(read).ok());
  return contents;
}

}  // namespace timecredit::exchange
