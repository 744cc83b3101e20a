#ifndef TESTS_MODEL_TABLES_H_
#define TESTS_MODEL_TABLES_H_

#include <cstddef>
#include <map>
#include <tuple>
#include <utility>
#include <variant>

#include "ledger/journal/rows.h"

namespace timecredit::model {

template <class RowType>
using Table = std::map<typename RowType::Key, RowType>;

// One ordered table of each type of row. A value.
class Tables {
 public:
  template <class RowType>
  const Table<RowType>& of() const {
    return std::get<Table<RowType>>(tables_);
  }
  template <class RowType>
  Table<RowType>& of() {
    return std::get<Table<RowType>>(tables_);
  }

  template <class RowType>
  const RowType* Find(const typename RowType::Key& key) const {
    const auto found = of<RowType>().find(key);
    return found == of<RowType>().end() ? nullptr : &found->second;
  }

  template <class RowType>
  void Put(RowType row) {
    auto key = row.key();
    of<RowType>().insert_or_assign(std::move(key), std::move(row));
  }

  void Erase(const journal::RowKey& key) {
    EraseAt(key, std::make_index_sequence<std::variant_size_v<journal::Row>>());
  }

 private:
  // A row and its key have the same place among the alternatives.
  template <size_t... Places>
  void EraseAt(const journal::RowKey& key, std::index_sequence<Places...>) {
    ((key.index() == Places
          ? static_cast<void>(std::get<Places>(tables_).erase(std::get<Places>(key)))
          : void()),
     ...);
  }

  template <class Rows>
  struct MapsOf;
  template <class... RowTypes>
  struct MapsOf<std::variant<RowTypes...>> {
    using type = std::tuple<Table<RowTypes>...>;
  };
  typename MapsOf<journal::Row>::type tables_;
};

}  // namespace timecredit::model

#endif  // TESTS_MODEL_TABLES_H_
