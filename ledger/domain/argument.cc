#include "ledger/domain/argument.h"

#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace timecredit::domain {
namespace {

absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }

// The word by which an encoded argument says its type.
std::string_view KindOf(const Argument& argument) {
  static constexpr std::string_view kKinds[] = {"number", "text",           "date",
                                                "minute", "credit-minutes", "minutes"};
  static_assert(std::variant_size_v<Argument> == std::size(kKinds));
  return kKinds[argument.index()];
}

template <class CivilTime>
absl::StatusOr<Argument> ParseCivil(absl::string_view text) {
  CivilTime time;
  if (absl::ParseCivilTime(text, &time)) return Argument(time);
  return absl::InvalidArgumentError("an argument that is no date");
}

template <class Quantity>
absl::StatusOr<Argument> ParseQuantity(absl::string_view text) {
  int64_t count = 0;
  if (absl::SimpleAtoi(text, &count)) return Argument(Quantity{count});
  return absl::InvalidArgumentError("an argument that is no number");
}

absl::StatusOr<Argument> Parse(absl::string_view kind, absl::string_view value) {
  if (kind == "number") return ParseQuantity<int64_t>(value);
  if (kind == "credit-minutes") return ParseQuantity<CreditMinutes>(value);
  if (kind == "minutes") return ParseQuantity<Minutes>(value);
  if (kind == "date") return ParseCivil<absl::CivilDay>(value);
  if (kind == "minute") return ParseCivil<absl::CivilMinute>(value);
  std::string text;
  if (kind == "text" && absl::CUnescape(value, &text)) return Argument(std::move(text));
  return absl::InvalidArgumentError("an argument of no known kind");
}

}  // namespace

Argument InUnitOf(std::string_view field, int64_t number) {
  if (field.find("credit_minutes") != std::string_view::npos) return CreditMinutes{number};
  if (field.ends_with("_minutes")) return Minutes{number};
  return number;
}

std::string PlainValueOf(const Argument& argument) {
  return std::visit(
      [](const auto& value) -> std::string {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, std::string>) {
          return value;
        } else if constexpr (std::is_same_v<Value, int64_t>) {
          return absl::StrCat(value);
        } else if constexpr (std::is_same_v<Value, CreditMinutes> ||
                             std::is_same_v<Value, Minutes>) {
          return absl::StrCat(value.count);
        } else {
          return absl::FormatCivilTime(value);
        }
      },
      argument);
}

std::string EncodeArguments(const Arguments& arguments) {
  std::string encoded;
  for (const auto& [name, argument] : arguments) {
    absl::StrAppend(&encoded, name, " ", ToAbsl(KindOf(argument)), " ",
                    absl::CEscape(PlainValueOf(argument)), "\n");
  }
  return encoded;
}

absl::StatusOr<Arguments> DecodeArguments(std::string_view encoded) {
  Arguments arguments;
  for (const absl::string_view line : absl::StrSplit(ToAbsl(encoded), '\n', absl::SkipEmpty())) {
    const std::vector<absl::string_view> parts = absl::StrSplit(line, absl::MaxSplits(' ', 2));
    if (parts.size() != 3) return absl::InvalidArgumentError("an argument that is not whole");
    auto argument = Parse(parts[1], parts[2]);
    if (!argument.ok()) return argument.status();
    arguments.insert_or_assign(std::string(parts[0]), *std::move(argument));
  }
  return arguments;
}

}  // namespace timecredit::domain
