#include "clients/cli/existing.h"

#include <google/protobuf/map.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/views.h"
#include "clients/cpp/activities.h"
#include "clients/cpp/court.h"
#include "clients/cpp/credits.h"
#include "clients/cpp/hours.h"
#include "clients/cpp/members.h"
#include "clients/cpp/organisations.h"
#include "clients/cpp/pages.h"
#include "clients/cpp/redemptions.h"
#include "clients/cpp/schemes.h"

namespace timecredit::cli {
namespace {

constexpr size_t kWholePage = 1'000;  // as many as the server gives at once

// How something is called in the language, else in English.
std::string TitleIn(const google::protobuf::Map<std::string, std::string>& names,
                    const Words& words) {
  auto name = names.find(words.language());
  if (name == names.end()) name = names.find("en");
  return name == names.end() ? "" : name->second;
}

// What is known of something, apart from what is not.
std::string Described(std::vector<std::string> parts) {
  std::erase(parts, "");
  return absl::StrJoin(parts, ", ");
}

bool IsNumber(const std::string& word) {
  return std::all_of(word.begin(), word.end(), [](char letter) {
    return absl::ascii_isdigit(static_cast<unsigned char>(letter));
  });
}

// Calls `take` with each of the first things of a list, as far as they come.
template <class Message, class Take>
void TakeFirst(client::Pages<Message> pages, size_t most, const Take& take) {
  size_t count = 0;
  for (const auto& message : pages) {
    if (!message.ok()) return;
    take(*message);
    if (++count == most) return;
  }
}

template <class Request>
Request ListIn(const std::string& parent, size_t most) {
  Request request;
  request.set_parent(parent);
  request.set_page_size(static_cast<int32_t>(std::min(most, kWholePage)));
  return request;
}

}  // namespace

template <class Service, class Message, class Request, class Describe>
std::vector<Existing> Lookup::Asked(ListMethod<Service, Message, Request> list, Request request,
                                    const Describe& describe) const {
  std::vector<Existing> all;
  const Service service(caller_);
  TakeFirst((service.*list)(std::move(request), options_), settings_.most,
            [&](const Message& message) {
              all.push_back({WordOf(message.name()), describe(message)});
            });
  return all;
}

template <class Service, class Message, class Request, class Describe>
std::vector<Existing> Lookup::All(ListMethod<Service, Message, Request> list,
                                  const std::string& parent, const Describe& describe) const {
  return Asked(list, ListIn<Request>(parent, settings_.most), describe);
}

std::vector<Existing> Lookup::List(Kind kind, const std::string& begun,
                                   const std::string& member) const {
  const auto name_of = [this](const auto& thing) { return TitleIn(thing.display_names(), words_); };
  if (kind == Kind::kScheme) return Schemes();
  if (settings_.scheme.empty()) return {};
  switch (kind) {
    case Kind::kMember:
      return Members(begun);
    case Kind::kOrganisation:
      return All(&client::Organisations::ListOrganisations, settings_.scheme, name_of);
    case Kind::kOffer:
      return All(&client::Organisations::ListOffers,
                 absl::StrCat(settings_.scheme, "/organisations/-"), name_of);
    case Kind::kNewOffer:
      return Partners();
    case Kind::kActivity:
      return All(&client::Activities::ListActivities, settings_.scheme, name_of);
    case Kind::kUnit:
      return Units();
    default:
      return Numbered(kind, member);
  }
}

// What the server gave numbers to.
std::vector<Existing> Lookup::Numbered(Kind kind, const std::string& member) const {
  switch (kind) {
    case Kind::kSession:
      return All(&client::Activities::ListSessions, settings_.scheme,
                 [this](const v1::Session& session) {
                   return Described({WordOf(session.activity()), ShowDate(session.date(), words_)});
                 });
    case Kind::kHours:
      return Hours(v1::HourLog::STATE_SUBMITTED);
    case Kind::kApprovedHours:
      return Hours(v1::HourLog::STATE_APPROVED);
    case Kind::kObligation:
      return All(&client::Court::ListObligations, settings_.scheme,
                 [](const v1::Obligation& obligation) { return WordOf(obligation.member()); });
    case Kind::kRedemption:
    case Kind::kHold:
      return Spendings(kind);
    case Kind::kEntry:
      if (member.empty()) return {};
      return All(&client::Credits::ListEntries,
                 member.starts_with("schemes/")
                     ? member
                     : absl::StrCat(settings_.scheme, "/members/", member),
                 [this](const v1::Entry& entry) {
                   return Described({ShowDate(entry.date(), words_), entry.description()});
                 });
    default:
      return {};
  }
}

std::vector<Existing> Lookup::Hours(v1::HourLog::State state) const {
  auto request = ListIn<v1::ListHourLogsRequest>(settings_.scheme, settings_.most);
  request.add_states(state);
  return Asked(&client::Hours::ListHourLogs, request, [this](const v1::HourLog& log) {
    return Described(
        {log.member_full_name(), WordOf(log.activity()), ShowDate(log.date(), words_)});
  });
}

std::vector<Existing> Lookup::Spendings(Kind kind) const {
  const auto whose = [](const auto& spending) {
    return Described({WordOf(spending.member()), WordOf(spending.partner())});
  };
  if (kind == Kind::kHold) return All(&client::Redemptions::ListHolds, settings_.scheme, whose);
  return All(&client::Redemptions::ListRedemptions, settings_.scheme,
             [&](const v1::Redemption& redemption) {
               return Described({whose(redemption), ShowDate(redemption.date(), words_)});
             });
}

std::vector<Existing> Lookup::Schemes() const {
  v1::ListSchemesRequest request;
  request.set_page_size(static_cast<int32_t>(std::min(settings_.most, kWholePage)));
  std::vector<Existing> schemes;
  TakeFirst(client::Schemes(caller_).ListSchemes(request, options_), settings_.most,
            [&](const v1::Scheme& scheme) {
              schemes.push_back({WordOf(scheme.name()), TitleIn(scheme.display_names(), words_)});
            });
  return schemes;
}

std::vector<Existing> Lookup::Units() const {
  v1::GetSchemeRequest request;
  request.set_name(settings_.scheme);
  const auto scheme = client::Schemes(caller_).GetScheme(request, options_);
  std::vector<Existing> units;
  if (!scheme.ok()) return units;
  for (const v1::CountedUnit& unit : scheme->units()) {
    units.push_back({unit.unit_id(), TitleIn(unit.names(), words_)});
  }
  return units;
}

// Up to where the new offer's id begins.
std::vector<Existing> Lookup::Partners() const {
  std::vector<Existing> partners = List(Kind::kOrganisation, "", "");
  for (Existing& partner : partners) partner.word += '/';
  return partners;
}

// By number, and by id where they have one. What begins an id is searched for: there may be too
// many members to list.
std::vector<Existing> Lookup::Members(const std::string& begun) const {
  std::vector<Existing> found;
  const auto take = [&found](const v1::Member& member) {
    const v1::MemberFields& fields = member.fields();
    if (!fields.member_id().empty()) found.push_back({fields.member_id(), fields.full_name()});
    found.push_back({WordOf(member.name()), fields.full_name()});
  };
  const client::Members members(caller_);
  if (IsNumber(begun)) {
    TakeFirst(members.ListMembers(ListIn<v1::ListMembersRequest>(settings_.scheme, settings_.most),
                                  options_),
              settings_.most, take);
    return found;
  }
  auto search = ListIn<v1::SearchMembersRequest>(settings_.scheme, settings_.most);
  search.set_query(begun);
  TakeFirst(members.SearchMembers(search, options_), settings_.most, take);
  return found;
}

std::vector<Existing> Lookup::SearchMembers(const std::string& query, size_t most) const {
  std::vector<Existing> found;
  if (settings_.scheme.empty()) return found;
  auto search = ListIn<v1::SearchMembersRequest>(settings_.scheme, most);
  search.set_query(query);
  TakeFirst(
      client::Members(caller_).SearchMembers(search, options_), most,
      [&found](const v1::Member& member) {
        const v1::MemberFields& fields = member.fields();
        const bool has_id = !fields.member_id().empty();
        found.push_back({has_id ? fields.member_id() : WordOf(member.name()), fields.full_name()});
      });
  return found;
}

}  // namespace timecredit::cli
