#include "ledger/storage/layout/keys.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>
#include <variant>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/number.h"
#include "ledger/storage/layout/tables.h"

namespace timecredit::storage {
namespace {

constexpr size_t kSchemeWidth = 8;
constexpr size_t kPrefixWidth = kSchemeWidth + 1;
// Two bytes of a key hold a date's year.
constexpr int64_t kLastYear = 0xffff;
// Turns the order of signed numbers into that of unsigned ones.
constexpr uint64_t kSignBit = uint64_t{1} << 63;

class Writer {
 public:
  explicit Writer(std::string* bytes) : bytes_(bytes) {}

  template <size_t kWidth>
  void Unsigned(uint64_t value) {
    char buffer[kWidth];
    for (size_t at = kWidth; at-- > 0; value >>= 8) buffer[at] = static_cast<char>(value & 0xff);
    bytes_->append(buffer, kWidth);
  }

  template <class Kind>
  void Field(domain::Number<Kind> number) {
    Unsigned<8>(number.value);
  }
  void Field(journal::AliasKind kind) { Unsigned<1>(static_cast<uint8_t>(kind)); }
  void Field(domain::Owner owner) {
    Unsigned<1>(static_cast<uint8_t>(owner.kind));
    Unsigned<8>(owner.number);
  }
  void Field(domain::Date date) {
    date = std::clamp(date, domain::Date(0, 1, 1), domain::Date(kLastYear, 12, 31));
    Unsigned<2>(static_cast<uint64_t>(date.year()));
    Unsigned<1>(static_cast<uint64_t>(date.month()));
    Unsigned<1>(static_cast<uint64_t>(date.day()));
  }
  void Field(absl::Time time) {
    Unsigned<8>(static_cast<uint64_t>(absl::ToUnixMicros(time)) ^ kSignBit);
  }
  void Field(const domain::Digest& digest) {
    bytes_->append(reinterpret_cast<const char*>(digest.data()), digest.size());
  }
  // Only ever the last field, so it needs no end mark to keep its order.
  void Field(const std::string& text) { bytes_->append(text); }

 private:
  std::string* bytes_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : left_(bytes) {}

  bool Finished() const { return left_.empty(); }

  template <size_t kWidth>
  bool Unsigned(uint64_t* value) {
    if (left_.size() < kWidth) return false;
    *value = 0;
    for (size_t at = 0; at < kWidth; ++at) {
      *value = (*value << 8) | static_cast<uint8_t>(left_[at]);
    }
    left_.remove_prefix(kWidth);
    return true;
  }

  template <class Kind>
  bool Field(domain::Number<Kind>& number) {
    return Unsigned<8>(&number.value);
  }
  bool Field(journal::AliasKind& kind) {
    uint64_t value = 0;
    if (!Unsigned<1>(&value)) return false;
    kind = static_cast<journal::AliasKind>(value);
    return kind >= journal::AliasKind::kScheme && kind <= journal::AliasKind::kOffer;
  }
  bool Field(domain::Owner& owner) {
    uint64_t kind = 0;
    if (!Unsigned<1>(&kind) || !Unsigned<8>(&owner.number)) return false;
    owner.kind = static_cast<domain::OwnerKind>(kind);
    return owner.kind >= domain::OwnerKind::kScheme && owner.kind <= domain::OwnerKind::kObligation;
  }
  bool Field(domain::Date& date) {
    uint64_t year = 0;
    uint64_t month = 0;
    uint64_t day = 0;
    if (!Unsigned<2>(&year) || !Unsigned<1>(&month) || !Unsigned<1>(&day)) return false;
    date = domain::Date(static_cast<absl::civil_year_t>(year), static_cast<int>(month),
                        static_cast<int>(day));
    // A day that no calendar has comes out as another one.
    return static_cast<uint64_t>(date.month()) == month && static_cast<uint64_t>(date.day()) == day;
  }
  bool Field(absl::Time& time) {
    uint64_t biased = 0;
    if (!Unsigned<8>(&biased)) return false;
    const auto microseconds = static_cast<int64_t>(biased ^ kSignBit);
    if (microseconds == std::numeric_limits<int64_t>::min()) {
      time = absl::InfinitePast();
    } else if (microseconds == std::numeric_limits<int64_t>::max()) {
      time = absl::InfiniteFuture();
    } else {
      time = absl::FromUnixMicros(microseconds);
    }
    return true;
  }
  bool Field(domain::Digest& digest) {
    if (left_.size() < digest.size()) return false;
    std::copy_n(left_.begin(), digest.size(), digest.begin());
    left_.remove_prefix(digest.size());
    return true;
  }
  bool Field(std::string& text) {
    text = std::string(left_);
    left_ = {};
    return true;
  }

 private:
  std::string_view left_;
};

// The fields of each table's keys after the scheme's number, in stored order. Frozen, like the
// numbers of the tables.
template <class RowType>
struct KeyFields;
template <>
struct KeyFields<journal::StoredRecord> {
  static auto Of(auto& key) { return std::tie(key.sequence); }
};
template <>
struct KeyFields<journal::SealedRecord> {
  static auto Of(auto& key) { return std::tie(key.sequence); }
};
template <>
struct KeyFields<journal::Registry> {
  static auto Of(auto&) { return std::tie(); }
};
template <>
struct KeyFields<journal::Alias> {
  static auto Of(auto& key) { return std::tie(key.kind, key.alias); }
};
template <>
struct KeyFields<journal::Head> {
  static auto Of(auto&) { return std::tie(); }
};
template <>
struct KeyFields<domain::Scheme> {
  static auto Of(auto&) { return std::tie(); }
};
template <>
struct KeyFields<domain::Organisation> {
  static auto Of(auto& key) { return std::tie(key.organisation); }
};
template <>
struct KeyFields<domain::Activity> {
  static auto Of(auto& key) { return std::tie(key.activity); }
};
template <>
struct KeyFields<domain::Member> {
  static auto Of(auto& key) { return std::tie(key.member); }
};
template <>
struct KeyFields<domain::HourLog> {
  static auto Of(auto& key) { return std::tie(key.hour_log); }
};
template <>
struct KeyFields<domain::Hold> {
  static auto Of(auto& key) { return std::tie(key.hold); }
};
template <>
struct KeyFields<domain::Redemption> {
  static auto Of(auto& key) { return std::tie(key.redemption); }
};
template <>
struct KeyFields<domain::Offer> {
  static auto Of(auto& key) { return std::tie(key.offer); }
};
template <>
struct KeyFields<domain::Session> {
  static auto Of(auto& key) { return std::tie(key.session); }
};
template <>
struct KeyFields<journal::Attendance> {
  static auto Of(auto& key) { return std::tie(key.session, key.member); }
};
template <>
struct KeyFields<journal::Accounts> {
  static auto Of(auto& key) { return std::tie(key.owner); }
};
template <>
struct KeyFields<journal::Line> {
  static auto Of(auto& key) { return std::tie(key.owner, key.sequence); }
};
template <>
struct KeyFields<journal::Outcome> {
  static auto Of(auto& key) { return std::tie(key.request); }
};
template <>
struct KeyFields<journal::EffectiveEntry> {
  static auto Of(auto& key) { return std::tie(key.date, key.sequence); }
};
template <>
struct KeyFields<journal::AwaitingHours> {
  static auto Of(auto& key) { return std::tie(key.hour_log); }
};
template <>
struct KeyFields<journal::MemberDay> {
  static auto Of(auto& key) { return std::tie(key.member, key.date); }
};
template <>
struct KeyFields<journal::HoldDeadline> {
  static auto Of(auto& key) { return std::tie(key.deadline, key.hold); }
};
template <>
struct KeyFields<journal::WalletExpiry> {
  static auto Of(auto& key) { return std::tie(key.expires_on, key.member); }
};
template <>
struct KeyFields<journal::ReversedEntry> {
  static auto Of(auto& key) { return std::tie(key.entry); }
};
template <>
struct KeyFields<journal::ConfidentialHead> {
  static auto Of(auto&) { return std::tie(); }
};
template <>
struct KeyFields<journal::CaseKey> {
  static auto Of(auto& key) { return std::tie(key.court_case); }
};
template <>
struct KeyFields<journal::SealedObligation> {
  static auto Of(auto& key) { return std::tie(key.state); }
};
template <>
struct KeyFields<journal::SealedHours> {
  static auto Of(auto& key) { return std::tie(key.hour_log); }
};
template <>
struct KeyFields<journal::SealedMember> {
  static auto Of(auto& key) { return std::tie(key.member); }
};
template <>
struct KeyFields<journal::SealedText> {
  static auto Of(auto& key) { return std::tie(key.member, key.sequence); }
};
template <>
struct KeyFields<journal::MemberAlias> {
  static auto Of(auto& key) { return std::tie(key.alias); }
};
template <>
struct KeyFields<journal::PendingErasure> {
  static auto Of(auto& key) { return std::tie(key.member); }
};
template <>
struct KeyFields<journal::ErasedKey> {
  static auto Of(auto& key) { return std::tie(key.member); }
};
template <>
struct KeyFields<journal::KeyMark> {
  static auto Of(auto&) { return std::tie(); }
};

template <class RowType>
void Append(const typename RowType::Key& key, std::string* bytes) {
  Writer writer(bytes);
  writer.Field(key.scheme);
  writer.Unsigned<1>(static_cast<uint8_t>(kTableOf<RowType>));
  std::apply([&](const auto&... field) { (writer.Field(field), ...); },
             KeyFields<RowType>::Of(key));
}

template <class RowType>
std::optional<journal::RowKey> Decode(std::string_view bytes) {
  typename RowType::Key key;
  Reader reader(bytes);
  uint64_t table = 0;
  if (!reader.Field(key.scheme) || !reader.Unsigned<1>(&table)) return std::nullopt;
  const bool read = std::apply([&](auto&... field) { return (reader.Field(field) && ...); },
                               KeyFields<RowType>::Of(key));
  if (!read || !reader.Finished()) return std::nullopt;
  return journal::RowKey(std::move(key));
}

// Calls `use` with the type of each row, in turn, until it returns true.
template <class Use, size_t... kIndex>
bool ForSomeRowType(Use use, std::index_sequence<kIndex...>) {
  return (use(std::type_identity<std::variant_alternative_t<kIndex, journal::Row>>()) || ...);
}

constexpr auto kRowTypes = std::make_index_sequence<std::variant_size_v<journal::Row>>();

}  // namespace

void AppendKey(const journal::RowKey& key, std::string* bytes) {
  ForSomeRowType(
      [&]<class RowType>(std::type_identity<RowType>) {
        const auto* fields = std::get_if<typename RowType::Key>(&key);
        if (fields == nullptr) return false;
        Append<RowType>(*fields, bytes);
        return true;
      },
      kRowTypes);
}

std::string EncodeKey(const journal::RowKey& key) {
  std::string bytes;
  AppendKey(key, &bytes);
  return bytes;
}

std::string TablePrefix(const journal::RowKey& key) {
  return EncodeKey(key).substr(0, kPrefixWidth);
}

absl::StatusOr<journal::RowKey> DecodeKey(std::string_view bytes) {
  std::optional<journal::RowKey> key;
  if (bytes.size() >= kPrefixWidth) {
    const auto table = static_cast<Table>(bytes[kSchemeWidth]);
    ForSomeRowType(
        [&]<class RowType>(std::type_identity<RowType>) {
          if (kTableOf<RowType> != table) return false;
          key = Decode<RowType>(bytes);
          return true;
        },
        kRowTypes);
  }
  if (!key.has_value()) {
    return absl::DataLossError(
        absl::StrCat("not the key of any row: ",
                     absl::BytesToHexString(absl::string_view(bytes.data(), bytes.size()))));
  }
  return *std::move(key);
}

}  // namespace timecredit::storage
