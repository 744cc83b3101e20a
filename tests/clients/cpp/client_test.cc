#include "clients/cpp/client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "tests/clients/cpp/scripted_server.h"

namespace timecredit::client {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Ge;
using testing::IsEmpty;
using testing::Le;
using testing::SizeIs;

const grpc::Status kGone(grpc::StatusCode::UNAVAILABLE, "gone");

// A client whose waits pass at once: they are written down, and its clock goes on by them.
class ClientTest : public testing::Test {
 protected:
  Client Connected(Client::Settings settings = {}) {
    settings.around = {.now = [this] { return now_; },
                       .wait =
                           [this](absl::Duration wait) {
                             waits_.push_back(wait);
                             now_ += wait;
                           },
                       .chance = [this] { return chance_; }};
    return Client::Connect(server_.address(), settings);
  }

  static v1::GrantCreditsRequest Grant(const std::string& request_id = "") {
    v1::GrantCreditsRequest request;
    request.set_member("schemes/taff/members/17");
    request.set_credit_minutes(60);
    request.set_request_id(request_id);
    return request;
  }

  ScriptedServer server_;
  absl::Time now_ = absl::Now();
  double chance_ = 0;
  std::vector<absl::Duration> waits_;
};

TEST_F(ClientTest, AnswersAreTyped) {
  v1::GetBalanceRequest request;
  request.set_member("schemes/taff/members/17");
  const Result<v1::Balance> balance = Connected().credits().GetBalance(request);
  ASSERT_TRUE(balance.ok()) << balance.error().message;
  EXPECT_EQ(balance->member(), "schemes/taff/members/17");
  EXPECT_EQ(balance->posted_credit_minutes(), 120);
  EXPECT_THAT(waits_, IsEmpty());
}

TEST_F(ClientTest, ARefusalIsATypedErrorAndNotRepeated) {
  server_.FailWith({Refusal(grpc::StatusCode::FAILED_PRECONDITION, "CREDITS_INSUFFICIENT",
                            "There is too little.", {{"needed", "120"}, {"available", "90"}})});
  const auto entry = Connected().credits().GrantCredits(Grant());
  ASSERT_FALSE(entry.ok());
  EXPECT_EQ(entry.error().code, grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_EQ(entry.error().reason, "CREDITS_INSUFFICIENT");
  EXPECT_EQ(entry.error().message, "There is too little.");
  EXPECT_THAT(entry.error().arguments,
              ElementsAre(testing::Pair("available", "90"), testing::Pair("needed", "120")));
  EXPECT_THAT(server_.calls(), SizeIs(1));
}

TEST_F(ClientTest, WhatPassesIsRepeatedUnderTheSameRequestId) {
  server_.FailWith({kGone, {grpc::StatusCode::CANCELLED, "closing"}});
  const auto entry = Connected().credits().GrantCredits(Grant());
  ASSERT_TRUE(entry.ok()) << entry.error().message;
  const auto calls = server_.calls();
  ASSERT_THAT(calls, SizeIs(3));
  EXPECT_THAT(calls[0].request_id, SizeIs(32));
  EXPECT_EQ(calls[1].request_id, calls[0].request_id);
  EXPECT_EQ(calls[2].request_id, calls[0].request_id);
}

TEST_F(ClientTest, RequestIdsAreNeverTheSameAndThoseGivenAreKept) {
  const Client client = Connected();
  ASSERT_TRUE(client.credits().GrantCredits(Grant()).ok());
  ASSERT_TRUE(client.credits().GrantCredits(Grant()).ok());
  ASSERT_TRUE(client.credits().GrantCredits(Grant("mine")).ok());
  const auto calls = server_.calls();
  EXPECT_NE(calls[0].request_id, calls[1].request_id);
  EXPECT_EQ(calls[2].request_id, "mine");
}

TEST_F(ClientTest, EachRowOfABatchHasAnIdOfItsOwn) {
  v1::BatchApproveHoursRequest request;
  request.set_parent("schemes/taff");
  request.add_rows()->set_name("schemes/taff/hourLogs/1");
  request.add_rows()->set_name("schemes/taff/hourLogs/2");
  request.mutable_rows(1)->set_request_id("mine");
  const auto response = Connected().hours().BatchApproveHours(request);
  ASSERT_TRUE(response.ok()) << response.error().message;
  const auto calls = server_.calls();
  ASSERT_THAT(calls, SizeIs(2));
  EXPECT_THAT(calls[0].request_id, SizeIs(32));
  EXPECT_EQ(calls[1].request_id, "mine");
}

TEST_F(ClientTest, WaitsGrowUpToTheirLimit) {
  server_.FailWith({kGone, kGone, kGone, kGone});
  chance_ = 0.999;
  ASSERT_TRUE(Connected({.retry = {.first_wait = absl::Milliseconds(100),
                                   .longest_wait = absl::Milliseconds(300)}})
                  .credits()
                  .GrantCredits(Grant())
                  .ok());
  const auto about = [](int milliseconds) {
    return AllOf(Ge(absl::Milliseconds(milliseconds - 1)), Le(absl::Milliseconds(milliseconds)));
  };
  EXPECT_THAT(waits_, ElementsAre(about(100), about(200), about(300), about(300)));
}

TEST_F(ClientTest, ChanceHalvesAWaitAtMost) {
  server_.FailWith({kGone});
  chance_ = 0;
  ASSERT_TRUE(Connected({.retry = {.first_wait = absl::Milliseconds(100)}})
                  .credits()
                  .GrantCredits(Grant())
                  .ok());
  EXPECT_THAT(waits_, ElementsAre(absl::Milliseconds(50)));
}

TEST_F(ClientTest, AFullQueueIsLeftAloneForAsLongAsItAsks) {
  server_.FailWith({QueueFull(absl::Milliseconds(1'500))});
  ASSERT_TRUE(Connected().credits().GrantCredits(Grant()).ok());
  EXPECT_THAT(waits_,
              ElementsAre(AllOf(Ge(absl::Milliseconds(1'500)), Le(absl::Milliseconds(1'550)))));
}

TEST_F(ClientTest, WhatIsTooLargeIsNotSentAgain) {
  server_.FailWith({{grpc::StatusCode::RESOURCE_EXHAUSTED, "too large"}});
  const auto entry = Connected().credits().GrantCredits(Grant());
  ASSERT_FALSE(entry.ok());
  EXPECT_EQ(entry.error().code, grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_THAT(server_.calls(), SizeIs(1));
}

TEST_F(ClientTest, NothingIsRepeatedPastTheDeadline) {
  server_.FailWith({QueueFull(absl::Seconds(4)), QueueFull(absl::Seconds(4))});
  const auto entry =
      Connected().credits().GrantCredits(Grant(), {.timeout = absl::Seconds(6), .language = {}});
  ASSERT_FALSE(entry.ok());
  EXPECT_EQ(entry.error().retry_delay, absl::Seconds(4));
  EXPECT_THAT(server_.calls(), SizeIs(2));
}

TEST_F(ClientTest, PatienceEndsBeforeTheDeadline) {
  server_.FailWith(std::vector<grpc::Status>(100, kGone));
  const auto entry =
      Connected(
          {.timeout = absl::Hours(1),
           .retry = {.first_wait = absl::Seconds(2), .growth = 1, .patience = absl::Seconds(5)}})
          .credits()
          .GrantCredits(Grant());
  ASSERT_FALSE(entry.ok());
  // Waits of half of two seconds each: at 0, 1, 2, 3 and 4 seconds, but not at 5.
  EXPECT_THAT(server_.calls(), SizeIs(5));
}

TEST_F(ClientTest, AllAttemptsShareOneDeadline) {
  server_.FailWith({kGone});
  const absl::Time started = now_;
  ASSERT_TRUE(Connected({.timeout = absl::Minutes(5)}).credits().GrantCredits(Grant()).ok());
  for (const SeenCall& call : server_.calls()) {
    // gRPC sends what is left, and rounds it up.
    EXPECT_THAT(call.deadline,
                AllOf(Ge(started + absl::Minutes(4)), Le(started + absl::Minutes(6))));
  }
}

TEST_F(ClientTest, AnImportTakesAsLongAsItTakesUnlessSaidOtherwise) {
  const auto ignore = [](const v1::Import&) {};
  const Client client = Connected({.timeout = absl::Minutes(1)});
  ASSERT_TRUE(client.imports().CommitImport({}, ignore).ok());
  EXPECT_GT(server_.calls().back().deadline, now_ + absl::Hours(24 * 365));
  const CallOptions said{.timeout = absl::Minutes(10), .language = {}};
  ASSERT_TRUE(client.imports().CommitImport({}, ignore, said).ok());
  EXPECT_LE(server_.calls().back().deadline, now_ + absl::Minutes(11));
}

TEST_F(ClientTest, WhatTakesLongIsTriedNoLongerThanOtherCallsWhereNobodyAnswers) {
  server_.FailWith(std::vector<grpc::Status>(100, kGone));
  const absl::Time started = now_;
  const auto done =
      Connected({.timeout = absl::Seconds(20)}).imports().CommitImport({}, [](const v1::Import&) {
      });
  ASSERT_FALSE(done.ok());
  EXPECT_THAT(now_ - started, AllOf(Ge(absl::Seconds(10)), Le(absl::Seconds(20))));
}

TEST_F(ClientTest, RetriesCanBeTurnedOff) {
  server_.FailWith({kGone});
  const auto entry = Connected({.retry = {.retries = false}}).credits().GrantCredits(Grant());
  ASSERT_FALSE(entry.ok());
  EXPECT_EQ(entry.error().code, grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(entry.error().reason, "");
}

TEST_F(ClientTest, TheLanguageGoesWithEveryCall) {
  const Client client = Connected({.language = "cy"});
  ASSERT_TRUE(client.credits().GrantCredits(Grant()).ok());
  ASSERT_TRUE(client.credits().GrantCredits(Grant(), {.timeout = {}, .language = "fr"}).ok());
  EXPECT_EQ(server_.calls()[0].language, "cy");
  EXPECT_EQ(server_.calls()[1].language, "fr");
}

TEST_F(ClientTest, NobodyThereIsAnErrorAndNoWaitForEver) {
  const Client client =
      Client::Connect("localhost:1", {.timeout = absl::Seconds(5), .retry = {.retries = false}});
  const auto balance = client.credits().GetBalance({});
  ASSERT_FALSE(balance.ok());
  EXPECT_EQ(balance.error().code, grpc::StatusCode::UNAVAILABLE);
}

TEST_F(ClientTest, AListIsARangeOverAllItsPages) {
  server_.SetMembers({{1, 2}, {}, {3}});
  std::vector<std::string> names;
  for (const auto& member : Connected().members().ListMembers({})) {
    ASSERT_TRUE(member.ok()) << member.error().message;
    names.push_back(member->name());
  }
  EXPECT_THAT(names, ElementsAre("schemes/taff/members/1", "schemes/taff/members/2",
                                 "schemes/taff/members/3"));
  EXPECT_THAT(server_.calls(), SizeIs(3));
}

TEST_F(ClientTest, PagesAreFetchedWhenTheyAreWantedAndFromThePageAskedFor) {
  server_.SetMembers({{1}, {2}, {3}});
  v1::ListMembersRequest request;
  request.set_page_token("1");
  auto members = Connected().members().ListMembers(request);
  EXPECT_THAT(server_.calls(), IsEmpty());
  auto member = members.begin();
  EXPECT_EQ((*member)->name(), "schemes/taff/members/2");
  EXPECT_THAT(server_.calls(), SizeIs(1));
  ++member;
  EXPECT_EQ((*member)->name(), "schemes/taff/members/3");
  ++member;
  EXPECT_EQ(member, members.end());
}

TEST_F(ClientTest, AnErrorIsTheLastItemOfAList) {
  server_.SetMembers({{1}, {2}});
  auto members = Connected().members().ListMembers({});
  auto member = members.begin();
  EXPECT_TRUE(member->ok());
  server_.FailWith({Refusal(grpc::StatusCode::INVALID_ARGUMENT, "PAGE_TOKEN_INVALID", "No page.")});
  ++member;
  ASSERT_FALSE(member->ok());
  EXPECT_EQ(member->error().reason, "PAGE_TOKEN_INVALID");
  ++member;
  EXPECT_EQ(member, members.end());
}

TEST_F(ClientTest, APageThatFailsInPassingIsAskedForAgain) {
  server_.SetMembers({{1}, {2}});
  server_.FailWith({kGone});
  int count = 0;
  for (const auto& member : Connected().members().ListMembers({})) count += member.ok() ? 1 : 0;
  EXPECT_EQ(count, 2);
}

TEST_F(ClientTest, AnEmptyListIsAnEmptyRange) {
  server_.SetMembers({{}});
  auto members = Connected().members().ListMembers({});
  EXPECT_EQ(members.begin(), members.end());
}

TEST_F(ClientTest, AStreamIsRepeatedOnlyBeforeItsFirstMessage) {
  std::vector<int> seen;
  const auto see = [&](const v1::Import& import) { seen.push_back(import.imported_rows()); };
  const Client client = Connected();
  server_.FailWith({kGone});
  const auto whole = client.imports().CommitImport({}, see);
  ASSERT_TRUE(whole.ok()) << whole.error().message;
  EXPECT_EQ(whole->imported_rows(), 3);
  EXPECT_THAT(seen, ElementsAre(1, 2, 3));

  seen.clear();
  server_.FailWith({kGone});
  v1::CommitImportRequest late;
  late.set_name("late");
  const auto cut_off = client.imports().CommitImport(late, see);
  ASSERT_FALSE(cut_off.ok());
  EXPECT_EQ(cut_off.error().code, grpc::StatusCode::UNAVAILABLE);
  EXPECT_THAT(seen, ElementsAre(1));
}

}  // namespace
}  // namespace timecredit::client
