// The dry run of many commands answers as the deed does, row by row.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/exchange.h"
#include "tests/exchange/town.h"

namespace timecredit::exchange {
namespace {

using Asked = Exchange::Request;

// What an answer says: the record, or why there is none.
std::string Said(const absl::StatusOr<Committed>& answer) {
  if (answer.ok()) {
    return absl::StrCat(answer->replayed ? "again " : "done ", answer->record->sequence.value);
  }
  const auto refusal = domain::RefusalOf(answer.status());
  return refusal.has_value() ? refusal->reason : answer.status().ToString();
}

std::vector<std::string> Rehearsed(const Town& town, const std::vector<Asked>& asked) {
  std::vector<std::string> said(asked.size());
  const auto status = town.exchange->Rehearse(
      asked.size(), [&](size_t i) { return asked[i]; },
      [&](size_t i, const absl::StatusOr<Committed>& answer) {
        said[i] = Said(answer);
        return absl::OkStatus();
      });
  EXPECT_TRUE(status.ok()) << status;
  return said;
}

std::vector<std::string> Done(Town& town, const std::vector<Asked>& asked) {
  std::vector<std::string> said;
  for (const auto& [call, command] : asked) said.push_back(Said(town.Do(call, command)));
  return said;
}

TEST(Rehearsal, CountsTheHoursOfTheRowsBefore) {
  Town town;
  std::vector<Asked> rows;
  for (int i = 0; i < 30; ++i) rows.push_back({town.OfficerCall(), town.Hours(town.ann, 60)});
  const auto before = town.Contents();
  const auto said = Rehearsed(town, rows);
  EXPECT_EQ(town.Contents(), before) << "a dry run changed something";
  int refused = 0;
  for (const std::string& row : said) refused += row == "DAY_TOO_LONG" ? 1 : 0;
  EXPECT_EQ(refused, 6);
  EXPECT_EQ(said, Done(town, rows));
}

TEST(Rehearsal, ApprovesAnItemOnce) {
  Town town;
  const auto hours = town.Done(town.Hours(town.ann, 60));
  const std::vector<Asked> rows = {{town.OfficerCall(), ApproveHours{.hour_log = hours}},
                                   {town.OfficerCall(), ApproveHours{.hour_log = hours}}};
  const auto said = Rehearsed(town, rows);
  EXPECT_EQ(said[1], "HOUR_LOG_RESOLVED");
  EXPECT_EQ(said, Done(town, rows));
}

TEST(Rehearsal, KnowsARequestAgain) {
  Town town;
  const Call call = town.OfficerCall();
  const std::vector<Asked> rows = {{call, town.Hours(town.ann, 60)},
                                   {call, town.Hours(town.ann, 60)},
                                   {call, town.Hours(town.ann, 90)}};
  const auto said = Rehearsed(town, rows);
  EXPECT_EQ(said[1].rfind("again ", 0), 0u) << said[1];
  EXPECT_EQ(said[2], "REQUEST_ID_REUSED");
  EXPECT_EQ(said, Done(town, rows));
}

TEST(Rehearsal, RegistersMembersBehindEachOtherWithoutLeavingAKey) {
  Town town;
  const auto named = [&](const std::string& name, const std::string& alias) {
    CreateMember create;
    create.fields.name = name;
    create.fields.alias = alias;
    return Asked{town.OfficerCall(), create};
  };
  const std::vector<Asked> rows = {named("Cai Rees", "cai"), named("Cai Puw", "cai"),
                                   named("Cai Puw", "cai-puw")};
  const auto before = town.Contents();
  const auto said = Rehearsed(town, rows);
  EXPECT_EQ(town.Contents(), before) << "a dry run changed something";
  const uint64_t keys = town.exchange->keyring().changes();
  EXPECT_EQ(Rehearsed(town, rows), said);
  EXPECT_EQ(town.exchange->keyring().changes(), keys) << "one key serves every dry run";
  EXPECT_EQ(said[1], "ID_TAKEN");
  EXPECT_EQ(said, Done(town, rows));
}

TEST(Rehearsal, EndsAtTheDeadline) {
  Town town;
  Call call = town.OfficerCall();
  call.deadline = town.clock.Now();
  const auto status = town.exchange->Rehearse(
      1,
      [&](size_t) {
        return Asked{call, town.Hours(town.ann, 60)};
      },
      [](size_t, const absl::StatusOr<Committed>&) {
        ADD_FAILURE();
        return absl::OkStatus();
      });
  EXPECT_TRUE(absl::IsDeadlineExceeded(status)) << status;
}

TEST(Rehearsal, EndsWhenNobodyWantsItsAnswers) {
  Town town;
  size_t answers = 0;
  const auto status = town.exchange->Rehearse(
      10,
      [&](size_t) {
        return Asked{town.OfficerCall(), town.Hours(town.ann, 60)};
      },
      [&](size_t, const absl::StatusOr<Committed>&) {
        return ++answers == 3 ? absl::CancelledError("enough") : absl::OkStatus();
      });
  EXPECT_TRUE(absl::IsCancelled(status)) << status;
  EXPECT_EQ(answers, 3u);
}

// A random row about two members, a few days, a few hour logs and a few request ids.
Asked AnyRow(const Town& town, const std::vector<Call>& calls,
             const std::vector<domain::Sequence>& logs) {
  Asked asked;
  asked.call = calls[*rc::gen::inRange<size_t>(0, calls.size())];
  const auto log = logs[*rc::gen::inRange<size_t>(0, logs.size())];
  switch (*rc::gen::inRange(0, 4)) {
    case 0:
      asked.command = ApproveHours{.hour_log = log};
      break;
    case 1:
      asked.command = RejectHours{.hour_log = log, .reason = "not here"};
      break;
    default: {
      LogHours hours = town.Hours(*rc::gen::element(town.ann, town.ben),
                                  *rc::gen::element<int64_t>(60, 400, 700));
      hours.effective.date -= *rc::gen::inRange(-1, 3);
      hours.text = *rc::gen::element<std::string>("", "dug", "raked");
      asked.command = hours;
    }
  }
  return asked;
}

RC_GTEST_PROP(Rehearsal, SaysWhatTheDeedSays, ()) {
  Town town;
  std::vector<domain::Sequence> logs;
  for (const auto member : {town.ann, town.ben, town.ann}) {
    logs.push_back(town.Done(town.Hours(member, 60)));
  }
  const auto rows = *rc::gen::inRange<size_t>(1, 25);
  // Of these some come twice; others would be the next records of the batch itself.
  std::vector<Call> calls;
  for (size_t i = 0; i < rows; ++i) calls.push_back(town.OfficerCall());
  logs.emplace_back(logs.back().value + 1);
  logs.emplace_back(logs.back().value + 1);
  std::vector<Asked> asked;
  for (size_t i = 0; i < rows; ++i) asked.push_back(AnyRow(town, calls, logs));
  const auto before = town.Contents();
  const auto said = Rehearsed(town, asked);
  RC_ASSERT(town.Contents() == before);
  RC_ASSERT(said == Done(town, asked));
}

}  // namespace
}  // namespace timecredit::exchange
