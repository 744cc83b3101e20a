#ifndef TESTS_MODEL_FIELDS_H_
#define TESTS_MODEL_FIELDS_H_

#include <cstddef>
#include <type_traits>

namespace timecredit::model {

// Becomes a value of any type. Only for counting: nothing is ever converted.
struct Anything {
  template <class Value>
  operator Value() const;  // NOLINT(google-explicit-constructor)
};

// How many fields a struct without constructors has: as many values as it can be initialised with.
template <class Struct, class... Values>
constexpr size_t CountOfFields() {
  if constexpr (requires { Struct{Values()..., Anything()}; }) {
    return CountOfFields<Struct, Values..., Anything>();
  } else {
    return sizeof...(Values);
  }
}

// Calls `visit` with each field of a struct without constructors, in order. So whatever is said or
// changed of every field is so of one that is added, too, and nobody has to list them.
template <class Struct, class Visit>
void ForEachField(Struct& whole, const Visit& visit) {
  constexpr size_t kCount = CountOfFields<std::remove_const_t<Struct>>();
  static_assert(std::is_aggregate_v<Struct>, "something with constructors needs words of its own");
  static_assert(kCount > 0 || std::is_empty_v<Struct>, "nothing becomes its first field");
  static_assert(kCount <= 12, "longer ones need another line below");
  const auto each = [&](auto&... fields) { (visit(fields), ...); };
  if constexpr (kCount == 1) {
    auto& [a] = whole;
    each(a);
  } else if constexpr (kCount == 2) {
    auto& [a, b] = whole;
    each(a, b);
  } else if constexpr (kCount == 3) {
    auto& [a, b, c] = whole;
    each(a, b, c);
  } else if constexpr (kCount == 4) {
    auto& [a, b, c, d] = whole;
    each(a, b, c, d);
  } else if constexpr (kCount == 5) {
    auto& [a, b, c, d, e] = whole;
    each(a, b, c, d, e);
  } else if constexpr (kCount == 6) {
    auto& [a, b, c, d, e, f] = whole;
    each(a, b, c, d, e, f);
  } else if constexpr (kCount == 7) {
    auto& [a, b, c, d, e, f, g] = whole;
    each(a, b, c, d, e, f, g);
  } else if constexpr (kCount == 8) {
    auto& [a, b, c, d, e, f, g, h] = whole;
    each(a, b, c, d, e, f, g, h);
  } else if constexpr (kCount == 9) {
    auto& [a, b, c, d, e, f, g, h, i] = whole;
    each(a, b, c, d, e, f, g, h, i);
  } else if constexpr (kCount == 10) {
    auto& [a, b, c, d, e, f, g, h, i, j] = whole;
    each(a, b, c, d, e, f, g, h, i, j);
  } else if constexpr (kCount == 11) {
    auto& [a, b, c, d, e, f, g, h, i, j, k] = whole;
    each(a, b, c, d, e, f, g, h, i, j, k);
  } else if constexpr (kCount == 12) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l] = whole;
    each(a, b, c, d, e, f, g, h, i, j, k, l);
  }
}

}  // namespace timecredit::model

#endif  // TESTS_MODEL_FIELDS_H_
