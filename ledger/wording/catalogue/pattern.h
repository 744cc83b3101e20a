#ifndef LEDGER_WORDING_CATALOGUE_PATTERN_H_
#define LEDGER_WORDING_CATALOGUE_PATTERN_H_

#include <unicode/locid.h>
#include <unicode/msgfmt.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"

namespace timecredit::wording {

// What fills a gap of a pattern: a number, by which plural forms are chosen, or a text.
using Filling = std::variant<int64_t, std::string>;
using Fillings = std::map<std::string, Filling, std::less<>>;

// One sentence with gaps, in the form of ICU's MessageFormat. Thread-safe.
class Pattern {
 public:
  // INVALID_ARGUMENT for a sentence that MessageFormat cannot read, and for arguments other than
  // plain ones, plural and select: dates and amounts are put into words before they get here.
  static absl::StatusOr<std::unique_ptr<Pattern>> Parse(const icu::Locale& locale,
                                                        std::string_view text);

  // The names of its gaps.
  const std::set<std::string>& arguments() const { return arguments_; }

  // Those by whose text it chooses what to say.
  const std::set<std::string>& choices() const { return choices_; }

  // The plural forms that the language has and a choice in the sentence lacks: "days: few, many".
  // Empty when complete.
  const std::vector<std::string>& missing_forms() const { return missing_forms_; }

  // INVALID_ARGUMENT when a gap is not filled. Fillings that it has no gap for are left aside.
  absl::StatusOr<std::string> Format(const Fillings& fillings) const;

 private:
  explicit Pattern(std::unique_ptr<icu::MessageFormat> format) : format_(std::move(format)) {}

  std::unique_ptr<icu::MessageFormat> Take() const;
  void GiveBack(std::unique_ptr<icu::MessageFormat> format) const;

  // Never formats itself, which is why it can be copied by many threads at once: formatting changes
  // a MessageFormat, so each thread borrows a copy of its own.
  const std::unique_ptr<icu::MessageFormat> format_;
  std::set<std::string> arguments_;
  std::set<std::string> choices_;
  std::vector<std::string> missing_forms_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<icu::MessageFormat>> spare_;  // at most one a thread
};

}  // namespace timecredit::wording

#endif  // LEDGER_WORDING_CATALOGUE_PATTERN_H_
