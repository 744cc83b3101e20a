#include "tests/model/words.h"

#include <concepts>
#include <optional>
#include <ranges>
#include <type_traits>
#include <utility>
#include <variant>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/fields.h"
#include "ledger/domain/member_edit.h"
#include "ledger/domain/number.h"
#include "ledger/domain/offer.h"
#include "ledger/domain/scheme.h"

namespace timecredit::model {
namespace {

using absl::StrCat;

// What a number is of. The sequence of a record, and of whatever it made, is "#7".
template <class Kind>
constexpr const char* kKind = "#";
template <>
constexpr const char* kKind<domain::SchemeKind> = "scheme ";
template <>
constexpr const char* kKind<domain::MemberKind> = "member ";
template <>
constexpr const char* kKind<domain::OrganisationKind> = "organisation ";
template <>
constexpr const char* kKind<domain::ActivityKind> = "activity ";
template <>
constexpr const char* kKind<domain::OfferKind> = "offer ";
template <>
constexpr const char* kKind<domain::UnitKind> = "unit ";
template <>
constexpr const char* kKind<domain::CaseKind> = "case ";
template <>
constexpr const char* kKind<domain::ObligationKind> = "obligation ";

// What is asked of a field: all of it, but for what the server gives, and for what an edit says of
// fields that it does not change.
template <class Other>
const Other& Asked(const Other& other) {
  return other;
}
domain::Scheme Asked(domain::Scheme scheme) {
  scheme.scheme = {};
  return scheme;
}
domain::Activity Asked(domain::Activity activity) {
  activity.scheme = {};
  activity.activity = {};
  activity.is_face = false;
  return activity;
}
domain::Offer Asked(domain::Offer offer) {
  offer.scheme = {};
  offer.offer = {};
  offer.state = domain::OfferState::kOpen;
  return offer;
}
domain::MemberEdit Asked(const domain::MemberEdit& edit) {
  return {.fields = edit.fields, .given = domain::Edited({}, edit)};
}

// Says values one after another.
class Teller {
 public:
  template <class Struct>
  void TellFields(const Struct& whole) {
    const char* before = "";
    domain::ForEachField(whole, [&](const auto& field) {
      Say(std::exchange(before, ", "));
      Tell(field);
    });
  }

  const std::string& words() const { return words_; }

 private:
  void Tell(bool value) { Say(value ? "yes" : "no"); }
  void Tell(domain::Date date) { Say(StrCat(date.year(), "-", date.month(), "-", date.day())); }
  void Tell(absl::Time time) { Say(InWords(time)); }
  void Tell(const std::string& text) { Say(Quoted(text)); }
  template <std::integral Integer>
  void Tell(const Integer& number) {
    Say(StrCat(number));
  }
  template <class Enum>
  requires std::is_enum_v<Enum>
  void Tell(const Enum& value) { Say(StrCat(static_cast<int>(value))); }
  template <class Kind>
  void Tell(const domain::Number<Kind>& number) {
    Say(StrCat(kKind<Kind>, number.value));
  }
  template <class Value>
  void Tell(const std::optional<Value>& value) {
    if (!value.has_value()) return Say("none");
    Tell(*value);
  }
  template <class Name, class Item>
  void Tell(const std::pair<Name, Item>& named) {
    Tell(named.first);
    Say(": ");
    Tell(named.second);
  }
  template <std::ranges::range Items>
  void Tell(const Items& items) {
    const char* before = "";
    Say("[");
    for (const auto& item : items) {
      Say(std::exchange(before, ", "));
      Tell(item);
    }
    Say("]");
  }
  template <class Struct>
  void Tell(const Struct& whole) {
    Say("{");
    TellFields(Asked(whole));
    Say("}");
  }

  void Say(absl::string_view words) { absl::StrAppend(&words_, words); }

  std::string words_;
};

}  // namespace

std::string InWords(const exchange::Command& command) {
  return std::visit(
      [](const auto& operation) {
        Teller teller;
        teller.TellFields(operation);
        return std::string(operation.kName) + " " + teller.words();
      },
      command);
}

std::string InWords(const domain::Principal& principal) {
  static constexpr const char* kKinds[] = {"nobody",  "system",  "operator", "manager",
                                           "officer", "partner", "member"};
  std::string words = StrCat(kKinds[static_cast<int>(principal.kind)], " ", principal.number);
  if (principal.member.has_value()) {
    absl::StrAppend(&words, " (member ", principal.member->value, ")");
  }
  return words;
}

std::string InWords(const exchange::Call& call) {
  std::string words = StrCat("scheme ", call.scheme.value, ", ", InWords(call.acting));
  absl::StrAppend(&words, ", request ", Quoted(call.request_id));
  if (call.validate_only) absl::StrAppend(&words, ", dry run");
  return words;
}

std::string InWords(absl::Time instant) {
  return absl::FormatTime("%Y-%m-%d %H:%M:%E*SZ", instant, absl::UTCTimeZone());
}

std::string Quoted(const std::string& text) {
  return StrCat("\"", absl::Utf8SafeCEscape(text), "\"");
}

}  // namespace timecredit::model
