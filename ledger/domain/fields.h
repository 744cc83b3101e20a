#ifndef LEDGER_DOMAIN_FIELDS_H_
#define LEDGER_DOMAIN_FIELDS_H_

#include <cstddef>
#include <tuple>
#include <type_traits>

namespace timecredit::domain {

namespace internal {

// Stands for any field of an aggregate, where only their number is asked.
struct AnyField {
  template <class Field>
  operator Field() const;  // NOLINT(google-explicit-constructor)
};

template <class Aggregate, class... Fields>
constexpr size_t CountFields() {
  if constexpr (requires { Aggregate{Fields{}..., AnyField{}}; }) {
    return CountFields<Aggregate, Fields..., AnyField>();
  } else {
    return sizeof...(Fields);
  }
}

}  // namespace internal

// References to all fields of an aggregate without bases, in the order of their declaration, so
// that what is done with each of them need not name them. At most sixteen. (Boost.PFR does the
// same; the Boost of Debian that has it would displace the one that is usual.)
template <class Aggregate>
constexpr auto TieFields(Aggregate& value) {
  static_assert(std::is_aggregate_v<Aggregate>);
  constexpr size_t kCount = internal::CountFields<std::remove_const_t<Aggregate>>();
  static_assert(kCount > 0 || std::is_empty_v<Aggregate>, "nothing becomes its first field");
  static_assert(kCount <= 16, "longer ones need another line below");
  if constexpr (kCount == 0) {
    return std::tie();
  } else if constexpr (kCount == 1) {
    auto& [a] = value;
    return std::tie(a);
  } else if constexpr (kCount == 2) {
    auto& [a, b] = value;
    return std::tie(a, b);
  } else if constexpr (kCount == 3) {
    auto& [a, b, c] = value;
    return std::tie(a, b, c);
  } else if constexpr (kCount == 4) {
    auto& [a, b, c, d] = value;
    return std::tie(a, b, c, d);
  } else if constexpr (kCount == 5) {
    auto& [a, b, c, d, e] = value;
    return std::tie(a, b, c, d, e);
  } else if constexpr (kCount == 6) {
    auto& [a, b, c, d, e, f] = value;
    return std::tie(a, b, c, d, e, f);
  } else if constexpr (kCount == 7) {
    auto& [a, b, c, d, e, f, g] = value;
    return std::tie(a, b, c, d, e, f, g);
  } else if constexpr (kCount == 8) {
    auto& [a, b, c, d, e, f, g, h] = value;
    return std::tie(a, b, c, d, e, f, g, h);
  } else if constexpr (kCount == 9) {
    auto& [a, b, c, d, e, f, g, h, i] = value;
    return std::tie(a, b, c, d, e, f, g, h, i);
  } else if constexpr (kCount == 10) {
    auto& [a, b, c, d, e, f, g, h, i, j] = value;
    return std::tie(a, b, c, d, e, f, g, h, i, j);
  } else if constexpr (kCount == 11) {
    auto& [a, b, c, d, e, f, g, h, i, j, k] = value;
    return std::tie(a, b, c, d, e, f, g, h, i, j, k);
  } else if constexpr (kCount == 12) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l] = value;
    return std::tie(a, b, c, d, e, f, g, h, i, j, k, l);
  } else if constexpr (kCount == 13) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m] = value;
    return std::tie(a, b, c, d, e, f, g, h, i, j, k, l, m);
  } else if constexpr (kCount == 14) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n] = value;
    return std::tie(a, b, c, d, e, f, g, h, i, j, k, l, m, n);
  } else if constexpr (kCount == 15) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o] = value;
    return std::tie(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o);
  } else {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = value;
    return std::tie(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p);
  }
}

// Calls `visit` with each field, in the same order.
template <class Aggregate, class Visit>
constexpr void ForEachField(Aggregate& value, const Visit& visit) {
  std::apply([&visit](auto&... fields) { (visit(fields), ...); }, TieFields(value));
}

}  // namespace timecredit::domain

#endif  // LEDGER_DOMAIN_FIELDS_H_
