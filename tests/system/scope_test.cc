#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "proto/timecredit/v1/activity.pb.h"
#include "proto/timecredit/v1/credit.pb.h"
#include "proto/timecredit/v1/hours.pb.h"
#include "proto/timecredit/v1/member.pb.h"
#include "proto/timecredit/v1/organisation.pb.h"
#include "proto/timecredit/v1/redemption.pb.h"
#include "proto/timecredit/v1/report.pb.h"
#include "proto/timecredit/v1/scheme.pb.h"
#include "tests/system/served_town.h"

namespace timecredit::system_test {
namespace {

using testing::Each;

// Two schemes on one server, each with a member 1.
class Scope : public testing::Test {
 protected:
  Scope() {
    v1::CreateSchemeRequest create;
    create.set_scheme_id("rumney");
    auto& scheme = *create.mutable_scheme();
    (*scheme.mutable_display_names())["en"] = "Rumney time credits";
    scheme.set_time_zone("Europe/London");
    create.set_request_id(town.FreshId());
    const auto created = town.client().schemes().CreateScheme(create);
    EXPECT_TRUE(created.ok()) << created.error().message;
    v1::CreateMemberRequest member;
    member.set_parent("schemes/rumney");
    member.mutable_member()->mutable_fields()->set_full_name("Carys Rees");
    member.mutable_member()->mutable_fields()->set_member_id("carys");
    member.set_request_id(town.FreshId());
    EXPECT_TRUE(town.client().members().CreateMember(member).ok());
  }

  // What somebody is told who names things of `scheme` in calls of every service.
  std::vector<std::string> AnswersAbout(const std::string& scheme) {
    auto& client = town.client();
    std::vector<std::string> answers;
    v1::GetSchemeRequest get_scheme;
    get_scheme.set_name(scheme);
    answers.push_back(ReasonOf(client.schemes().GetScheme(get_scheme)));
    v1::GetMemberRequest get_member;
    get_member.set_name(scheme + "/members/1");
    answers.push_back(ReasonOf(client.members().GetMember(get_member)));
    get_member.set_name(scheme + "/members/carys");
    answers.push_back(ReasonOf(client.members().GetMember(get_member)));
    v1::UpdateMemberRequest update;
    update.mutable_member()->set_name(scheme + "/members/1");
    update.mutable_member()->mutable_fields()->set_full_name("Somebody Else");
    update.mutable_update_mask()->add_paths("fields.full_name");
    update.set_request_id(town.FreshId());
    answers.push_back(ReasonOf(client.members().UpdateMember(update)));
    v1::GetOrganisationRequest organisation;
    organisation.set_name(scheme + "/organisations/castle");
    answers.push_back(ReasonOf(client.organisations().GetOrganisation(organisation)));
    v1::GetActivityRequest activity;
    activity.set_name(scheme + "/activities/garden-day");
    answers.push_back(ReasonOf(client.activities().GetActivity(activity)));
    auto hours = town.HoursOf(scheme + "/members/1", 60);
    hours.set_parent(scheme);
    hours.mutable_hour_log()->set_activity(scheme + "/activities/garden-day");
    answers.push_back(ReasonOf(client.hours().LogHours(hours)));
    v1::GetBalanceRequest balance;
    balance.set_member(scheme + "/members/1");
    answers.push_back(ReasonOf(client.credits().GetBalance(balance)));
    v1::GetHoldRequest hold;
    hold.set_name(scheme + "/holds/1");
    answers.push_back(ReasonOf(client.redemptions().GetHold(hold)));
    v1::ReleaseHoldRequest release;
    release.set_name(scheme + "/holds/1");
    release.set_request_id(town.FreshId());
    answers.push_back(ReasonOf(client.redemptions().ReleaseHold(release)));
    return answers;
  }

  std::string BalanceOf(const std::string& member) {
    v1::GetBalanceRequest request;
    request.set_member(member);
    return ReasonOf(town.client().credits().GetBalance(request));
  }

  ServedTown town;
};

TEST_F(Scope, EndsAtTheSchemeWhetherThereIsAnotherOrNot) {
  for (const char* principal :
       {"taff/manager:1", "taff/officer:7", "taff/partner:1", "taff/member:1"}) {
    town.Restart(principal);
    for (const char* scheme : {"schemes/rumney", "schemes/nowhere"}) {
      const auto answers = AnswersAbout(scheme);
      // What a role may not do at all is said first.
      for (const std::string& answer : answers) {
        EXPECT_TRUE(answer == "SCHEME_NOT_YOURS" || answer == "ROLE_NOT_ALLOWED")
            << principal << " in " << scheme << ": " << answer;
      }
    }
    EXPECT_EQ(AnswersAbout("schemes/rumney"), AnswersAbout("schemes/nowhere")) << principal;
  }
  town.Restart("taff/officer:7");
  EXPECT_THAT(AnswersAbout("schemes/rumney"), Each(std::string("SCHEME_NOT_YOURS")));
}

TEST_F(Scope, OfAMemberIsThemselvesAndNotTheirNamesakeElsewhere) {
  town.Restart("rumney/member:1");
  EXPECT_EQ(BalanceOf("schemes/rumney/members/1"), "");
  EXPECT_EQ(BalanceOf("schemes/rumney/members/carys"), "");
  EXPECT_EQ(BalanceOf(ServedTown::kAnn), "SCHEME_NOT_YOURS");
}

TEST_F(Scope, OfAMemberTellsNothingOfOthersNotEvenThatTheyAreThere) {
  town.Restart("operator:1");
  town.Earn(ServedTown::kBen, 60);
  town.Restart("taff/member:1");
  for (const char* other : {"members/2", "members/99", "members/ben", "members/nobody"}) {
    EXPECT_EQ(BalanceOf(std::string("schemes/taff/") + other), "NOT_YOURSELF") << other;
  }
  v1::GetHourLogRequest log;
  v1::GetRedemptionRequest redemption;
  v1::GetHoldRequest hold;
  // Whatever a number stands for, or nothing.
  for (int number = 1; number < 12; ++number) {
    log.set_name("schemes/taff/hourLogs/" + std::to_string(number));
    EXPECT_EQ(ReasonOf(town.client().hours().GetHourLog(log)), "NOT_YOURSELF") << number;
    redemption.set_name("schemes/taff/redemptions/" + std::to_string(number));
    EXPECT_EQ(ReasonOf(town.client().redemptions().GetRedemption(redemption)), "NOT_YOURSELF");
    hold.set_name("schemes/taff/holds/" + std::to_string(number));
    EXPECT_EQ(ReasonOf(town.client().redemptions().GetHold(hold)), "NOT_YOURSELF");
  }
}

TEST_F(Scope, IsNobodysBeforeTheSchemeIsThere) {
  town.Restart("nowhere/officer:1");
  v1::GetSchemeRequest request;
  request.set_name(ServedTown::kScheme);
  EXPECT_EQ(ReasonOf(town.client().schemes().GetScheme(request)), "CREDENTIALS_INVALID");
}

}  // namespace
}  // namespace timecredit::system_test
