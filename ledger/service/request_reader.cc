#include "ledger/service/request_reader.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "google/protobuf/timestamp.pb.h"
#include "ledger/auth/policy.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/refusal.h"
#include "ledger/journal/rows.h"
#include "ledger/reporting/names.h"
#include "ledger/service/page_token.h"
#include "ledger/service/resource_name.h"

namespace timecredit::service {
namespace {

using journal::AliasKind;

constexpr int32_t kUsualPage = 100;

absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }

// A number as resource names write it: digits without a sign or leading zeros, above 0.
std::optional<uint64_t> NumberIn(const std::string& id) {
  uint64_t number = 0;
  if (!absl::ascii_isdigit(static_cast<unsigned char>(id[0])) || id[0] == '0') return std::nullopt;
  if (!absl::SimpleAtoi(id, &number)) return std::nullopt;
  return number;
}

}  // namespace

std::vector<std::string> RequestReader::Ids(std::string_view name, std::string_view field,
                                            std::initializer_list<std::string_view> collections) {
  if (!status_.ok()) return {};
  auto ids = ParseResourceName(name, field, collections);
  if (!ids.ok()) {
    status_ = ids.status();
    return {};
  }
  TakeScheme(ids->front(), field);
  return status_.ok() ? *std::move(ids) : std::vector<std::string>();
}

void RequestReader::TakeScheme(const std::string& id, std::string_view field) {
  const auto scheme = names_.FindScheme(id, field, look_);
  // Of other schemes than their own nobody learns even whether they exist.
  if (scheme.ok() || absl::IsNotFound(scheme.status())) {
    status_ = domain::CheckScope(caller_.principal, scheme.value_or(domain::SchemeNumber()));
    if (!status_.ok()) return;
  }
  if (!scheme.ok()) {
    status_ = scheme.status();
  } else if (scheme_.IsNone()) {
    scheme_ = *scheme;
  } else if (scheme_ != *scheme) {
    status_ = domain::RefuseArgument("SCHEME_DIFFERS", field);
  }
}

uint64_t RequestReader::Known(AliasKind kind, const std::string& id, std::string_view field) {
  if (!status_.ok()) return 0;
  const auto number = names_.Find(scheme_, kind, id, field, look_);
  if (number.ok()) return *number;
  status_ = number.status();
  return 0;
}

domain::SchemeNumber RequestReader::Scheme(std::string_view name, std::string_view field) {
  Ids(name, field, {"schemes"});
  return scheme_;
}

domain::MemberNumber RequestReader::Member(std::string_view name, std::string_view field) {
  const auto ids = Ids(name, field, {"schemes", "members"});
  return ids.empty() ? domain::MemberNumber() : MemberWithId(ids[1], field);
}

domain::MemberNumber RequestReader::Subject(std::string_view name, std::string_view field) {
  const auto ids = Ids(name, field, {"schemes", "members"});
  return ids.empty() ? domain::MemberNumber() : SubjectWithId(ids[1], field);
}

domain::MemberNumber RequestReader::AnySubject(std::string_view name, std::string_view field) {
  if (!name.empty()) return Subject(name, field);
  CheckAboutMember(domain::MemberNumber());
  return {};
}

domain::MemberNumber RequestReader::SubjectWithId(const std::string& id, std::string_view field) {
  const auto subject = MemberWithId(id, field);
  if (absl::IsNotFound(status_)) {
    const auto not_themselves = auth::AuthoriseAbout(caller_.principal, domain::MemberNumber());
    if (!not_themselves.ok()) status_ = not_themselves;
  }
  CheckAboutMember(subject);
  return subject;
}

domain::MemberNumber RequestReader::MemberWithId(const std::string& id, std::string_view field) {
  if (const auto number = NumberIn(id); number.has_value()) return domain::MemberNumber(*number);
  const auto member = names_.FindMember(scheme_, id, field, look_);
  if (member.ok()) return *member;
  status_ = member.status();
  return {};
}

EntryNamed RequestReader::Entry(std::string_view name, std::string_view field) {
  const auto ids = Ids(name, field, {"schemes", "members", "entries"});
  if (ids.empty()) return {};
  EntryNamed entry{.member = SubjectWithId(ids[1], field), .sequence = {}};
  if (const auto number = NumberIn(ids[2]); number.has_value()) {
    entry.sequence = domain::Sequence(*number);
  } else {
    Keep(domain::RefuseArgument(
        "NAME_MALFORMED", field,
        {{"pattern", "schemes/ID/members/ID/entries/NUMBER"}, {"ending", "number"}}));
  }
  return entry;
}

domain::OrganisationNumber RequestReader::Organisation(std::string_view name,
                                                       std::string_view field) {
  const auto ids = Ids(name, field, {"schemes", "organisations"});
  if (ids.empty()) return {};
  return domain::OrganisationNumber(Known(AliasKind::kOrganisation, ids[1], field));
}

domain::OrganisationNumber RequestReader::AnyOrganisation(std::string_view name,
                                                          std::string_view field) {
  const auto ids = Ids(name, field, {"schemes", "organisations"});
  if (ids.empty() || ids[1] == "-") return {};
  return domain::OrganisationNumber(Known(AliasKind::kOrganisation, ids[1], field));
}

domain::ActivityNumber RequestReader::Activity(std::string_view name, std::string_view field) {
  const auto ids = Ids(name, field, {"schemes", "activities"});
  if (ids.empty()) return {};
  if (auth::MayKnowCourts(caller_.principal)) {
    return domain::ActivityNumber(Known(AliasKind::kActivity, ids[1], field));
  }
  const auto activity = names_.FindPublicActivity(scheme_, ids[1], field, look_);
  if (activity.ok()) return *activity;
  status_ = activity.status();
  return {};
}

domain::OfferNumber RequestReader::Offer(std::string_view name, std::string_view field) {
  const auto ids = Ids(name, field, {"schemes", "organisations", "offers"});
  if (ids.empty()) return {};
  const domain::OrganisationNumber partner(Known(AliasKind::kOrganisation, ids[1], field));
  if (!status_.ok()) return {};
  const auto offer = names_.FindOffer(scheme_, partner, ids[2], field, look_);
  if (offer.ok()) return *offer;
  status_ = offer.status();
  return {};
}

domain::Sequence RequestReader::Recorded(std::string_view name, std::string_view collection,
                                         std::string_view field) {
  return domain::Sequence(Numbered(name, collection, field));
}

uint64_t RequestReader::Numbered(std::string_view name, std::string_view collection,
                                 std::string_view field) {
  const auto ids = Ids(name, field, {"schemes", collection});
  if (ids.empty()) return 0;
  if (const auto number = NumberIn(ids[1]); number.has_value()) return *number;
  status_ = domain::RefuseArgument(
      "NAME_MALFORMED", field,
      {{"pattern", "schemes/ID/" + std::string(collection) + "/NUMBER"}, {"ending", "number"}});
  return 0;
}

void RequestReader::CheckAboutMember(domain::MemberNumber subject) {
  if (status_.ok()) status_ = auth::AuthoriseAbout(caller_.principal, subject);
}

bool RequestReader::MayLook() {
  if (status_.ok() && look_ == reporting::Look::kInMemory) {
    status_ = absl::AbortedError("the store must be asked");
  }
  return status_.ok();
}

domain::Date RequestReader::Date(std::string_view text) {
  return OptionalDate(text).value_or(domain::Date());
}

std::optional<domain::Date> RequestReader::OptionalDate(std::string_view text) {
  domain::Date date;
  if (text.empty() || !absl::ParseCivilTime(ToAbsl(text), &date)) return std::nullopt;
  return date;
}

std::optional<int32_t> RequestReader::StartMinute(std::string_view text) {
  int32_t hour = 0;
  int32_t minute = 0;
  if (text.size() != 5 || !absl::SimpleAtoi(ToAbsl(text.substr(0, 2)), &hour) ||
      !absl::SimpleAtoi(ToAbsl(text.substr(3)), &minute)) {
    return std::nullopt;
  }
  return hour * 60 + minute;
}

absl::Time RequestReader::Instant(const google::protobuf::Timestamp& instant) {
  return absl::FromUnixSeconds(instant.seconds()) + absl::Nanoseconds(instant.nanos());
}

PageAsked RequestReader::Page(int32_t page_size, std::string_view page_token, std::string request) {
  if (!status_.ok()) return {};
  auto from = OpenPageToken(page_token, request);
  if (!from.ok()) {
    status_ = from.status();
    return {};
  }
  return {.limit = static_cast<size_t>(page_size == 0 ? kUsualPage : page_size),
          .from = *std::move(from),
          .request = std::move(request)};
}

}  // namespace timecredit::service
