#include "tests/journal/any_value.h"

#include <rapidcheck.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "ledger/domain/fields.h"

// Structures are filled field by field, whatever fields they have.
namespace timecredit::tests {
namespace {

// A class, so that its functions find each other whatever their order.
struct Filler {
  // ---- Scalars: small ones, which are usual, and those at the borders.

  template <class Integer>
  static Integer AnyInteger() {
    using Limits = std::numeric_limits<Integer>;
    return *rc::gen::oneOf(rc::gen::inRange<Integer>(0, 3), rc::gen::inRange<Integer>(126, 130),
                           rc::gen::element<Integer>(Limits::min(), Limits::max()),
                           rc::gen::arbitrary<Integer>());
  }

  static void Fill(int32_t& number) { number = AnyInteger<int32_t>(); }
  static void Fill(int64_t& number) { number = AnyInteger<int64_t>(); }
  static void Fill(uint64_t& number) { number = AnyInteger<uint64_t>(); }
  static void Fill(bool& truth) { truth = *rc::gen::arbitrary<bool>(); }

  template <class Kind>
  static void Fill(domain::Number<Kind>& number) {
    Fill(number.value);
  }

  // UTF-8.
  static void Fill(std::string& text) {
    const int pieces = *rc::gen::inRange(0, 4);
    for (int piece = 0; piece < pieces; ++piece) {
      text += *rc::gen::element<std::string>("a", "Siân", "\n", "日本", "😀", std::string(1, '\0'),
                                             std::string(130, 'x'));
    }
  }

  static void FillBytes(std::string& bytes) { bytes = *rc::gen::arbitrary<std::string>(); }

  static void Fill(domain::Digest& digest) {
    for (uint8_t& byte : digest) byte = *rc::gen::element<uint8_t>(0, 1, 0x7f, 0x80, 0xff);
  }

  static void Fill(domain::Date& date) { date = domain::Date(1970, 1, 1) + AnyInteger<int32_t>(); }

  // Whole microseconds, as records have them.
  static void Fill(absl::Time& instant) {
    instant = *rc::gen::oneOf(
        rc::gen::element(absl::InfinitePast(), absl::InfiniteFuture(), absl::UnixEpoch()),
        rc::gen::map(rc::gen::inRange<int64_t>(-3, 3), absl::FromUnixMicros),
        rc::gen::map(rc::gen::inRange<int64_t>(-4'000'000'000'000'000, 4'000'000'000'000'000),
                     absl::FromUnixMicros));
  }

  static void Fill(absl::Weekday& day) {
    day = static_cast<absl::Weekday>(*rc::gen::inRange(0, 7));
  }
  static void Fill(domain::OwnerKind& kind) {
    kind = static_cast<domain::OwnerKind>(*rc::gen::inRange(1, 5));
  }
  static void Fill(domain::AccountKind& kind) {
    kind = static_cast<domain::AccountKind>(*rc::gen::oneOf(
        rc::gen::inRange(1, 9), rc::gen::inRange(16, 18), rc::gen::inRange(32, 35)));
  }
  static void Fill(domain::PrincipalKind& kind) {
    kind = static_cast<domain::PrincipalKind>(*rc::gen::inRange(1, 7));
  }
  static void Fill(domain::Acceptance& acceptance) {
    acceptance = static_cast<domain::Acceptance>(*rc::gen::inRange(1, 3));
  }
  static void Fill(domain::AwardKind& kind) {
    kind = static_cast<domain::AwardKind>(*rc::gen::inRange(1, 3));
  }
  static void Fill(domain::Rounding& rounding) {
    rounding = static_cast<domain::Rounding>(*rc::gen::inRange(1, 6));
  }
  static void Fill(domain::ServiceCategory& category) {
    category = static_cast<domain::ServiceCategory>(*rc::gen::inRange(0, 11));
  }
  static void Fill(domain::VerdictKind& kind) {
    kind = static_cast<domain::VerdictKind>(*rc::gen::inRange(1, 4));
  }
  static void Fill(domain::MemberState& state) {
    state = static_cast<domain::MemberState>(*rc::gen::inRange(1, 6));
  }
  static void Fill(domain::HourLogState& state) {
    state = static_cast<domain::HourLogState>(*rc::gen::inRange(1, 5));
  }
  static void Fill(domain::HoldState& state) {
    state = static_cast<domain::HoldState>(*rc::gen::inRange(1, 5));
  }
  static void Fill(domain::OfferState& state) {
    state = static_cast<domain::OfferState>(*rc::gen::inRange(1, 3));
  }
  static void Fill(domain::SessionState& state) {
    state = static_cast<domain::SessionState>(*rc::gen::inRange(1, 3));
  }
  static void Fill(journal::AliasKind& kind) {
    kind = static_cast<journal::AliasKind>(*rc::gen::inRange(1, 5));
  }

  // ---- Parts.

  template <class Value>
  static void Fill(std::optional<Value>& value) {
    if (*rc::gen::arbitrary<bool>()) Fill(value.emplace());
  }

  template <class Value>
  static void Fill(std::vector<Value>& values) {
    values.resize(*rc::gen::inRange<size_t>(0, 4));
    for (Value& value : values) Fill(value);
  }

  static void Fill(domain::LocalizedText& names) {
    const int languages = *rc::gen::inRange(0, 4);
    for (int language = 0; language < languages; ++language) {
      Fill(names[*rc::gen::element<std::string>("cy", "en", "fr", "")]);
    }
  }

  template <class... Alternatives, size_t... kIndex>
  static void FillAlternative(std::variant<Alternatives...>& value, size_t index,
                              std::index_sequence<kIndex...>) {
    ((kIndex == index ? Fill(value.template emplace<kIndex>()) : void()), ...);
  }

  template <class... Alternatives>
  static void Fill(std::variant<Alternatives...>& value) {
    FillAlternative(value, *rc::gen::inRange<size_t>(0, sizeof...(Alternatives)),
                    std::index_sequence_for<Alternatives...>());
  }

  template <class Aggregate>
  static void FillFields(Aggregate& value) {
    domain::ForEachField(value, [](auto& field) { Fill(field); });
  }

  // Whatever has fields, and nothing of its own below.
  template <class Aggregate>
  requires std::is_aggregate_v<Aggregate>
  static void Fill(Aggregate& value) { FillFields(value); }

  // ---- Rows and records.

  template <class Row>
  static void FillSealed(Row& row) {
    FillFields(row);
    FillBytes(row.sealed);
  }
  static void Fill(journal::SealedRecord& row) { FillSealed(row); }
  static void Fill(journal::SealedObligation& row) { FillSealed(row); }
  static void Fill(journal::SealedHours& row) { FillSealed(row); }
  static void Fill(journal::SealedMember& row) { FillSealed(row); }
  static void Fill(journal::SealedText& row) { FillSealed(row); }
  static void Fill(journal::Envelope& envelope) { FillSealed(envelope); }
  static void Fill(journal::StoredRecord& row) {
    FillFields(row);
    FillBytes(row.bytes);
  }

  static void Fill(journal::Outcome& row) {
    FillFields(row);
    if (*rc::gen::arbitrary<bool>()) row.committed_in = row.scheme;
  }

  // What a record creates or changes is of its own scheme.
  static void Fill(journal::Record& record) {
    FillFields(record);
    const auto adopt = [&record](auto& field) {
      if constexpr (requires { field.scheme = record.scheme; }) field.scheme = record.scheme;
    };
    std::visit([&adopt](auto& body) { domain::ForEachField(body, adopt); }, record.body);
  }
};

}  // namespace

void Fill(journal::Record& record) { Filler::Fill(record); }
void Fill(journal::ConfidentialRecord& record) { Filler::Fill(record); }
void Fill(domain::Obligation& obligation) { Filler::Fill(obligation); }
void Fill(journal::ConfidentialHours& hours) { Filler::Fill(hours); }
void Fill(journal::Envelope& envelope) { Filler::Fill(envelope); }
void Fill(domain::MemberFields& fields) { Filler::Fill(fields); }
void Fill(journal::Row& row) { Filler::Fill(row); }

}  // namespace timecredit::tests
