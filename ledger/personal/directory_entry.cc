#include "ledger/personal/directory_entry.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/cleanup/cleanup.h"
#include "absl/functional/function_ref.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/number.h"
#include "ledger/personal/gram_index.h"
#include "ledger/personal/phone_number.h"
#include "ledger/personal/search_query.h"
#include "ledger/personal/search_words.h"
#include "ledger/personal/sodium.h"

namespace timecredit::personal {
namespace {

constexpr char kLineEnd = '\n';

// How a word answers; twice this, and one for being elsewhere than in the name, is its rank.
constexpr int32_t kWhole = 0;
constexpr int32_t kBeginning = 1;
constexpr int32_t kPart = 2;
constexpr int32_t kElsewhere = 1;

void AddWords(std::string_view field, std::string& text) {
  for (const auto& word : SearchWords(field)) {
    text += word;
    text += kLineEnd;
  }
}

void AddPhones(std::string_view field, std::string_view calling_code, std::string& text) {
  for (const NumberRun& run : NumberRuns(WithPlainPunctuation(field))) {
    const std::string digits = DigitsToKeep(run, calling_code);
    if (digits.empty()) continue;
    text += digits;
    text += kLineEnd;
  }
}

uint64_t PrefixOf(std::string_view name) {
  uint64_t prefix = 0;
  for (size_t at = 0; at < 8; ++at) {
    prefix = (prefix << 8) | (at < name.size() ? static_cast<unsigned char>(name[at]) : 0u);
  }
  return prefix;
}

void Improve(std::optional<int32_t>& best, std::optional<int32_t> rank) {
  if (rank.has_value() && (!best.has_value() || *rank < *best)) best = rank;
}

}  // namespace

DirectoryEntry::DirectoryEntry(domain::MemberNumber member, const domain::MemberFields& fields,
                               std::string_view calling_code)
    : member_(member) {
  std::string text(1, kLineEnd);
  const absl::Cleanup wipe = [&text] { Wipe({text.data(), text.size()}); };
  text.reserve(1024);
  AddWords(fields.name, text);
  sort_end_ = static_cast<uint32_t>(text.size());
  AddWords(fields.known_as, text);
  name_end_ = static_cast<uint32_t>(text.size());
  for (const auto* field : {&fields.alias, &fields.email, &fields.address}) AddWords(*field, text);
  phones_begin_ = static_cast<uint32_t>(text.size());
  AddPhones(fields.phone, calling_code, text);

  size_ = static_cast<uint32_t>(text.size());
  text_ = std::make_unique<char[]>(size_);
  std::copy(text.begin(), text.end(), text_.get());
  name_prefix_ = PrefixOf(name().substr(1));  // every name begins with a line end
}

DirectoryEntry::DirectoryEntry(DirectoryEntry&& other) noexcept { *this = std::move(other); }

DirectoryEntry& DirectoryEntry::operator=(DirectoryEntry&& other) noexcept {
  if (this == &other) return *this;
  WipeText();
  member_ = std::exchange(other.member_, {});
  name_prefix_ = std::exchange(other.name_prefix_, 0);
  text_ = std::move(other.text_);
  size_ = std::exchange(other.size_, 0);
  sort_end_ = std::exchange(other.sort_end_, 0);
  name_end_ = std::exchange(other.name_end_, 0);
  phones_begin_ = std::exchange(other.phones_begin_, 0);
  return *this;
}

void DirectoryEntry::VisitWords(absl::FunctionRef<void(std::string_view word)> visit) const {
  size_t begin = 1;
  while (begin < size_) {
    const size_t end = text().find(kLineEnd, begin);
    visit(text().substr(begin, end - begin));
    begin = end + 1;
  }
}

std::optional<int32_t> DirectoryEntry::RankOf(const SearchTerm& term) const {
  std::optional<int32_t> best;
  if (!term.words.empty()) {
    best = 0;
    for (const auto& word : term.words) {
      const auto rank = RankOfWord(word);
      best = best.has_value() && rank.has_value() ? std::optional(*best + *rank) : std::nullopt;
    }
  }
  if (!term.phone_digits.empty()) Improve(best, RankOfPhone(term.phone_digits));
  return best;
}

std::optional<int32_t> DirectoryEntry::RankOfWord(std::string_view word) const {
  const std::string_view all = text();
  const bool may_be_part = word.size() >= GramIndex::kShortestInner;
  std::optional<int32_t> best;
  for (size_t at = all.find(word); at != std::string::npos; at = all.find(word, at + 1)) {
    const bool begins = all[at - 1] == kLineEnd;
    if (!begins && !may_be_part) continue;
    const bool is_whole = begins && all[at + word.size()] == kLineEnd;
    const int32_t how = is_whole ? kWhole : begins ? kBeginning : kPart;
    const int32_t where = at < name_end_ ? 0 : kElsewhere;
    Improve(best, 2 * how + where);
    // Nothing better follows: names come first.
    if (is_whole) break;
  }
  return best;
}

std::optional<int32_t> DirectoryEntry::RankOfPhone(std::string_view digits) const {
  const std::string_view all = text();
  const bool may_be_part = digits.size() >= GramIndex::kShortestInner;
  std::optional<int32_t> best;
  for (size_t at = all.find(digits, phones_begin_); at != std::string::npos;
       at = all.find(digits, at + 1)) {
    const bool begins = all[at - 1] == kLineEnd;
    // "29 2034" begins "029 2034 5678" as well.
    const bool follows_trunk_prefix = !begins && all[at - 1] == '0' && all[at - 2] == kLineEnd;
    if (!begins && !may_be_part) continue;
    const bool is_beginning = begins || follows_trunk_prefix;
    const bool is_whole = is_beginning && all[at + digits.size()] == kLineEnd;
    Improve(best, 2 * (is_whole ? kWhole : is_beginning ? kBeginning : kPart) + kElsewhere);
  }
  return best;
}

void DirectoryEntry::WipeText() {
  if (text_ != nullptr) Wipe({text_.get(), size_});
}

}  // namespace timecredit::personal
