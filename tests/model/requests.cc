#include "tests/model/requests.h"

#include <concepts>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/fields.h"
#include "ledger/domain/localized_text.h"
#include "ledger/domain/number.h"
#include "ledger/domain/principal.h"

namespace timecredit::model {
namespace {

// Officers mostly; a member's number in the link makes hours their own.
domain::Principal AnyPrincipal(Scene& scene) {
  using domain::PrincipalKind;
  Choices& choices = scene.choices;
  const auto kind =
      choices.Among({PrincipalKind::kOfficer, PrincipalKind::kOfficer, PrincipalKind::kManager,
                     PrincipalKind::kPartner, PrincipalKind::kMember, PrincipalKind::kOperator});
  domain::Principal principal{.kind = kind, .number = 1 + choices.Below(2), .member = {}};
  const bool is_member = kind == PrincipalKind::kMember || choices.OneIn(6);
  if (is_member && !scene.scheme.members.empty()) {
    principal.member = domain::MemberNumber(1 + choices.Below(scene.scheme.members.size()));
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

exchange::Call AnyCall(bool creates_scheme, size_t schemes, Scene& scene) {
  Choices& choices = scene.choices;
  exchange::Call call;
  if (!creates_scheme) {
    call.scheme = schemes == 0 ? domain::SchemeNumber(1) : scene.scheme.number();
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

// Every way to change one field of a command, down to those of the structs in it. Enums are left as
// they are: nobody asks for one that does not exist.
class Changes {
 public:
  template <class Command>
  explicit Changes(Command& command) {
    Find(command);
  }

  void MakeOne(Choices& choices) const {
    if (!changes_.empty()) changes_[choices.Below(changes_.size())]();
  }

 private:
  void Find(bool& value) {
    Add([&value] { value = !value; });
  }
  // To the next number, or the one before: there is one beside the largest, too.
  template <std::integral Integer>
  void Find(Integer& number) {
    Add([&number] { number = static_cast<Integer>(number ^ 1); });
  }
  template <class Kind>
  void Find(domain::Number<Kind>& number) {
    Add([&number] { ++number.value; });
  }
  void Find(domain::Date& date) {
    Add([&date] { --date; });
  }
  void Find(absl::Time& time) {
    Add([&time] { time += absl::Seconds(1); });
  }
  void Find(std::string& text) {
    Add([&text] { text += "!"; });
    Add([&text] { text.clear(); });
  }
  void Find(domain::LocalizedText& names) {
    Add([&names] { names["cy"] += "Arall"; });
  }
  template <class Item>
  void Find(std::vector<Item>& items) {
    for (Item& item : items) Find(item);
  }
  template <class Item>
  void Find(std::set<Item>& items) {
    if (!items.empty()) Add([&items] { items.erase(items.begin()); });
  }
  // What is left out becomes what is said to be nothing: that is another request, too.
  template <class Value>
  void Find(std::optional<Value>& value) {
    Add([&value] { value = value.has_value() ? std::nullopt : std::optional(Value()); });
    if (value.has_value()) Find(*value);
  }
  template <class Other>
  void Find(Other& other) {
    if constexpr (!std::is_enum_v<Other>) {
      domain::ForEachField(other, [this](auto& field) { Find(field); });
    }
  }

  void Add(std::function<void()> change) { changes_.push_back(std::move(change)); }

  std::vector<std::function<void()>> changes_;
};

}  // namespace

const Scheme& AnyScheme(const std::vector<Scheme>& schemes, Choices& choices) {
  static const Scheme nothing;
  const uint32_t which = choices.Below(4);
  if (schemes.empty()) return nothing;
  return which == 3 ? schemes.back() : schemes.front();
}

Request MakeUpRequest(const Operation& operation, const std::vector<Scheme>& schemes,
                      absl::Time now, size_t serial, Choices& choices) {
  Scene scene{
      .now = now, .serial = serial, .choices = choices, .scheme = AnyScheme(schemes, choices)};
  const bool creates_scheme = &operation == &OperationOf(exchange::CreateScheme());
  Request request;
  request.call = AnyCall(creates_scheme, schemes.size(), scene);
  request.command = operation.make_up(scene);
  return request;
}

Request Repeat(const Request& earlier, Choices& choices) {
  Request request = earlier;
  switch (choices.Below(12)) {
    case 6:
    case 7:
    case 8:
      std::visit([&](auto& command) { Changes(command).MakeOne(choices); }, request.command);
      break;
    case 9:
      request.call.acting.number += 1;
      break;
    case 10:
      request.call.acting.scheme.value += 1;
      break;
    case 11:
      request.call.validate_only = !request.call.validate_only;
      break;
    case 5:
      request.call.acting.member = domain::MemberNumber(1);  // became a member meanwhile
      break;
    default:
      break;
  }
  return request;
}

}  // namespace timecredit::model
