#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/member_import.h"
#include "clients/cli/nouns.h"
#include "clients/cli/views.h"
#include "clients/cpp/members.h"

namespace timecredit::cli {
namespace {

using v1::Member;

std::string ShowState(const google::protobuf::Message& message, const Words& words) {
  const auto& member = As<Member>(message);
  const std::string state =
      words.TitleOf(*Member::State_descriptor()->FindValueByNumber(member.state()));
  return member.personal_data_unreadable() ? words.Say("show.unreadable", {{"state", state}})
                                           : state;
}

constexpr Column kListView[] = {
    {.path = "name"},         {.path = "fields.full_name"}, {.path = "fields.known_as"},
    {.path = "fields.phone"}, {.path = "fields.address"},   {.path = "state", .text = ShowState},
};

constexpr Column kCardView[] = {
    {.path = "name"},
    {.path = "fields.full_name"},
    {.path = "fields.known_as"},
    {.path = "fields.member_id"},
    {.path = "fields.phone"},
    {.path = "fields.email"},
    {.path = "fields.address"},
    {.path = "fields.language"},
    {.path = "fields.adult_on"},
    {.path = "fields.born_on"},
    {.path = "fields.guardian.full_name", .heading = "field.guardian"},
    {.path = "fields.guardian.phone", .heading = "field.guardian_phone"},
    {.path = "fields.guardian.consented_on"},
    {.path = "fields.notes"},
    {.path = "joined_on"},
    {.path = "state", .text = ShowState},
    {.path = "merged_into"},
};

// What is said of a member; what is not said is not there.
struct Fields {
  std::string name;
  std::string known_as;
  std::string id;
  std::string phone;
  std::string email;
  std::string address;
  std::string language;
  std::string adult_on;
  std::string born_on;
  std::string guardian;
  std::string guardian_phone;
  std::string consented_on;
  std::string notes;
};

struct Registration {
  Fields fields;
  std::string joined_on;
  Change change;
};

struct Update {
  std::string member;
  Fields fields;
  std::vector<std::string> cleared;
  Change change;
};

struct Which {
  std::string member;
};

struct Listing {
  std::vector<std::string> words;
  std::optional<int64_t> limit;
};

struct Doing {
  std::string member;
  std::string other;
  std::string reason;
  bool give_back = false;
  Change change;
};

constexpr char kMemberHelp[] = "The member's number or id";

// A field: what it is called in the API, and where it stands here.
struct FieldPath {
  const char* path;
  std::string Fields::*value;
  void (*set)(v1::MemberFields& fields, const std::string& value);
};

constexpr FieldPath kFields[] = {
    {"full_name", &Fields::name, [](auto& fields, auto& value) { fields.set_full_name(value); }},
    {"known_as", &Fields::known_as, [](auto& fields, auto& value) { fields.set_known_as(value); }},
    {"member_id", &Fields::id, [](auto& fields, auto& value) { fields.set_member_id(value); }},
    {"phone", &Fields::phone, [](auto& fields, auto& value) { fields.set_phone(value); }},
    {"email", &Fields::email, [](auto& fields, auto& value) { fields.set_email(value); }},
    {"address", &Fields::address, [](auto& fields, auto& value) { fields.set_address(value); }},
    {"language", &Fields::language, [](auto& fields, auto& value) { fields.set_language(value); }},
    {"adult_on", &Fields::adult_on, [](auto& fields, auto& value) { fields.set_adult_on(value); }},
    {"born_on", &Fields::born_on, [](auto& fields, auto& value) { fields.set_born_on(value); }},
    {"guardian.full_name", &Fields::guardian,
     [](auto& fields, auto& value) { fields.mutable_guardian()->set_full_name(value); }},
    {"guardian.phone", &Fields::guardian_phone,
     [](auto& fields, auto& value) { fields.mutable_guardian()->set_phone(value); }},
    {"guardian.consented_on", &Fields::consented_on,
     [](auto& fields, auto& value) { fields.mutable_guardian()->set_consented_on(value); }},
    {"notes", &Fields::notes, [](auto& fields, auto& value) { fields.set_notes(value); }},
};

void Declare(Options& options, Fields& fields) {
  options.Text("--known-as", fields.known_as, "What the member is called");
  options.Text("--id", fields.id,
               "An id that you choose, by which to name the member; erased with the member");
  options.Text("--phone", fields.phone, "As people write it");
  options.Text("--email", fields.email, "As people write it");
  options.Text("--address", fields.address, "As people write it");
  options.Text("--member-language", fields.language, "The member's own language: en, cy, fr, ...");
  options.Date("--adult-on", fields.adult_on, "The day of coming of age, where that is enough");
  options.Date("--born-on", fields.born_on, "The day of birth, where it is needed");
  options.Text("--guardian", fields.guardian, "Who consents for a member under age");
  options.Text("--guardian-phone", fields.guardian_phone, "The guardian's phone number");
  options.Date("--consented-on", fields.consented_on, "When the guardian consented");
  options.Text("--notes", fields.notes, "What else is worth knowing");
}

ExitCode Create(Context& to, const Registration& given) {
  v1::CreateMemberRequest request;
  request.set_parent(to.Scheme());
  for (const FieldPath& field : kFields) {
    const std::string& value = given.fields.*field.value;
    if (!value.empty()) field.set(*request.mutable_member()->mutable_fields(), value);
  }
  request.mutable_member()->set_joined_on(given.joined_on);
  given.change.ApplyTo(request);
  const auto created = client::Members(to.caller()).CreateMember(request);
  const ExitCode code = to.Show(kCardView, created);
  if (created.ok() && !created->namesakes().empty()) {
    to.Say(to.words().Say("cli.namesakes", {{"members", LastParts(created->namesakes())},
                                            {"member", LastPart(created->name())},
                                            {"other", LastPart(created->namesakes(0))}}));
  }
  return code;
}

// What somebody has to settle after a merger.
void SayHoursTwice(Context& to, const v1::Member& merged) {
  for (const v1::HoursTwice& twice : merged.hours_twice()) {
    to.Say(to.words().Say("cli.hours_twice",
                          {{"first", LastPart(twice.hour_log())},
                           {"second", LastPart(twice.other_hour_log())},
                           {"likeness", v1::HoursTwice::Likeness_Name(twice.likeness())}}));
  }
}

ExitCode Edit(Context& to, const Update& given) {
  v1::UpdateMemberRequest request;
  request.mutable_member()->set_name(to.Name("members", given.member));
  for (const FieldPath& field : kFields) {
    const std::string& value = given.fields.*field.value;
    if (value.empty()) continue;
    field.set(*request.mutable_member()->mutable_fields(), value);
    request.mutable_update_mask()->add_paths(absl::StrCat("fields.", field.path));
  }
  for (const std::string& cleared : given.cleared) {
    request.mutable_update_mask()->add_paths(absl::StrCat("fields.", cleared));
  }
  if (request.update_mask().paths().empty()) {
    return to.FailUsage("cli.change_missing", {{"example", "--phone \"029 2000 0000\""}});
  }
  given.change.ApplyTo(request);
  return to.Show(kCardView, client::Members(to.caller()).UpdateMember(request));
}

void AddRegistration(Noun& member) {
  member.Verb<Registration>(
      "create", "Register a member",
      "timecredit member create \"Nadia Jones\" --id nadia-jones --phone \"029 2018 5340\"",
      [](Options& options, Registration& given) {
        options.Argument("NAME", given.fields.name, "The member's full name");
        Declare(options, given.fields);
        options.Date("--joined-on", given.joined_on, "When the member joined; today unless given");
        options.ChangeOptions(given.change);
      },
      Create);
  member.Verb<Update>(
      "update", "Change what is known of a member",
      "timecredit member update 17 --phone \"029 2018 5340\"",
      [](Options& options, Update& given) {
        options.Argument("MEMBER", given.member, kMemberHelp, Kind::kMember);
        options.Text("--name", given.fields.name, "The member's full name");
        Declare(options, given.fields);
        options.Texts("--clear", given.cleared,
                      "Forget a field, by its name in the API: phone, notes, guardian, ...");
        options.ChangeOptions(given.change);
      },
      Edit);
}

void AddReads(Noun& member) {
  member.Verb<Which>(
      "show", "Show everything that is kept about a member", "timecredit member show 17",
      [](Options& options, Which& given) {
        options.Argument("MEMBER", given.member, kMemberHelp, Kind::kMember);
      },
      [](Context& to, const Which& given) {
        v1::GetMemberRequest request;
        request.set_name(to.Name("members", given.member));
        return to.Show(kCardView, client::Members(to.caller()).GetMember(request));
      });
  member.Verb<Listing>(
      "search",
      "Find members by parts of a name, a phone number or an address; the best match first",
      "timecredit member search jon 12b",
      [](Options& options, Listing& given) {
        options.Arguments("WORD", given.words, "What to look for, in any order: jon 12b");
        options.Limit(given.limit);
      },
      [](Context& to, const Listing& given) {
        v1::SearchMembersRequest request;
        request.set_parent(to.Scheme());
        request.set_query(absl::StrJoin(given.words, " "));
        return to.ShowList(kListView, client::Members(to.caller()).SearchMembers(request),
                           given.limit);
      });
  member.Verb<Listing>(
      "list", "List the members, in the order of their registration",
      "timecredit member list --limit 20",
      [](Options& options, Listing& given) { options.Limit(given.limit); },
      [](Context& to, const Listing& given) {
        v1::ListMembersRequest request;
        request.set_parent(to.Scheme());
        return to.ShowList(kListView, client::Members(to.caller()).ListMembers(request),
                           given.limit);
      });
}

void AddSuspension(Noun& member) {
  member.Verb<Doing>(
      "suspend", "Let a member take no part for the time being",
      "timecredit member suspend 17 --reason \"Asked for a pause\"",
      [](Options& options, Doing& given) {
        options.Argument("MEMBER", given.member, kMemberHelp, Kind::kMember);
        options.NeededText("--reason", given.reason, "Why");
        options.RequestId(given.change);
      },
      [](Context& to, const Doing& given) {
        v1::SuspendMemberRequest request;
        request.set_name(to.Name("members", given.member));
        request.set_reason(given.reason);
        given.change.ApplyTo(request);
        return to.Show(kCardView, client::Members(to.caller()).SuspendMember(request));
      });
  member.Verb<Doing>(
      "resume", "Let a suspended member take part again", "timecredit member resume 17",
      [](Options& options, Doing& given) {
        options.Argument("MEMBER", given.member, kMemberHelp, Kind::kMember);
        options.RequestId(given.change);
      },
      [](Context& to, const Doing& given) {
        v1::ResumeMemberRequest request;
        request.set_name(to.Name("members", given.member));
        given.change.ApplyTo(request);
        return to.Show(kCardView, client::Members(to.caller()).ResumeMember(request));
      });
}

constexpr char kChooseOne[] = "cli.two_remainings";

void DeclareRemaining(Options& options, Doing& given) {
  options.Text("--transfer-to", given.other, "The member who gets the remaining credits",
               Kind::kMember);
  options.Flag("--give-back", given.give_back,
               "The remaining credits go back to the scheme, and it bears a remaining debt");
}

// Who leaves and what becomes of their credits. False where two things were said of these.
template <class Request>
bool TakeRemaining(Context& to, const Doing& given, Request& request) {
  if (given.give_back && !given.other.empty()) return false;
  request.set_name(to.Name("members", given.member));
  request.set_beneficiary(to.Name("members", given.other));
  if (given.give_back) request.set_remaining(v1::CloseMemberRequest::REMAINING_GIVE_BACK);
  if (!given.other.empty()) request.set_remaining(v1::CloseMemberRequest::REMAINING_TRANSFER);
  given.change.ApplyTo(request);
  return true;
}

void AddEndings(Noun& member) {
  member.Verb<Doing>(
      "merge", "Merge a person's second registration into the first, with its credits",
      "timecredit member merge 31 17 --reason \"Registered twice\"",
      [](Options& options, Doing& given) {
        options.Argument("DUPLICATE", given.member, "The registration that ends", Kind::kMember);
        options.Argument("INTO", given.other, "The one that stays", Kind::kMember);
        options.NeededText("--reason", given.reason, "Why");
        options.ChangeOptions(given.change);
      },
      [](Context& to, const Doing& given) {
        v1::MergeMembersRequest request;
        request.set_duplicate(to.Name("members", given.member));
        request.set_into(to.Name("members", given.other));
        request.set_reason(given.reason);
        given.change.ApplyTo(request);
        const auto merged = client::Members(to.caller()).MergeMembers(request);
        const ExitCode code = to.Show(kCardView, merged);
        if (merged.ok()) SayHoursTwice(to, *merged);
        return code;
      });
  member.Verb<Doing>(
      "close", "End a membership, and say what becomes of the credits",
      "timecredit member close 17 --give-back --reason \"Moved away\"",
      [](Options& options, Doing& given) {
        options.Argument("MEMBER", given.member, kMemberHelp, Kind::kMember);
        options.Text("--reason", given.reason, "Why; left out where the member was erased");
        DeclareRemaining(options, given);
        options.ChangeOptions(given.change);
        options.Agreement(given.change);
      },
      [](Context& to, const Doing& given) {
        v1::CloseMemberRequest request;
        request.set_reason(given.reason);
        if (!TakeRemaining(to, given, request)) return to.FailUsage(kChooseOne);
        const std::string what = to.words().Say("cli.close_member", {{"member", given.member}});
        if (!to.Confirm(what, given.change)) return ExitCode::kDeclined;
        return to.Show(kCardView, client::Members(to.caller()).CloseMember(request));
      });
  member.Verb<Doing>(
      "erase",
      "Destroy everything personal about a member, for ever, and say what becomes of the credits",
      "timecredit member erase 17 --give-back",
      [](Options& options, Doing& given) {
        options.Argument("MEMBER", given.member, kMemberHelp, Kind::kMember);
        DeclareRemaining(options, given);
        options.ChangeOptions(given.change);
        options.Agreement(given.change);
      },
      [](Context& to, const Doing& given) {
        v1::EraseMemberRequest request;
        if (!TakeRemaining(to, given, request)) return to.FailUsage(kChooseOne);
        const std::string what = to.words().Say("cli.erase_member", {{"member", given.member}});
        if (!to.Confirm(what, given.change)) return ExitCode::kDeclined;
        return to.Show(kCardView, client::Members(to.caller()).EraseMember(request));
      });
}

}  // namespace

void AddMemberNoun(CLI::App& program, Context& context, Pending& pending) {
  Noun member(program, "member", "The people who give hours and spend credits", Needs::kScheme,
              context, pending);
  AddRegistration(member);
  AddMemberImport(member);
  AddReads(member);
  AddSuspension(member);
  AddEndings(member);
}

}  // namespace timecredit::cli
