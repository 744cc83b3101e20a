#include "ledger/domain/member_fields.h"

#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/localized_text.h"
#include "ledger/domain/refusal.h"

namespace timecredit::domain {
namespace {

constexpr int64_t kLongestField = 200;  // bytes
constexpr int64_t kLongestAddress = 1000;
constexpr int64_t kLongestNotes = 4000;

absl::Status CheckText(std::string_view text, std::string_view field, int64_t longest) {
  if (std::ssize(text) > longest) {
    return RefuseArgument("TEXT_TOO_LONG", field, {{"longest", longest}});
  }
  if (!IsReadableText(text)) {
    return RefuseArgument("TEXT_INVALID", field);
  }
  return absl::OkStatus();
}

// Text that is printed on one line.
absl::Status CheckLine(std::string_view line, std::string_view field) {
  if (line.find_first_of("\t\n") != std::string_view::npos) {
    return RefuseArgument("TEXT_INVALID", field);
  }
  return CheckText(line, field, kLongestField);
}

// A name of spaces alone could neither be read nor found.
absl::Status CheckName(std::string_view name, std::string_view field) {
  if (absl::StripAsciiWhitespace(absl::string_view(name.data(), name.size())).empty()) {
    return RefuseArgument("FIELD_REQUIRED", field);
  }
  return CheckLine(name, field);
}

absl::Status CheckLanguage(std::string_view language) {
  if (language.empty()) return absl::OkStatus();
  const auto is_letter = [](char character) {
    return absl::ascii_islower(static_cast<unsigned char>(character));
  };
  if (language.size() == 2 && is_letter(language[0]) && is_letter(language[1])) {
    return absl::OkStatus();
  }
  return RefuseArgument("LANGUAGE_INVALID", "language");
}

absl::Status CheckDate(const std::optional<Date>& date, std::string_view field) {
  if (!date.has_value() || (*date >= kEarliestDate && *date <= kLatestDate)) {
    return absl::OkStatus();
  }
  return RefuseArgument("DATE_OUT_OF_RANGE", field,
                        {{"earliest", kEarliestDate}, {"latest", kLatestDate}});
}

// Of something that has happened.
absl::Status CheckPastDate(const std::optional<Date>& date, std::string_view field, Date today) {
  if (date.has_value() && *date > today && *date <= kLatestDate) {
    return RefuseArgument("DATE_IN_FUTURE", field, {{"date", *date}, {"today", today}});
  }
  return CheckDate(date, field);
}

absl::Status CheckGuardian(const Guardian& guardian, Date today) {
  if (auto status = CheckName(guardian.name, "guardian.name"); !status.ok()) return status;
  if (auto status = CheckLine(guardian.phone, "guardian.phone"); !status.ok()) return status;
  return CheckPastDate(guardian.consented_on, "guardian.consented_on", today);
}

}  // namespace

absl::Status CheckMemberFields(const MemberFields& fields, Date today) {
  if (!fields.alias.empty()) {
    if (auto status = CheckAlias(fields.alias, "alias"); !status.ok()) return status;
  }
  if (auto status = CheckName(fields.name, "name"); !status.ok()) return status;

  const std::pair<std::string_view, std::string_view> lines[] = {
      {fields.known_as, "known_as"}, {fields.phone, "phone"}, {fields.email, "email"}};
  for (const auto& [line, field] : lines) {
    if (auto status = CheckLine(line, field); !status.ok()) return status;
  }
  if (auto status = CheckText(fields.address, "address", kLongestAddress); !status.ok()) {
    return status;
  }
  if (auto status = CheckText(fields.notes, "notes", kLongestNotes); !status.ok()) return status;
  if (auto status = CheckLanguage(fields.language); !status.ok()) return status;
  if (auto status = CheckDate(fields.adult_on, "adult_on"); !status.ok()) return status;
  if (auto status = CheckPastDate(fields.born_on, "born_on", today); !status.ok()) return status;
  if (fields.guardian.has_value()) return CheckGuardian(*fields.guardian, today);
  return absl::OkStatus();
}

}  // namespace timecredit::domain
