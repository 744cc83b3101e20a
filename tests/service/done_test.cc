// Nothing that was committed is answered as refused: every write of the API, with the reading of
// its reply failing at each step.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "absl/time/time.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/text_format.h"
#include "grpcpp/client_context.h"
#include "grpcpp/support/status.h"
#include "gtest/gtest.h"
#include "ledger/domain/refusal.h"
#include "ledger/service/services.h"
#include "proto/google/rpc/error_details.pb.h"
#include "proto/google/rpc/status.pb.h"
#include "proto/timecredit/v1/activity.grpc.pb.h"
#include "proto/timecredit/v1/court.grpc.pb.h"
#include "proto/timecredit/v1/credit.grpc.pb.h"
#include "proto/timecredit/v1/hours.grpc.pb.h"
#include "proto/timecredit/v1/member.grpc.pb.h"
#include "proto/timecredit/v1/operations.grpc.pb.h"
#include "proto/timecredit/v1/organisation.grpc.pb.h"
#include "proto/timecredit/v1/redemption.grpc.pb.h"
#include "proto/timecredit/v1/scheme.grpc.pb.h"
#include "tests/service/served_parts.h"

namespace timecredit::service {
namespace {

using Schemes = v1::SchemeService::Stub;
using MembersStub = v1::MemberService::Stub;
using Organisations = v1::OrganisationService::Stub;
using Activities = v1::ActivityService::Stub;
using Hours = v1::HoursService::Stub;
using Credits = v1::CreditService::Stub;
using Redemptions = v1::RedemptionService::Stub;
using Court = v1::CourtService::Stub;
using Operations = v1::OperationsService::Stub;

// What came of a call: its status, or that of the first row that has one, and the reply in text.
struct Came {
  google::rpc::Status status;
  std::string reply;
};

std::string ReasonOf(const google::rpc::Status& status) {
  for (const auto& detail : status.details()) {
    if (google::rpc::ErrorInfo info; detail.UnpackTo(&info)) return info.reason();
  }
  return "";
}

template <class Response>
google::rpc::Status FirstErrorIn(const Response& response) {
  if constexpr (requires { response.results(); }) {
    for (const auto& result : response.results()) {
      if (result.has_error()) return result.error();
    }
  }
  return {};
}

using Sending = std::function<Came()>;

// The town that the calls are about, and what they need to be there beforehand.
class Town {
 public:
  Town() {
    Send(&Schemes::ApplyScheme, R"(definition {
      scheme_id: "taff"
      scheme {
        display_names { key: "en" value: "Taff" } time_zone: "Europe/London" year_start_month: 4
        units { unit_id: "visits" names { key: "en" value: "Visits" } }
        policies { allows_typed_amounts: true }
      }
      organisations { organisation_id: "host" display_names { key: "en" value: "Host" } }
      organisations { organisation_id: "castle" display_names { key: "en" value: "Castle" }
        is_partner: true takes_typed_amounts: true }
      activities { activity_id: "garden" activity {
        display_names { key: "en" value: "Garden" } host: "host"
        category: SERVICE_CATEGORY_HOUSING_AND_COMMUNITY_AMENITIES } }
    })");
  }

  template <class Stub, class Request, class Response>
  Response Send(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                const std::string& text) {
    return parts.Sent(method, text);
  }

  // A call that can be sent again and again.
  template <class Stub, class Request, class Response>
  Sending Ready(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                const std::string& text) {
    return [this, method, text] {
      Stub stub(parts.channel());
      grpc::ClientContext context;
      Request request;
      Response response;
      EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request)) << text;
      const auto status = (stub.*method)(&context, request, &response);
      Came came;
      if (status.ok()) {
        came.status = FirstErrorIn(response);
        came.reply = response.DebugString();
      } else {
        came.status.ParseFromString(status.error_details());
        came.status.set_code(status.error_code());
      }
      return came;
    };
  }

  std::string Id() { return absl::StrCat("id-", ++ids_); }
  std::string Asked() { return absl::StrCat(" request_id: '", Id(), "'"); }

  std::string Member() {
    return Send(&MembersStub::CreateMember,
                "parent: 'schemes/taff' member { fields { full_name: 'Somebody' } }" + Asked())
        .name();
  }
  std::string HoursText(const std::string& member) {
    return absl::Substitute(
        "hour_log { member: '$0' activity: 'schemes/taff/activities/garden' date: '2026-03-09' "
        "duration_minutes: 60 text: 'dug' }",
        member);
  }
  std::string Logged(const std::string& member) {
    return Send(&Hours::LogHours, "parent: 'schemes/taff' " + HoursText(member) + Asked()).name();
  }
  std::string Approved(const std::string& member) {
    return Send(&Hours::ApproveHours, "name: '" + Logged(member) + "'" + Asked()).name();
  }
  std::string Granted(const std::string& member) {
    return Send(&Credits::GrantCredits,
                "member: '" + member + "' credit_minutes: 90 reason: 'gift'" + Asked())
        .name();
  }
  std::string Rich() {
    std::string member = Member();
    Granted(member);
    return member;
  }
  std::string Held(const std::string& member) {
    return Send(&Redemptions::PlaceHold,
                absl::Substitute("parent: 'schemes/taff' hold { member: '$0' partner: "
                                 "'schemes/taff/organisations/castle' party { adults: 1 } "
                                 "credit_minutes: 60 expire_time { seconds: 1773230400 } } $1",
                                 member, Asked()))
        .name();
  }
  std::string RedeemText(const std::string& member) {
    return absl::Substitute(
        "parent: 'schemes/taff' redemption { member: '$0' partner: "
        "'schemes/taff/organisations/castle' party { adults: 1 } credit_minutes: 60 } $1",
        member, Asked());
  }
  std::string Redeemed(const std::string& member) {
    return Send(&Redemptions::RedeemCredits, RedeemText(member)).name();
  }
  std::string OfferText(const std::string& id) {
    return absl::Substitute(
        "parent: 'schemes/taff/organisations/castle' offer_id: '$0' offer { display_names { key: "
        "'en' value: 'Swim' } credit_minutes_per_adult: 60 most_people: 8 } $1",
        id, Asked());
  }
  std::string Offered() { return Send(&Organisations::CreateOffer, OfferText(Id())).name(); }
  std::string SessionText() {
    return "parent: 'schemes/taff' session { activity: 'schemes/taff/activities/garden' date: "
           "'2026-03-09' duration_minutes: 60 }" +
           Asked();
  }
  std::string Opened() { return Send(&Activities::CreateSession, SessionText()).name(); }
  int64_t LastSequence() {
    return Send(&Schemes::GetScheme, "name: 'schemes/taff'").last_sequence();
  }

  ServedParts parts;

 private:
  int ids_ = 0;
};

struct Write {
  std::string name;
  // Makes what the call needs, and the call.
  std::function<Sending(Town&)> ready;
};

std::string Named(const std::string& name) { return "name: '" + name + "' "; }

std::vector<Write> MemberWrites() {
  return {
      {"CreateMember",
       [](Town& t) {
         // A name of their own: for namesakes more is read.
         return t.Ready(&MembersStub::CreateMember,
                        "parent: 'schemes/taff' member { fields { full_name: '" + t.Id() + "' } }" +
                            t.Asked());
       }},
      {"UpdateMember",
       [](Town& t) {
         return t.Ready(&MembersStub::UpdateMember,
                        absl::StrCat("member { ", Named(t.Member()),
                                     " fields { phone: '029' } } update_mask { paths: "
                                     "'fields.phone' }",
                                     t.Asked()));
       }},
      {"MergeMembers",
       [](Town& t) {
         return t.Ready(&MembersStub::MergeMembers,
                        absl::Substitute("duplicate: '$0' into: '$1' reason: 'twice' $2",
                                         t.Member(), t.Member(), t.Asked()));
       }},
      {"SuspendMember",
       [](Town& t) {
         return t.Ready(&MembersStub::SuspendMember,
                        Named(t.Member()) + "reason: 'away'" + t.Asked());
       }},
      {"ResumeMember",
       [](Town& t) {
         const auto member = t.Member();
         t.Send(&MembersStub::SuspendMember, Named(member) + "reason: 'away'" + t.Asked());
         return t.Ready(&MembersStub::ResumeMember, Named(member) + t.Asked());
       }},
      {"CloseMember",
       [](Town& t) {
         return t.Ready(&MembersStub::CloseMember,
                        Named(t.Member()) + "reason: 'moved'" + t.Asked());
       }},
      {"EraseMember",
       [](Town& t) { return t.Ready(&MembersStub::EraseMember, Named(t.Member()) + t.Asked()); }},
      {"ImposeObligation",
       [](Town& t) {
         return t.Ready(&Court::ImposeObligation,
                        absl::Substitute("parent: 'schemes/taff' obligation { member: '$0' "
                                         "quantity: 60 } $1",
                                         t.Member(), t.Asked()));
       }},
  };
}

std::vector<Write> RegisterWrites() {
  const std::string host = "schemes/taff/organisations/host";
  return {
      {"CreateScheme",
       [](Town& t) {
         return t.Ready(&Schemes::CreateScheme,
                        absl::Substitute("scheme_id: '$0' scheme { display_names { key: 'en' "
                                         "value: 'X' } time_zone: 'UTC' } $1",
                                         t.Id(), t.Asked()));
       }},
      {"UpdateScheme",
       [](Town& t) {
         return t.Ready(
             &Schemes::UpdateScheme,
             absl::Substitute("scheme { name: 'schemes/taff' display_names { key: 'en' "
                              "value: '$0' } } update_mask { paths: 'display_names' } $1",
                              t.Id(), t.Asked()));
       }},
      {"CreateOrganisation",
       [](Town& t) {
         return t.Ready(&Organisations::CreateOrganisation,
                        absl::Substitute("parent: 'schemes/taff' organisation_id: '$0' "
                                         "organisation { display_names { key: 'en' value: 'X' } } "
                                         "$1",
                                         t.Id(), t.Asked()));
       }},
      {"UpdateOrganisation",
       [host](Town& t) {
         return t.Ready(&Organisations::UpdateOrganisation,
                        absl::Substitute("organisation { name: '$0' display_names { key: 'en' "
                                         "value: '$1' } } $2",
                                         host, t.Id(), t.Asked()));
       }},
      {"CreateOffer",
       [](Town& t) { return t.Ready(&Organisations::CreateOffer, t.OfferText(t.Id())); }},
      {"UpdateOffer",
       [](Town& t) {
         return t.Ready(&Organisations::UpdateOffer,
                        absl::StrCat("offer { ", Named(t.Offered()),
                                     " credit_minutes_per_adult: 90 } update_mask { paths: "
                                     "'credit_minutes_per_adult' }",
                                     t.Asked()));
       }},
      {"SuspendOffer",
       [](Town& t) {
         return t.Ready(&Organisations::SuspendOffer, Named(t.Offered()) + t.Asked());
       }},
      {"ResumeOffer",
       [](Town& t) {
         const auto offer = t.Offered();
         t.Send(&Organisations::SuspendOffer, Named(offer) + t.Asked());
         return t.Ready(&Organisations::ResumeOffer, Named(offer) + t.Asked());
       }},
  };
}

std::vector<Write> ActivityWrites() {
  const std::string host = "schemes/taff/organisations/host";
  return {
      {"CreateActivity",
       [host](Town& t) {
         return t.Ready(&Activities::CreateActivity,
                        absl::Substitute("parent: 'schemes/taff' activity_id: '$0' activity { "
                                         "display_names { key: 'en' value: 'X' } host: '$1' } $2",
                                         t.Id(), host, t.Asked()));
       }},
      {"UpdateActivity",
       [](Town& t) {
         return t.Ready(&Activities::UpdateActivity,
                        absl::Substitute("activity { name: 'schemes/taff/activities/garden' "
                                         "display_names { key: 'en' value: '$0' } } update_mask { "
                                         "paths: 'display_names' } $1",
                                         t.Id(), t.Asked()));
       }},
      {"CreateSession",
       [](Town& t) { return t.Ready(&Activities::CreateSession, t.SessionText()); }},
      {"RecordAttendance",
       [](Town& t) {
         return t.Ready(&Activities::RecordAttendance,
                        absl::Substitute("session: '$0' rows { member: '$1' $2 }", t.Opened(),
                                         t.Member(), t.Asked()));
       }},
      {"CloseSession",
       [](Town& t) { return t.Ready(&Activities::CloseSession, Named(t.Opened()) + t.Asked()); }},
      {"ConfirmClock",
       [](Town& t) {
         t.parts.clock.Advance(absl::Minutes(10));
         t.Member();
         t.parts.clock.Advance(-absl::Minutes(5));
         return t.Ready(&Operations::ConfirmClock, "scheme: 'schemes/taff'" + t.Asked());
       }},
  };
}

std::vector<Write> HoursWrites() {
  return {
      {"LogHours",
       [](Town& t) {
         return t.Ready(&Hours::LogHours,
                        "parent: 'schemes/taff' " + t.HoursText(t.Member()) + t.Asked());
       }},
      {"BatchLogHours",
       [](Town& t) {
         return t.Ready(&Hours::BatchLogHours,
                        absl::Substitute("parent: 'schemes/taff' rows { $0 $1 } rows { $2 $3 }",
                                         t.HoursText(t.Member()), t.Asked(),
                                         t.HoursText(t.Member()), t.Asked()));
       }},
      {"ApproveHours",
       [](Town& t) {
         return t.Ready(&Hours::ApproveHours, Named(t.Logged(t.Member())) + t.Asked());
       }},
      {"BatchApproveHours",
       [](Town& t) {
         return t.Ready(&Hours::BatchApproveHours,
                        absl::Substitute("parent: 'schemes/taff' rows { $0 $1 } rows { $2 $3 }",
                                         Named(t.Logged(t.Member())), t.Asked(),
                                         Named(t.Logged(t.Member())), t.Asked()));
       }},
      {"RejectHours",
       [](Town& t) {
         return t.Ready(&Hours::RejectHours,
                        Named(t.Logged(t.Member())) + "reason: 'no'" + t.Asked());
       }},
      {"BatchRejectHours",
       [](Town& t) {
         return t.Ready(&Hours::BatchRejectHours,
                        absl::Substitute("parent: 'schemes/taff' rows { $0 reason: 'no' $1 }",
                                         Named(t.Logged(t.Member())), t.Asked()));
       }},
      {"UpdateHourLog",
       [](Town& t) {
         return t.Ready(&Hours::UpdateHourLog, "hour_log { " + Named(t.Logged(t.Member())) +
                                                   "text: 'dug' } update_mask { paths: 'text' }" +
                                                   t.Asked());
       }},
      {"ReverseHours",
       [](Town& t) {
         return t.Ready(&Hours::ReverseHours,
                        Named(t.Approved(t.Member())) + "reason: 'not hers'" + t.Asked());
       }},
  };
}

std::vector<Write> CreditWrites() {
  return {
      {"GrantCredits",
       [](Town& t) {
         return t.Ready(&Credits::GrantCredits,
                        absl::Substitute("member: '$0' credit_minutes: 90 reason: 'gift' $1",
                                         t.Member(), t.Asked()));
       }},
      {"TransferCredits",
       [](Town& t) {
         return t.Ready(&Credits::TransferCredits,
                        absl::Substitute("from: '$0' to: '$1' credit_minutes: 30 $2", t.Rich(),
                                         t.Member(), t.Asked()));
       }},
      {"ReverseEntry",
       [](Town& t) {
         return t.Ready(&Credits::ReverseEntry,
                        Named(t.Granted(t.Member())) + "reason: 'wrong'" + t.Asked());
       }},
      {"PlaceHold",
       [](Town& t) {
         return t.Ready(&Redemptions::PlaceHold,
                        absl::Substitute("parent: 'schemes/taff' hold { member: '$0' partner: "
                                         "'schemes/taff/organisations/castle' party { adults: 1 } "
                                         "credit_minutes: 60 expire_time { seconds: 1773230400 } } "
                                         "$1",
                                         t.Rich(), t.Asked()));
       }},
      {"CaptureHold",
       [](Town& t) {
         return t.Ready(&Redemptions::CaptureHold,
                        Named(t.Held(t.Rich())) + "credit_minutes: 30" + t.Asked());
       }},
      {"ReleaseHold",
       [](Town& t) {
         return t.Ready(&Redemptions::ReleaseHold, Named(t.Held(t.Rich())) + t.Asked());
       }},
      {"RedeemCredits",
       [](Town& t) { return t.Ready(&Redemptions::RedeemCredits, t.RedeemText(t.Rich())); }},
      {"RefundRedemption",
       [](Town& t) {
         return t.Ready(
             &Redemptions::RefundRedemption,
             Named(t.Redeemed(t.Rich())) + "credit_minutes: 30 reason: 'rain'" + t.Asked());
       }},
  };
}

bool SaysDone(const google::rpc::Status& status) {
  const std::string reason = ReasonOf(status);
  return status.code() == static_cast<int>(absl::StatusCode::kUnknown) &&
         (reason == "DONE_WITHOUT_REPLY" || reason == "DONE_UNFINISHED");
}

// Where only a remark beside the reply could not be read, the reply is whole without it.
bool IsNotRefused(const google::rpc::Status& status) {
  return status.code() == 0 || SaysDone(status);
}

// Lets the nth read behind the commit fail, for every n until none is left to fail.
void Walk(const Write& write, const absl::Status& error) {
  SCOPED_TRACE(write.name);
  Town town;
  for (int nth = 1;; ++nth) {
    SCOPED_TRACE(absl::StrCat("read ", nth, " fails with ", error.ToString()));
    ASSERT_LT(nth, 60) << "it never ends";
    const Sending send = write.ready(town);
    town.parts.store.FailAfterCommit(nth, error);
    const Came first = send();
    const bool has_failed = town.parts.store.Mend();
    const int64_t sequence = town.LastSequence();
    if (!has_failed) {
      EXPECT_EQ(first.status.code(), 0) << first.status.DebugString();
      EXPECT_EQ(send().reply, first.reply);
      return;
    }
    EXPECT_TRUE(IsNotRefused(first.status)) << first.status.DebugString();
    // Again while it fails, and when it does no more.
    town.parts.store.FailAfterCommit(1, error);
    const Came again = send();
    if (town.parts.store.Mend()) {
      EXPECT_TRUE(IsNotRefused(again.status)) << again.status.DebugString();
    }
    const Came answered = send();
    EXPECT_EQ(answered.status.code(), 0) << answered.status.DebugString();
    EXPECT_EQ(send().reply, answered.reply);
    EXPECT_EQ(town.LastSequence(), sequence) << "it was done twice";
  }
}

void WalkAll(const std::vector<Write>& writes) {
  for (const Write& write : writes) {
    Walk(write, domain::RefuseMissing("ENTRY_UNKNOWN", "name"));
    Walk(write, absl::UnavailableError("the disk is away"));
  }
}

TEST(WhatWasDone, IsNeverAnsweredAsRefusedForMembers) { WalkAll(MemberWrites()); }
TEST(WhatWasDone, IsNeverAnsweredAsRefusedForRegisters) { WalkAll(RegisterWrites()); }
TEST(WhatWasDone, IsNeverAnsweredAsRefusedForActivities) { WalkAll(ActivityWrites()); }
TEST(WhatWasDone, IsNeverAnsweredAsRefusedForHours) { WalkAll(HoursWrites()); }
TEST(WhatWasDone, IsNeverAnsweredAsRefusedForCredits) { WalkAll(CreditWrites()); }

// A new method must be walked, or be named here with the reason why not.
TEST(WhatWasDone, IsWalkedForEveryWrite) {
  std::vector<std::string> walked;
  for (const auto& writes :
       {MemberWrites(), RegisterWrites(), ActivityWrites(), HoursWrites(), CreditWrites()}) {
    for (const Write& write : writes) walked.push_back(write.name);
  }
  const std::vector<std::string> others = {
      "ApplyScheme",    // many records, each with its change in the reply; its own tests
      "CreateImport",   // commits nothing
      "ExpireCredits",  // answers with counts that it has in memory
      "VerifyLedger",   // commits nothing
      "CommitImport"};  // its reply is how far it is, read from memory
  for (const auto* service : DescribeServices()) {
    for (int i = 0; i < service->method_count(); ++i) {
      const std::string method = service->method(i)->name();
      if (method.rfind("Get", 0) == 0 || method.rfind("List", 0) == 0) continue;
      if (method.rfind("Search", 0) == 0 || method.rfind("Quote", 0) == 0) continue;
      EXPECT_EQ(std::count(walked.begin(), walked.end(), method) +
                    std::count(others.begin(), others.end(), method),
                1)
          << method;
    }
  }
}

// ---- Entries of somebody who was merged since.

class Merged : public testing::Test {
 protected:
  void Merge(const std::string& duplicate, const std::string& into) {
    town.Send(&MembersStub::MergeMembers,
              absl::Substitute("duplicate: '$0' into: '$1' reason: 'twice' $2", duplicate, into,
                               town.Asked()));
  }

  // Reverses an entry that names a duplicate; the reply is of the survivor's statement, and the
  // same again.
  v1::Entry Reversed(const std::string& entry) {
    const Sending send =
        town.Ready(&Credits::ReverseEntry, Named(entry) + "reason: 'wrong'" + town.Asked());
    const Came came = send();
    EXPECT_EQ(came.status.code(), 0) << entry << ": " << came.status.DebugString();
    EXPECT_EQ(send().reply, came.reply);
    v1::Entry reply;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(came.reply, &reply));
    return reply;
  }

  static std::string EntryOf(const std::string& member, const std::string& recorded) {
    return absl::StrCat(member, "/entries/", recorded.substr(recorded.rfind('/') + 1));
  }

  Town town;
};

TEST_F(Merged, EntriesAreReversedByTheDuplicatesName) {
  for (const bool twice : {false, true}) {
    SCOPED_TRACE(twice ? "a duplicate's duplicate" : "a duplicate");
    const std::string survivor = town.Rich();  // 90
    const std::string duplicate = town.Rich();
    const std::string other = town.Rich();
    const std::string granted = town.Granted(duplicate);
    const std::string sent = town.Send(&Credits::TransferCredits,
                                       absl::Substitute("from: '$0' to: '$1' credit_minutes: 30 $2",
                                                        duplicate, other, town.Asked()))
                                 .name();
    const std::string got = town.Send(&Credits::TransferCredits,
                                      absl::Substitute("from: '$0' to: '$1' credit_minutes: 30 $2",
                                                       other, duplicate, town.Asked()))
                                .name();
    const std::string redeemed = EntryOf(duplicate, town.Redeemed(duplicate));
    const std::string captured = EntryOf(
        duplicate,
        town.Send(&Redemptions::CaptureHold, Named(town.Held(duplicate)) + town.Asked()).name());
    if (twice) {
      const std::string middle = town.Member();
      Merge(duplicate, middle);
      Merge(middle, survivor);
    } else {
      Merge(duplicate, survivor);
    }
    // 90 + 90 + 90 - 30 + 30 - 60 - 60 = 150 are left.
    EXPECT_EQ(Reversed(granted).credit_minutes(), -90);
    EXPECT_EQ(Reversed(EntryOf(duplicate, got)).credit_minutes(), -30);
    const auto back = Reversed(sent);
    EXPECT_EQ(back.credit_minutes(), 30);
    EXPECT_EQ(back.name().rfind(survivor + "/entries/", 0), 0u) << back.name();
    EXPECT_EQ(Reversed(redeemed).credit_minutes(), 60);
    EXPECT_EQ(Reversed(captured).posted_after_credit_minutes(), 180);
  }
}

}  // namespace
}  // namespace timecredit::service
