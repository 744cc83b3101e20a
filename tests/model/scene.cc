#include "tests/model/scene.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "tests/model/calendar.h"

namespace timecredit::model {
namespace {

using exchange::Command;

// Officers mostly; a member's number in the link makes hours their own.
domain::Principal AnyPrincipal(Scene& scene) {
  using domain::PrincipalKind;
  Choices& choices = scene.choices;
  const auto kind =
      choices.Among({PrincipalKind::kOfficer, PrincipalKind::kOfficer, PrincipalKind::kManager,
                     PrincipalKind::kPartner, PrincipalKind::kMember, PrincipalKind::kOperator});
  domain::Principal principal{.kind = kind, .number = 1 + choices.Below(2), .member = {}};
  const bool is_member = kind == PrincipalKind::kMember || choices.OneIn(6);
  if (is_member && scene.scheme != nullptr && !scene.scheme->members.empty()) {
    principal.member = domain::MemberNumber(1 + choices.Below(scene.scheme->members.size()));
    if (kind == PrincipalKind::kMember) principal.number = principal.member->value;
  }
  return principal;
}

std::string AnyRequestId(Scene& scene) {
  const std::string usual = absl::StrCat("request-", scene.serial);
  if (!scene.Odd(16)) return usual;
  return scene.choices.Among<std::string>({absl::StrCat("żądanie ", scene.serial),
                                           absl::StrCat(scene.serial, "-", std::string(120, 'x')),
                                           "", std::string(129, 'x'), "bell\a"});
}

exchange::Call AnyCall(Move move, Scene& scene) {
  Choices& choices = scene.choices;
  exchange::Call call;
  if (move != Move::kCreateScheme) {
    const uint64_t schemes = scene.model.schemes().size();
    call.scheme = scene.scheme == nullptr ? domain::SchemeNumber(1) : scene.scheme->number();
    if (scene.Odd(80)) call.scheme = domain::SchemeNumber(schemes + 1);
  }
  call.acting = AnyPrincipal(scene);
  if (!domain::IsOfServer(call.acting.kind)) call.acting.scheme = call.scheme;
  if (scene.Odd(40)) call.acting.scheme = domain::SchemeNumber(choices.Below(3));
  call.request_id = AnyRequestId(scene);
  if (scene.Odd(30)) {
    call.acting = {};  // the server itself
    if (choices.OneIn(2)) call.request_id.clear();
  }
  call.validate_only = scene.Odd(25);
  return call;
}

Command AnyCommand(Move move, Scene& scene) {
  switch (move) {
    case Move::kCreateOrganisation:
      return MakeUpOrganisation(scene);
    case Move::kCreateActivity:
      return MakeUpActivity(scene);
    case Move::kCreateMember:
      return MakeUpMember(scene);
    case Move::kUpdateMember:
    case Move::kSuspendMember:
    case Move::kResumeMember:
    case Move::kCloseMember:
    case Move::kMergeMembers:
    case Move::kEraseMember:
      return MakeUpMemberChange(move, scene);
    case Move::kLogHours:
      return MakeUpHours(scene);
    case Move::kApproveHours:
    case Move::kRejectHours:
    case Move::kReverseHours:
      return MakeUpHoursDecision(move, scene);
    case Move::kGrantCredits:
    case Move::kTransferCredits:
    case Move::kPlaceHold:
    case Move::kRedeemCredits:
      return MakeUpSpending(move, scene);
    case Move::kCaptureHold:
    case Move::kReleaseHold:
    case Move::kExpireHold:
      return MakeUpHoldResolution(move, scene);
    case Move::kRefundRedemption:
      return MakeUpRefund(scene);
    case Move::kReverseEntry:
      return MakeUpReversal(scene);
    case Move::kExpireLots:
      return exchange::ExpireLots{scene.AnyMember()};
    case Move::kImposeObligation:
      return MakeUpObligation(scene);
    case Move::kConfirmClock:
      return exchange::ConfirmClock{};
    case Move::kCreateOffer:
      return MakeUpOffer(scene);
    case Move::kUpdateOffer:
    case Move::kSuspendOffer:
    case Move::kResumeOffer:
      return MakeUpOfferChange(move, scene);
    case Move::kCreateSession:
      return MakeUpSession(scene);
    case Move::kRecordAttendance:
      return MakeUpAttendance(scene);
    case Move::kCloseSession:
      return MakeUpSessionEnd(scene);
    case Move::kUpdateScheme:
    case Move::kUpdateOrganisation:
    case Move::kUpdateActivity:
      return MakeUpUpdate(move, scene);
    default:
      return MakeUpScheme(scene);
  }
}

}  // namespace

domain::Date Scene::Today() const {
  return DateIn(scheme == nullptr ? "UTC" : scheme->definition.calendar.zone, now);
}

uint64_t Scene::OneOf(size_t count) {
  if (count == 0 || Odd(40)) return choices.Among<uint64_t>({count + 1, 0, ~uint64_t{0}});
  return 1 + choices.Below(count);
}

uint64_t Scene::AnyOf(const std::vector<uint64_t>& suitable, const std::vector<uint64_t>& all) {
  const bool is_odd = Odd(8);
  const std::vector<uint64_t>& from = suitable.empty() || is_odd ? all : suitable;
  if (from.empty() || Odd(40)) {
    return choices.Among<uint64_t>({scheme == nullptr ? 1 : scheme->sequence, 0, 1, ~uint64_t{0}});
  }
  return from[from.size() - 1 - choices.Below(from.size())];
}

domain::MemberNumber Scene::AnyMember() {
  return domain::MemberNumber(OneOf(scheme == nullptr ? 0 : scheme->members.size()));
}

domain::OrganisationNumber Scene::AnyOrganisation() {
  return domain::OrganisationNumber(OneOf(scheme == nullptr ? 0 : scheme->organisations.size()));
}

domain::ActivityNumber Scene::AnyActivity() {
  return domain::ActivityNumber(OneOf(scheme == nullptr ? 0 : scheme->activities.size()));
}

domain::UnitNumber Scene::AnyUnit() {
  const size_t units = scheme == nullptr ? 0 : scheme->definition.units.size();
  if (Odd(30)) return domain::UnitNumber(units + 1);
  return domain::UnitNumber(choices.Below(units + 1));
}

domain::OfferNumber Scene::AnyOffer() {
  return domain::OfferNumber(OneOf(scheme == nullptr ? 0 : scheme->offers.size()));
}

std::string Scene::AnyAlias(const char* kind) {
  const std::string usual = absl::StrCat(kind, "-", serial);
  if (!Odd(8)) return usual;
  return choices.Among<std::string>({kind, absl::StrCat(kind, "-", std::string(50, 'a')), kind, "",
                                     "9-lives", "Upper", "two--hyphens", "ends-", "ümlaut", "-",
                                     std::string(63, 'a'), std::string(64, 'a')});
}

domain::LocalizedText Scene::AnyNames() {
  const domain::LocalizedText usual = {{"en", absl::StrCat("Name ", serial)}};
  if (!Odd(10)) return usual;
  return choices.Among<domain::LocalizedText>({{{"en", "Name"}, {"cy", "Enw"}, {"fr", "Nom d'été"}},
                                               {},
                                               {{"english", "Name"}},
                                               {{"en", std::string(200, 'n')}},
                                               {{"en", std::string(201, 'n')}},
                                               {{"en", ""}},
                                               {{"en", "Name"}, {"cy", "Cut \xC3"}}});
}

std::string Scene::AnyText() {
  const bool is_odd = Odd(12);
  if (!is_odd) return choices.OneIn(2) ? absl::StrCat("text ", serial) : "";
  return choices.Among<std::string>({"tab\tand line\nand ünïcode \xF0\x9F\x8C\xB3",
                                     std::string(2000, 't'), std::string(2001, 't'),
                                     "surrogate \xED\xA0\x80", std::string("nul\0", 4)});
}

std::string Scene::AnyReason() {
  const std::string text = AnyText();
  return text.empty() && !Odd(10) ? "because" : text;
}

int64_t Scene::AmountUpTo(int64_t available) {
  const auto little =
      1 + choices.Below(static_cast<size_t>(std::clamp<int64_t>(available, 1, 120)));
  if (Odd(20)) {
    return choices.Among<int64_t>(
        {60'000'000, 0, -1, INT64_MIN, 60'000'001, INT64_MAX, INT64_MAX - 1});
  }
  if (Odd(12)) return available + 1;
  const int64_t amount = choices.Among<int64_t>({little, little, little, available / 2, available});
  return std::max<int64_t>(1, amount);
}

domain::Date Scene::AnyPastDate() {
  const domain::Date usual = Today() - choices.Among({0, 0, 0, 0, 1, 1, 2, 7});
  if (!Odd(10)) return usual;
  return choices.Among({Today() - 4'000, Today() + 1, domain::Date(1'899, 12, 31),
                        domain::Date(1'900, 1, 1), domain::Date(9'999, 12, 31),
                        domain::Date(10'000, 1, 1)});
}

Request MakeUp(Move move, Scene& scene) {
  const std::vector<Scheme>& schemes = scene.model.schemes();
  const uint32_t which = scene.choices.Below(4);
  if (scene.scheme == nullptr && !schemes.empty()) {
    scene.scheme = &schemes[which == 3 ? schemes.size() - 1 : 0];
  }
  Request request;
  request.call = AnyCall(move, scene);
  request.command = AnyCommand(move, scene);
  return request;
}

}  // namespace timecredit::model
