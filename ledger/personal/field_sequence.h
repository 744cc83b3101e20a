#ifndef LEDGER_PERSONAL_FIELD_SEQUENCE_H_
#define LEDGER_PERSONAL_FIELD_SEQUENCE_H_

#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "absl/time/time.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/digest.h"
#include "ledger/domain/number.h"

namespace timecredit::personal {

// Fields in order, as bytes from which they could be read back: each field is its type, and where
// that does not fix its size, its length. So two sequences have equal bytes only if they have equal
// fields of equal types, and no field can be shifted into its neighbour. Digests of commands and
// contexts of sealed values are made of these; digests are kept for ever, so the encoding is
// frozen.
//
//   FieldSequence().Add("log_hours").Add(member).Add(duration_minutes).bytes()
//
// A value; wiped when it goes out of use, because fields may be personal.
class FieldSequence {
 public:
  FieldSequence() { bytes_.reserve(kUsualBytes); }
  ~FieldSequence();
  FieldSequence(const FieldSequence&) = delete;
  FieldSequence& operator=(const FieldSequence&) = delete;

  FieldSequence& Add(std::string_view text);
  FieldSequence& Add(const std::string& text) { return Add(std::string_view(text)); }
  // A literal would otherwise become a bool.
  FieldSequence& Add(const char* text) { return Add(std::string_view(text)); }

  FieldSequence& Add(bool value);

  // Integers of any size: signed and unsigned ones differ, their sizes do not.
  template <std::signed_integral Integer>
  requires(!std::same_as<Integer, char>) FieldSequence& Add(Integer value) {
    return AddSigned(value);
  }
  template <std::unsigned_integral Integer>
  requires(!std::same_as<Integer, bool> &&
           !std::same_as<Integer, char>) FieldSequence& Add(Integer value) {
    return AddUnsigned(value);
  }

  // Enums by their stored number.
  template <class Enum>
  requires std::is_enum_v<Enum> FieldSequence& Add(Enum value) {
    return Add(static_cast<std::underlying_type_t<Enum>>(value));
  }

  template <class Kind>
  FieldSequence& Add(domain::Number<Kind> number) {
    return AddUnsigned(number.value);
  }

  FieldSequence& Add(domain::Date date);
  FieldSequence& Add(absl::Time time);  // by its microsecond
  FieldSequence& Add(const domain::Digest& digest);

  template <class Value>
  FieldSequence& Add(const std::optional<Value>& value) {
    AddPresence(value.has_value());
    if (value.has_value()) Add(*value);
    return *this;
  }

  // Lists and maps: their size, then their items. Members of a struct are added one by one.
  template <class Item>
  FieldSequence& Add(const std::vector<Item>& items) {
    AddCount(items.size());
    for (const Item& item : items) Add(item);
    return *this;
  }
  template <class Name, class Value>
  FieldSequence& Add(const std::map<Name, Value>& items) {
    AddPairCount(items.size());
    for (const auto& [name, value] : items) Add(name).Add(value);
    return *this;
  }

  // Begins a list whose items the caller adds one by one: a list of structs.
  FieldSequence& AddCount(uint64_t count);

  // Valid until the next Add.
  std::string_view bytes() const { return bytes_; }

 private:
  // Longer than most sequences, so that few leave an earlier buffer behind unwiped.
  static constexpr size_t kUsualBytes = 512;

  FieldSequence& AddSigned(int64_t value);
  FieldSequence& AddUnsigned(uint64_t value);
  void AddPresence(bool present);
  void AddPairCount(uint64_t count);
  void Append(uint64_t value);

  std::string bytes_;
};

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_FIELD_SEQUENCE_H_
