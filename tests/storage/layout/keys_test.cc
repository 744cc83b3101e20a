#include "ledger/storage/layout/keys.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/number.h"
#include "ledger/journal/rows.h"
#include "ledger/storage/layout/tables.h"

namespace timecredit::storage {
namespace {

using journal::RowKey;

// Few distinct values near each other and near the borders: that is where order goes wrong.
rc::Gen<uint64_t> AnyNumber() {
  return rc::gen::oneOf(rc::gen::inRange<uint64_t>(0, 4), rc::gen::inRange<uint64_t>(254, 258),
                        rc::gen::element<uint64_t>(uint64_t{1} << 32, uint64_t{1} << 63,
                                                   ~uint64_t{0}, ~uint64_t{0} - 1),
                        rc::gen::arbitrary<uint64_t>());
}

template <class Kind>
void Fill(domain::Number<Kind>& number) {
  number = domain::Number<Kind>(*AnyNumber());
}
void Fill(domain::Owner& owner) {
  owner.kind = static_cast<domain::OwnerKind>(*rc::gen::inRange(1, 5));
  owner.number = *AnyNumber();
}
void Fill(domain::Date& date) {
  const int64_t days = *rc::gen::oneOf(rc::gen::inRange<int64_t>(-400, 400),
                                       rc::gen::inRange<int64_t>(-700'000, 20'000'000));
  date = domain::Date(1970, 1, 1) + days;
}
void Fill(absl::Time& time) {
  time = *rc::gen::oneOf(
      rc::gen::element(absl::InfinitePast(), absl::InfiniteFuture(), absl::UnixEpoch()),
      rc::gen::map(rc::gen::inRange<int64_t>(-3, 3), absl::FromUnixMicros),
      rc::gen::map(rc::gen::inRange<int64_t>(-4'000'000'000'000'000, 4'000'000'000'000'000),
                   absl::FromUnixMicros));
}
void Fill(domain::Digest& digest) {
  for (uint8_t& byte : digest) byte = *rc::gen::element<uint8_t>(0, 1, 0x7f, 0x80, 0xff);
}
void Fill(journal::AliasKind& kind) {
  kind = static_cast<journal::AliasKind>(*rc::gen::inRange(1, 5));
}
void Fill(std::string& text) {
  text = *rc::gen::container<std::string>(rc::gen::element('\0', '\1', '-', 'a', 'b', '\xff'));
}

// A scheme number is drawn from few, so that keys of one scheme meet.
void FillScheme(domain::SchemeNumber& scheme) {
  scheme = domain::SchemeNumber(
      *rc::gen::element<uint64_t>(0, 1, 2, 255, 256, uint64_t{1} << 40, ~uint64_t{0}));
}

// Fills a key's fields as declared: the number of fields says which binding fits.
struct Anything {
  template <class Type>
  // NOLINTNEXTLINE(google-explicit-constructor): it stands for a field of any type.
  operator Type() const;  // never defined: asks only whether a field is there
};
template <class Key>
Key AnyKeyOf() {
  Key key;
  if constexpr (requires { Key{Anything(), Anything(), Anything()}; }) {
    auto& [scheme, second, third] = key;
    FillScheme(scheme);
    Fill(second);
    Fill(third);
  } else if constexpr (requires { Key{Anything(), Anything()}; }) {
    auto& [scheme, second] = key;
    FillScheme(scheme);
    Fill(second);
  } else {
    auto& [scheme] = key;
    FillScheme(scheme);
  }
  return key;
}

template <size_t... kIndex>
RowKey AnyKeyOfType(size_t type, std::index_sequence<kIndex...>) {
  RowKey key;
  ((kIndex == type
        ? void(key.emplace<kIndex>(AnyKeyOf<std::variant_alternative_t<kIndex, RowKey>>()))
        : void()),
   ...);
  return key;
}

RowKey AnyKeyOfType(size_t type) {
  return AnyKeyOfType(type, std::make_index_sequence<std::variant_size_v<RowKey>>());
}

RowKey AnyKey() { return AnyKeyOfType(*rc::gen::inRange<size_t>(0, std::variant_size_v<RowKey>)); }

std::string Hex(std::string_view bytes) {
  return absl::BytesToHexString(absl::string_view(bytes.data(), bytes.size()));
}

domain::SchemeNumber SchemeOf(const RowKey& key) {
  return std::visit([](const auto& fields) { return fields.scheme; }, key);
}

RC_GTEST_PROP(Keys, ComeBackFromTheirBytes, ()) {
  const RowKey key = AnyKey();
  const absl::StatusOr<RowKey> decoded = DecodeKey(EncodeKey(key));
  RC_ASSERT(decoded.ok());
  RC_ASSERT(*decoded == key);
}

RC_GTEST_PROP(Keys, OfOneTypeOrderAsTheirBytes, ()) {
  const auto type = *rc::gen::inRange<size_t>(0, std::variant_size_v<RowKey>);
  const RowKey left = AnyKeyOfType(type);
  const RowKey right = AnyKeyOfType(type);
  const auto expected = left <=> right;
  const auto actual = EncodeKey(left).compare(EncodeKey(right)) <=> 0;
  RC_ASSERT(actual == expected);
}

RC_GTEST_PROP(Keys, OfOneSchemeLieTogetherAndInItTheKeysOfOneTable, ()) {
  const RowKey left = AnyKey();
  const RowKey right = AnyKey();
  const std::pair expected(SchemeOf(left), TableOf(left));
  const std::pair other(SchemeOf(right), TableOf(right));
  RC_PRE(expected != other);
  RC_ASSERT((EncodeKey(left) < EncodeKey(right)) == (expected < other));
  RC_ASSERT(TablePrefix(left) != TablePrefix(right));
  RC_ASSERT(EncodeKey(left).starts_with(TablePrefix(left)));
}

RC_GTEST_PROP(Keys, AreReadInOneWayOnly, ()) {
  std::string bytes = EncodeKey(AnyKey());
  // Some other bytes, mostly near real ones.
  const auto at = *rc::gen::inRange<size_t>(0, bytes.size());
  switch (*rc::gen::inRange(0, 3)) {
    case 0:
      bytes[at] = *rc::gen::arbitrary<char>();
      break;
    case 1:
      bytes.resize(at);
      break;
    default:
      bytes.push_back(*rc::gen::arbitrary<char>());
  }
  const absl::StatusOr<RowKey> decoded = DecodeKey(bytes);
  if (decoded.ok()) {
    RC_ASSERT(EncodeKey(*decoded) == bytes);
  } else {
    RC_ASSERT(decoded.status().code() == absl::StatusCode::kDataLoss);
  }
}

TEST(Keys, AreFrozen) {
  const domain::SchemeNumber scheme(0x0102);
  const domain::Sequence sequence(0x1234);
  const domain::Date date(2022, 4, 1);
  const domain::Digest digest{0xa0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 0xaf};
  const std::string digest_hex = "a00102030405060708090a0b0c0d0eaf";
  const std::map<std::string, RowKey> frozen = {
      {"0000000000000102"
       "01"
       "0000000000001234",
       journal::StoredRecord::Key{scheme, sequence}},
      {"0000000000000000"
       "10",
       journal::Registry::Key{}},
      {"0000000000000000"
       "11"
       "01"
       "74616666",
       journal::Alias::Key{domain::SchemeNumber(), journal::AliasKind::kScheme, "taff"}},
      {"0000000000000102"
       "1b"
       "02"
       "0000000000000007"
       "0000000000001234",
       journal::Line::Key{scheme, {domain::OwnerKind::kMember, 7}, sequence}},
      {"0000000000000102"
       "1c" +
           digest_hex,
       journal::Outcome::Key{scheme, digest}},
      {"0000000000000102"
       "1d"
       "07e60401"
       "0000000000001234",
       journal::EffectiveEntry::Key{scheme, date, sequence}},
      {"0000000000000102"
       "20"
       "8000000000000001"
       "0000000000001234",
       journal::HoldDeadline::Key{scheme, absl::FromUnixMicros(1), sequence}},
      {"0000000000000102"
       "22"
       "0000000000001234",
       domain::Offer::Key{scheme, domain::OfferNumber(0x1234)}},
      {"0000000000000102"
       "24"
       "0000000000001234"
       "0000000000000007",
       journal::Attendance::Key{scheme, sequence, domain::MemberNumber(7)}},
      {"0000000000000102"
       "30"
       "0000000000001234",
       journal::ReversedEntry::Key{scheme, sequence}},
      {"0000000000000102"
       "62" +
           digest_hex,
       journal::MemberAlias::Key{scheme, digest}},
  };
  for (const auto& [bytes, key] : frozen) EXPECT_EQ(Hex(EncodeKey(key)), bytes);
}

TEST(Keys, WithADateOrTimeOutOfRangeAreTheNearestInRange) {
  const auto day = [](domain::Date date) {
    return EncodeKey(journal::WalletExpiry::Key{domain::SchemeNumber(1), date, {}});
  };
  EXPECT_EQ(day(domain::Date(-5, 3, 1)), day(domain::Date(0, 1, 1)));
  EXPECT_EQ(day(domain::Date(1'000'000, 3, 1)), day(domain::Date(65535, 12, 31)));
  const auto instant = [](absl::Time time) {
    return EncodeKey(journal::HoldDeadline::Key{domain::SchemeNumber(1), time, {}});
  };
  EXPECT_EQ(instant(absl::FromUnixMicros(5) + absl::Nanoseconds(7)),
            instant(absl::FromUnixMicros(5)));
}

TEST(Keys, OfNoTableOrOfImpossibleFieldsAreRefused) {
  const std::string scheme("\0\0\0\0\0\0\0\1", 8);
  for (const std::string& bytes :
       {std::string(), scheme, scheme + '\x99', scheme + "\x1f" + std::string(7, '\0'),
        // The 30th of February, the 13th month, the year's day 0.
        scheme + "\x1f" + std::string(8, '\0') + std::string("\x07\xe6\x02\x1e", 4),
        scheme + "\x1f" + std::string(8, '\0') + std::string("\x07\xe6\x0d\x01", 4),
        scheme + "\x1f" + std::string(8, '\0') + std::string("\x07\xe6\x01\x00", 4),
        // Owners and aliases of an unknown kind.
        scheme + "\x1a" + std::string(9, '\0'), scheme + "\x11\x05" + "taff"}) {
    EXPECT_EQ(DecodeKey(bytes).status().code(), absl::StatusCode::kDataLoss) << Hex(bytes);
  }
}

template <size_t... kIndex>
std::array<RowKey, sizeof...(kIndex)> OneKeyOfEachType(std::index_sequence<kIndex...>) {
  return {RowKey(std::in_place_index<kIndex>)...};
}

TEST(Tables, HaveANumberANameAndACompartmentEach) {
  std::set<Table> tables;
  std::set<std::string_view> names;
  std::map<Compartment, int> compartments;
  for (const RowKey& key :
       OneKeyOfEachType(std::make_index_sequence<std::variant_size_v<RowKey>>())) {
    tables.insert(TableOf(key));
    names.insert(NameOf(TableOf(key)));
    ++compartments[CompartmentOf(TableOf(key))];
  }
  EXPECT_EQ(tables.size(), std::variant_size_v<RowKey>);
  EXPECT_EQ(names.size(), std::variant_size_v<RowKey>);
  EXPECT_FALSE(names.contains("unknown"));
  EXPECT_EQ(compartments, (std::map<Compartment, int>{{Compartment::kJournal, 2},
                                                      {Compartment::kPublic, 22},
                                                      {Compartment::kConfidential, 4},
                                                      {Compartment::kErasable, 6}}));
}

}  // namespace
}  // namespace timecredit::storage
