#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "ledger/auth/field_policy.h"
#include "ledger/domain/member.h"
#include "ledger/domain/number.h"
#include "ledger/domain/refusal.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "ledger/reporting/hours_twice.h"
#include "ledger/reporting/members.h"
#include "ledger/reporting/namesakes.h"
#include "ledger/reporting/search_token.h"
#include "ledger/service/listing.h"
#include "ledger/service/members/answered_name.h"
#include "ledger/service/members/member_messages.h"
#include "ledger/service/page_token.h"
#include "ledger/service/parts.h"
#include "ledger/service/recipe.h"
#include "ledger/service/recipes.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "proto/timecredit/v1/member.pb.h"

namespace timecredit::service {
namespace {

// A member as an operation left them: later operations are not for this reply. Whoever is erased
// stays so.
void WriteChanged(const Parts& parts, domain::MemberNumber member, domain::MemberState state,
                  ReplyWriter& writer, v1::Member& response) {
  auto file = parts.members.Find(writer.scheme(), member, "name");
  writer.Keep(file.status());
  if (!file.ok()) return;
  if (file->member.state != domain::MemberState::kErased) file->member.state = state;
  WriteMember(*file, writer, response);
}

// Who is called exactly as a new member is.
void WriteNamesakes(const Parts& parts, domain::MemberNumber member, ReplyWriter& writer,
                    v1::Member& response) {
  const auto namesakes = reporting::NamesakesOf(response.fields().full_name(), writer.scheme(),
                                                parts.members, parts.exchange.directory());
  writer.Keep(namesakes.status());
  if (!namesakes.ok()) return;
  for (const reporting::MemberFile& other : *namesakes) {
    const bool is_known_twice = other.member.state == domain::MemberState::kMerged;
    if (other.member.member == member || is_known_twice) continue;
    response.add_namesakes(writer.Member(other.member.member));
  }
}

// What was logged for both numbers of a person who was registered twice.
void WriteHoursTwice(const Parts& parts, const journal::MembersMerged& merged, ReplyWriter& writer,
                     v1::Member& response) {
  const auto into = parts.registers.Find<domain::Member>({writer.scheme(), merged.into});
  writer.Keep(into.status());
  if (!into.ok() || *into == nullptr) return;
  std::vector<domain::MemberNumber> numbers = (*into)->duplicates;
  numbers.push_back(merged.into);
  // Of a dry run it is not there yet.
  if (std::find(numbers.begin(), numbers.end(), merged.duplicate) == numbers.end()) {
    numbers.push_back(merged.duplicate);
  }
  const auto twice = reporting::FindHoursTwice(parts.exchange.store(), writer.scheme(), numbers);
  writer.Keep(twice.status());
  if (!twice.ok()) return;
  for (const reporting::HoursTwice& hours : *twice) {
    v1::HoursTwice& message = *response.add_hours_twice();
    message.set_hour_log(writer.Recorded("hourLogs", hours.first));
    message.set_other_hour_log(writer.Recorded("hourLogs", hours.second));
    message.set_likeness(static_cast<v1::HoursTwice::Likeness>(hours.likeness));
  }
}

exchange::ClosingChoice ChoiceFrom(v1::CloseMemberRequest::Remaining message) {
  switch (message) {
    case v1::CloseMemberRequest::REMAINING_TRANSFER:
      return exchange::ClosingChoice::kTransfer;
    case v1::CloseMemberRequest::REMAINING_GIVE_BACK:
      return exchange::ClosingChoice::kGiveBack;
    default:
      return exchange::ClosingChoice::kRefuse;
  }
}

// Who leaves, and what becomes of their balance.
template <class Request, class Command>
void TakeDeparture(const std::string& name, const Request& request, RequestReader& reader,
                   Command& command) {
  command.member = reader.Member(name, "name");
  command.remaining = ChoiceFrom(request.remaining());
  if (!request.beneficiary().empty() || command.remaining == exchange::ClosingChoice::kTransfer) {
    command.beneficiary = reader.Member(request.beneficiary(), "beneficiary");
  }
}

}  // namespace

Recipe RecipeFor(const Parts& parts, const v1::CreateMemberRequest& request, v1::Member& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    reader.Scheme(request.parent(), "parent");
    const v1::Member& member = request.member();
    return exchange::CreateMember{.fields = MemberFieldsFrom(member.fields()),
                                  .joined_on = RequestReader::OptionalDate(member.joined_on())};
  };
  const auto translate = [&parts, &request, &response](const exchange::Committed& committed,
                                                       ReplyWriter& writer) {
    const auto& body = std::get<journal::MemberCreated>(committed.record->body);
    reporting::MemberFile file;
    file.member.member = body.member;
    file.member.joined_on = body.joined_on;
    WriteMember(file, writer, response);
    // The record has nothing personal; the request was the same when it was answered first.
    *response.mutable_fields() = request.member().fields();
    WriteNamesakes(parts, body.member, writer, response);
  };
  auto recipe = RecipeOf(request, convert, translate,
                         {.prefix = "member.fields.", .id = "member.fields.member_id"});
  recipe.waits_for_keys = true;
  return recipe;
}

Recipe RecipeFor(const Parts& parts, const v1::GetMemberRequest& request, v1::Member& response) {
  return RecipeOf(
      request, parts.pools.points, [&parts, &request, &response](RequestReader& reader) {
        const auto number = reader.Subject(request.name(), "name");
        if (!reader.status().ok()) return reader.status();
        auto file = parts.members.Find(reader.scheme(), number, "name");
        if (!file.ok()) return file.status();
        if (!file->is_readable) {
          return domain::RefuseState("PERSONAL_DATA_UNREADABLE", "name");
        }
        file->fields = auth::VisibleTo(reader.caller().principal, std::move(file->fields));
        ReplyWriter writer(parts.names, reader.scheme());
        WriteMember(*file, writer, response);
        return writer.status();
      });
}

Recipe RecipeFor(const Parts& parts, const v1::SearchMembersRequest& request,
                 v1::SearchMembersResponse& response) {
  return RecipeOf(request, parts.pools.scans, [&parts, &request, &response](RequestReader& reader) {
    reader.Scheme(request.parent(), "parent");
    const auto page = reader.Page(request);
    if (!reader.status().ok()) return reader.status();
    const auto after = reporting::OpenSearchToken(page.from);
    if (!after.ok()) return after.status();
    const auto found =
        parts.exchange.directory().Search(reader.scheme(), request.query(), page.limit, *after);
    if (!found.ok()) return found.status();
    std::vector<domain::MemberNumber> numbers;
    for (const auto& match : found->matches) numbers.push_back(match.member);
    const auto files = parts.members.FindAll(reader.scheme(), numbers);
    if (!files.ok()) return files.status();
    ReplyWriter writer(parts.names, reader.scheme());
    for (const auto& file : *files) WriteMember(file, writer, *response.add_members());
    if (found->has_more) {
      response.set_next_page_token(
          MakePageToken(page.request, reporting::SearchTokenOf(found->matches.back())));
    }
    return writer.status();
  });
}

Recipe RecipeFor(const Parts& parts, const v1::ListMembersRequest& request,
                 v1::ListMembersResponse& response) {
  return RecipeOf(request, parts.pools.scans, [&parts, &request, &response](RequestReader& reader) {
    reader.Scheme(request.parent(), "parent");
    const auto page = reader.Page(request);
    if (!reader.status().ok()) return reader.status();
    const auto head = parts.registers.Find<journal::Head>({reader.scheme()});
    if (!head.ok()) return head.status();
    ReplyWriter writer(parts.names, reader.scheme());
    const auto add = [&](uint64_t number) {
      const auto file = parts.members.Find(reader.scheme(), domain::MemberNumber(number), "parent");
      if (!file.ok()) return file.status();
      WriteMember(*file, writer, *response.add_members());
      return writer.status();
    };
    return ListNumbered(page, (*head)->members, *response.mutable_next_page_token(), add);
  });
}

Recipe RecipeFor(const Parts& parts, const v1::EraseMemberRequest& request, v1::Member& response) {
  const auto convert = [&parts, &request](RequestReader& reader) -> exchange::Command {
    exchange::EraseMember command;
    const std::string name =
        NameIfAnswered(parts, reader.caller(), request.name(), request.request_id(), command);
    TakeDeparture(name, request, reader, command);
    return command;
  };
  const auto translate = [&parts, &response](const exchange::Committed& committed,
                                             ReplyWriter& writer) {
    const auto& body = std::get<journal::MemberErased>(committed.record->body);
    const auto file = parts.members.Find(writer.scheme(), body.member, "name");
    writer.Keep(file.status());
    if (!file.ok()) return;
    WriteMember({.member = file->member, .fields = {}}, writer, response);
    response.set_state(v1::Member::STATE_ERASED);
    response.clear_fields();
  };
  auto recipe = RecipeOf(request, convert, translate, {.named = "member"});
  recipe.waits_for_keys = true;
  return recipe;
}

Recipe RecipeFor(const Parts& parts, const v1::UpdateMemberRequest& request, v1::Member& response) {
  const auto convert = [&parts, &request](RequestReader& reader) -> exchange::Command {
    exchange::UpdateMember command;
    const std::string name = NameIfAnswered(parts, reader.caller(), request.member().name(),
                                            request.request_id(), command);
    command.member = reader.Subject(name, "member.name");
    command.edit = MemberEditFrom(request, reader);
    return command;
  };
  const auto translate = [&parts, &response](const exchange::Committed& committed,
                                             ReplyWriter& writer) {
    const auto& body = std::get<journal::MemberUpdated>(committed.record->body);
    auto file = parts.members.Find(writer.scheme(), body.member, "member.name");
    writer.Keep(file.status());
    if (!file.ok()) return;
    if (committed.member_fields.has_value()) file->fields = *committed.member_fields;
    file->fields = auth::VisibleTo(committed.record->acting, std::move(file->fields));
    WriteMember(*file, writer, response);
  };
  auto recipe = RecipeOf(request, convert, translate,
                         {.prefix = "member.fields.",
                          .named = "member",
                          .name = "member.name",
                          .id = "member.fields.member_id"});
  recipe.waits_for_keys = true;
  return recipe;
}

Recipe RecipeFor(const Parts& parts, const v1::MergeMembersRequest& request, v1::Member& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    exchange::MergeMembers command;
    command.duplicate = reader.Member(request.duplicate(), "duplicate");
    command.into = reader.Member(request.into(), "into");
    command.reason = request.reason();
    return command;
  };
  const auto translate = [&parts, &response](const exchange::Committed& committed,
                                             ReplyWriter& writer) {
    const auto& body = std::get<journal::MembersMerged>(committed.record->body);
    const auto file = parts.members.Find(writer.scheme(), body.into, "into");
    writer.Keep(file.status());
    if (file.ok()) WriteMember(*file, writer, response);
    WriteHoursTwice(parts, body, writer, response);
  };
  auto recipe = RecipeOf(request, convert, translate);
  recipe.waits_for_keys = true;
  return recipe;
}

Recipe RecipeFor(const Parts& parts, const v1::SuspendMemberRequest& request,
                 v1::Member& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    return exchange::SuspendMember{.member = reader.Member(request.name(), "name"),
                                   .reason = request.reason()};
  };
  const auto translate = [&parts, &response](const exchange::Committed& committed,
                                             ReplyWriter& writer) {
    const auto& body = std::get<journal::MemberSuspended>(committed.record->body);
    WriteChanged(parts, body.member, domain::MemberState::kSuspended, writer, response);
  };
  return RecipeOf(request, convert, translate, {.named = "member"});
}

Recipe RecipeFor(const Parts& parts, const v1::ResumeMemberRequest& request, v1::Member& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    return exchange::ResumeMember{.member = reader.Member(request.name(), "name"), .reason = {}};
  };
  const auto translate = [&parts, &response](const exchange::Committed& committed,
                                             ReplyWriter& writer) {
    const auto& body = std::get<journal::MemberResumed>(committed.record->body);
    WriteChanged(parts, body.member, domain::MemberState::kActive, writer, response);
  };
  return RecipeOf(request, convert, translate, {.named = "member"});
}

Recipe RecipeFor(const Parts& parts, const v1::CloseMemberRequest& request, v1::Member& response) {
  const auto convert = [&request](RequestReader& reader) -> exchange::Command {
    exchange::CloseMember command;
    TakeDeparture(request.name(), request, reader, command);
    command.reason = request.reason();
    return command;
  };
  const auto translate = [&parts, &response](const exchange::Committed& committed,
                                             ReplyWriter& writer) {
    const auto& body = std::get<journal::MemberClosed>(committed.record->body);
    WriteChanged(parts, body.member, domain::MemberState::kClosed, writer, response);
  };
  return RecipeOf(request, convert, translate, {.named = "member"});
}

}  // namespace timecredit::service
