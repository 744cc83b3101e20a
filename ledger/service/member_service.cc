#include "ledger/service/member_service.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "ledger/domain/member.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/command.h"
#include "ledger/exchange/committed.h"
#include "ledger/journal/record.h"
#include "ledger/journal/rows.h"
#include "ledger/reporting/members.h"
#include "ledger/reporting/search_token.h"
#include "ledger/service/listing.h"
#include "ledger/service/mask.h"
#include "ledger/service/member_messages.h"
#include "ledger/service/page_token.h"
#include "ledger/service/parts.h"
#include "ledger/service/read_call.h"
#include "ledger/service/reply_writer.h"
#include "ledger/service/request_reader.h"
#include "ledger/service/write_call.h"
#include "proto/timecredit/v1/member.pb.h"

namespace timecredit::service {
namespace {

// Which fields an update is to change.
Mask MaskOf(const v1::UpdateMemberRequest& request, RequestReader& reader) {
  return CheckMask(request.update_mask(),
                   {"fields.member_id", "fields.full_name", "fields.known_as", "fields.phone",
                    "fields.email", "fields.address", "fields.language", "fields.adult_on",
                    "fields.born_on", "fields.guardian", "fields.notes"},
                   reader);
}

// A member as an operation left them: later operations are not for this reply.
void WriteChanged(const Parts& parts, domain::MemberNumber member, domain::MemberState state,
                  ReplyWriter& writer, v1::Member& response) {
  auto file = parts.members.Find(writer.scheme(), member, "name");
  writer.Keep(file.status());
  if (!file.ok()) return;
  file->member.state = state;
  WriteMember(*file, writer, response);
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

// The fields after an update: those that the mask names are new.
domain::MemberFields Updated(const domain::MemberFields& before, const domain::MemberFields& given,
                             const Mask& mask) {
  domain::MemberFields after = before;
  const auto take = [&](std::string_view path, auto domain::MemberFields::*field) {
    if (mask.Has(path)) after.*field = given.*field;
  };
  take("fields.member_id", &domain::MemberFields::alias);
  take("fields.full_name", &domain::MemberFields::name);
  take("fields.known_as", &domain::MemberFields::known_as);
  take("fields.phone", &domain::MemberFields::phone);
  take("fields.email", &domain::MemberFields::email);
  take("fields.address", &domain::MemberFields::address);
  take("fields.language", &domain::MemberFields::language);
  take("fields.adult_on", &domain::MemberFields::adult_on);
  take("fields.born_on", &domain::MemberFields::born_on);
  take("fields.guardian", &domain::MemberFields::guardian);
  take("fields.notes", &domain::MemberFields::notes);
  return after;
}

}  // namespace

grpc::ServerUnaryReactor* MemberService::CreateMember(grpc::CallbackServerContext* context,
                                                      const v1::CreateMemberRequest* request,
                                                      v1::Member* response) {
  const auto convert = [request](RequestReader& reader) -> exchange::Command {
    reader.Scheme(request->parent(), "parent");
    const v1::Member& member = request->member();
    return exchange::CreateMember{
        .fields = MemberFieldsFrom(member.fields(), "member.fields.", reader),
        .joined_on = reader.OptionalDate(member.joined_on(), "member.joined_on")};
  };
  const auto translate = [request, response](const exchange::Committed& committed,
                                             ReplyWriter& writer) {
    const auto& body = std::get<journal::MemberCreated>(committed.record->body);
    reporting::MemberFile file;
    file.member.member = body.member;
    file.member.joined_on = body.joined_on;
    WriteMember(file, writer, *response);
    // The record has nothing personal; the request was the same when it was answered first.
    *response->mutable_fields() = request->member().fields();
  };
  auto recipe = RecipeOf(*request, convert, translate,
                         {.prefix = "member.fields.", .id = "member.fields.member_id"});
  recipe.waits_for_keys = true;
  return Write(parts_, context, "MemberService/CreateMember", std::move(recipe));
}

grpc::ServerUnaryReactor* MemberService::GetMember(grpc::CallbackServerContext* context,
                                                   const v1::GetMemberRequest* request,
                                                   v1::Member* response) {
  return Read(parts_, context, "MemberService/GetMember", parts_.pools.points,
              [this, request, response](RequestReader& reader) {
                const auto number = reader.Subject(request->name(), "name");
                if (!reader.status().ok()) return reader.status();
                const auto file = parts_.members.Find(reader.scheme(), number, "name");
                if (!file.ok()) return file.status();
                ReplyWriter writer(parts_.names, reader.scheme());
                WriteMember(*file, writer, *response);
                return writer.status();
              });
}

grpc::ServerUnaryReactor* MemberService::SearchMembers(grpc::CallbackServerContext* context,
                                                       const v1::SearchMembersRequest* request,
                                                       v1::SearchMembersResponse* response) {
  return Read(parts_, context, "MemberService/SearchMembers", parts_.pools.scans,
              [this, request, response](RequestReader& reader) {
                reader.Scheme(request->parent(), "parent");
                const auto page = reader.Page(*request);
                if (!reader.status().ok()) return reader.status();
                const auto after = reporting::OpenSearchToken(page.from);
                if (!after.ok()) return after.status();
                const auto found = parts_.exchange.directory().Search(
                    reader.scheme(), request->query(), page.limit, *after);
                if (!found.ok()) return found.status();
                std::vector<domain::MemberNumber> numbers;
                for (const auto& match : found->matches) numbers.push_back(match.member);
                const auto files = parts_.members.FindAll(reader.scheme(), numbers);
                if (!files.ok()) return files.status();
                ReplyWriter writer(parts_.names, reader.scheme());
                for (const auto& file : *files) WriteMember(file, writer, *response->add_members());
                if (found->has_more) {
                  response->set_next_page_token(
                      MakePageToken(page.request, reporting::SearchTokenOf(found->matches.back())));
                }
                return writer.status();
              });
}

grpc::ServerUnaryReactor* MemberService::ListMembers(grpc::CallbackServerContext* context,
                                                     const v1::ListMembersRequest* request,
                                                     v1::ListMembersResponse* response) {
  return Read(parts_, context, "MemberService/ListMembers", parts_.pools.scans,
              [this, request, response](RequestReader& reader) {
                reader.Scheme(request->parent(), "parent");
                const auto page = reader.Page(*request);
                if (!reader.status().ok()) return reader.status();
                const auto head = parts_.registers.Find<journal::Head>({reader.scheme()});
                if (!head.ok()) return head.status();
                ReplyWriter writer(parts_.names, reader.scheme());
                const auto add = [&](uint64_t number) {
                  const auto file =
                      parts_.members.Find(reader.scheme(), domain::MemberNumber(number), "parent");
                  if (!file.ok()) return file.status();
                  WriteMember(*file, writer, *response->add_members());
                  return writer.status();
                };
                return ListNumbered(page, (*head)->members, *response->mutable_next_page_token(),
                                    add);
              });
}

grpc::ServerUnaryReactor* MemberService::EraseMember(grpc::CallbackServerContext* context,
                                                     const v1::EraseMemberRequest* request,
                                                     v1::Member* response) {
  const auto convert = [request](RequestReader& reader) -> exchange::Command {
    return exchange::EraseMember{.member = reader.Member(request->name(), "name")};
  };
  const auto translate = [this, response](const exchange::Committed& committed,
                                          ReplyWriter& writer) {
    const auto& body = std::get<journal::MemberErased>(committed.record->body);
    const auto file = parts_.members.Find(writer.scheme(), body.member, "name");
    writer.Keep(file.status());
    if (!file.ok()) return;
    WriteMember({.member = file->member, .fields = {}}, writer, *response);
    response->set_state(v1::Member::STATE_ERASED);
    response->clear_fields();
  };
  auto recipe = RecipeOf(*request, convert, translate, {.named = "member"});
  recipe.waits_for_keys = true;
  return Write(parts_, context, "MemberService/EraseMember", std::move(recipe));
}

grpc::ServerUnaryReactor* MemberService::UpdateMember(grpc::CallbackServerContext* context,
                                                      const v1::UpdateMemberRequest* request,
                                                      v1::Member* response) {
  const auto convert = [this, request](RequestReader& reader) -> exchange::Command {
    const v1::Member& member = request->member();
    const Mask mask = MaskOf(*request, reader);
    exchange::UpdateMember command;
    command.member = reader.Subject(member.name(), "member.name");
    const auto given = MemberFieldsFrom(member.fields(), "member.fields.", reader);
    if (!reader.status().ok()) return command;
    const auto file = parts_.members.Find(reader.scheme(), command.member, "member.name");
    reader.Keep(file.status());
    if (file.ok()) command.fields = Updated(file->fields, given, mask);
    return command;
  };
  const auto translate = [this, request, response](const exchange::Committed& committed,
                                                   ReplyWriter& writer) {
    const auto& body = std::get<journal::MemberUpdated>(committed.record->body);
    auto file = parts_.members.Find(writer.scheme(), body.member, "member.name");
    writer.Keep(file.status());
    if (!file.ok()) return;
    if (request->validate_only()) {
      // A dry run left the old fields; what was asked for was read without a failure before.
      const Caller nobody;
      RequestReader reader(nobody, parts_.names, reporting::Look::kInStore);
      const Mask mask = MaskOf(*request, reader);
      const auto given = MemberFieldsFrom(request->member().fields(), "member.fields.", reader);
      file->fields = Updated(file->fields, given, mask);
    }
    WriteMember(*file, writer, *response);
  };
  auto recipe = RecipeOf(*request, convert, translate,
                         {.prefix = "member.fields.",
                          .named = "member",
                          .name = "member.name",
                          .id = "member.fields.member_id"});
  recipe.waits_for_keys = true;
  return Write(parts_, context, "MemberService/UpdateMember", std::move(recipe));
}

grpc::ServerUnaryReactor* MemberService::MergeMembers(grpc::CallbackServerContext* context,
                                                      const v1::MergeMembersRequest* request,
                                                      v1::Member* response) {
  const auto convert = [request](RequestReader& reader) -> exchange::Command {
    reader.RequireReason(request->reason());
    exchange::MergeMembers command;
    command.duplicate = reader.Member(request->duplicate(), "duplicate");
    command.into = reader.Member(request->into(), "into");
    command.reason = request->reason();
    return command;
  };
  const auto translate = [this, response](const exchange::Committed& committed,
                                          ReplyWriter& writer) {
    const auto& body = std::get<journal::MembersMerged>(committed.record->body);
    const auto file = parts_.members.Find(writer.scheme(), body.into, "into");
    writer.Keep(file.status());
    if (file.ok()) WriteMember(*file, writer, *response);
  };
  auto recipe = RecipeOf(*request, convert, translate);
  recipe.waits_for_keys = true;
  return Write(parts_, context, "MemberService/MergeMembers", std::move(recipe));
}

grpc::ServerUnaryReactor* MemberService::SuspendMember(grpc::CallbackServerContext* context,
                                                       const v1::SuspendMemberRequest* request,
                                                       v1::Member* response) {
  const auto convert = [request](RequestReader& reader) -> exchange::Command {
    reader.RequireReason(request->reason());
    return exchange::SuspendMember{.member = reader.Member(request->name(), "name"),
                                   .reason = request->reason()};
  };
  const auto translate = [this, response](const exchange::Committed& committed,
                                          ReplyWriter& writer) {
    const auto& body = std::get<journal::MemberSuspended>(committed.record->body);
    WriteChanged(parts_, body.member, domain::MemberState::kSuspended, writer, *response);
  };
  return Write(parts_, context, "MemberService/SuspendMember",
               RecipeOf(*request, convert, translate, {.named = "member"}));
}

grpc::ServerUnaryReactor* MemberService::ResumeMember(grpc::CallbackServerContext* context,
                                                      const v1::ResumeMemberRequest* request,
                                                      v1::Member* response) {
  const auto convert = [request](RequestReader& reader) -> exchange::Command {
    return exchange::ResumeMember{.member = reader.Member(request->name(), "name"), .reason = {}};
  };
  const auto translate = [this, response](const exchange::Committed& committed,
                                          ReplyWriter& writer) {
    const auto& body = std::get<journal::MemberResumed>(committed.record->body);
    WriteChanged(parts_, body.member, domain::MemberState::kActive, writer, *response);
  };
  return Write(parts_, context, "MemberService/ResumeMember",
               RecipeOf(*request, convert, translate, {.named = "member"}));
}

grpc::ServerUnaryReactor* MemberService::CloseMember(grpc::CallbackServerContext* context,
                                                     const v1::CloseMemberRequest* request,
                                                     v1::Member* response) {
  const auto convert = [request](RequestReader& reader) -> exchange::Command {
    reader.RequireReason(request->reason());
    exchange::CloseMember command;
    command.member = reader.Member(request->name(), "name");
    command.remaining = ChoiceFrom(request->remaining());
    if (!request->beneficiary().empty() ||
        command.remaining == exchange::ClosingChoice::kTransfer) {
      command.beneficiary = reader.Member(request->beneficiary(), "beneficiary");
    }
    command.reason = request->reason();
    return command;
  };
  const auto translate = [this, response](const exchange::Committed& committed,
                                          ReplyWriter& writer) {
    const auto& body = std::get<journal::MemberClosed>(committed.record->body);
    WriteChanged(parts_, body.member, domain::MemberState::kClosed, writer, *response);
  };
  return Write(parts_, context, "MemberService/CloseMember",
               RecipeOf(*request, convert, translate, {.named = "member"}));
}

}  // namespace timecredit::service
