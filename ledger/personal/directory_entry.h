#ifndef LEDGER_PERSONAL_DIRECTORY_ENTRY_H_
#define LEDGER_PERSONAL_DIRECTORY_ENTRY_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/functional/function_ref.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/personal/search_query.h"

namespace timecredit::personal {

// What a search knows of one member: the words of the name, of the other fields, and the phone
// numbers, ready to be compared. Wiped when it goes out of use. Thread-safe while it does not
// change.
class DirectoryEntry {
 public:
  DirectoryEntry() = default;  // of no member
  DirectoryEntry(domain::MemberNumber member, const domain::MemberFields& fields,
                 std::string_view calling_code);
  ~DirectoryEntry() { WipeText(); }
  DirectoryEntry(DirectoryEntry&& other) noexcept;
  DirectoryEntry& operator=(DirectoryEntry&& other) noexcept;

  domain::MemberNumber member() const { return member_; }

  // The words of the name without those it is known by, for ordering; and its first bytes as a
  // number that orders alike.
  std::string_view name() const { return {text_.get(), sort_end_}; }
  uint64_t name_prefix() const { return name_prefix_; }

  void VisitWords(absl::FunctionRef<void(std::string_view word)> visit) const;

  // How well the entry answers: 0 for the name's whole word, more for less; nullopt if not at all.
  // First counts how: a whole word, a word's beginning, a part of a word; then where: in the name
  // or elsewhere. Several words add up.
  std::optional<int32_t> RankOf(const SearchTerm& term) const;

 private:
  std::string_view text() const { return {text_.get(), size_}; }
  std::optional<int32_t> RankOfWord(std::string_view word) const;
  std::optional<int32_t> RankOfPhone(std::string_view digits) const;
  void WipeText();

  domain::MemberNumber member_;
  uint64_t name_prefix_ = 0;
  // Words, each between two line ends: the name's up to name_end_, phone numbers from
  // phones_begin_.
  std::unique_ptr<char[]> text_;
  uint32_t size_ = 0;
  uint32_t sort_end_ = 0;
  uint32_t name_end_ = 0;
  uint32_t phones_begin_ = 0;
};

}  // namespace timecredit::personal

#endif  // LEDGER_PERSONAL_DIRECTORY_ENTRY_H_
