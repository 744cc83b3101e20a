#ifndef CLIENTS_CLI_WORDS_H_
#define CLIENTS_CLI_WORDS_H_

#include <google/protobuf/descriptor.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "ledger/wording/catalogue/catalogue.h"
#include "ledger/wording/catalogue/pattern.h"

namespace timecredit::cli {

// The languages of the catalogue, English first: "en", "cy", "fr".
const std::vector<std::string>& Languages();

// "NEAREST_QUARTER" of ROUNDING_NEAREST_QUARTER: without the name of its enum.
std::string ShortName(const google::protobuf::EnumValueDescriptor& value);

// What people read, in one language: out of the catalogue that the server's sentences come from, so
// that both call a thing the same. Thread-safe, once its zone is set.
class Words {
 public:
  // "en", "cy" or "fr"; for any other, English.
  explicit Words(std::string_view language);

  const std::string& language() const { return catalogue_.language; }

  // The sentence of a message id ("cli.rows_done"), its gaps filled; the id where there is none.
  std::string Say(std::string_view id, const wording::Fillings& fillings = {}) const;

  // What a field is called: by its message and name ("field.Quote.credit_minutes"), else by its
  // name alone. A resource's own name is called as the resource is: "Hold". Empty where it has
  // none.
  std::string TitleOf(const google::protobuf::FieldDescriptor& field) const;
  // By a path as the API writes it, "policies.grace_days": what its last part is called, or itself.
  std::string TitleOf(std::string_view path) const;
  // "approved"; empty for a value that stands for none, and where it has no title.
  std::string TitleOf(const google::protobuf::EnumValueDescriptor& value) const;

  // "2 credits 30 minutes", "2 h 30 min", "31 May 2026", "31 May 2026 at 14:30 BST" by the clocks
  // of a zone, which is named. Amounts may be negative.
  std::string Credits(int64_t credit_minutes) const;
  std::string Time(int64_t minutes) const;
  std::string Date(absl::CivilDay date) const;
  std::string Instant(absl::Time instant) const;
  // "2 adults and 1 child"; empty for nobody.
  std::string Party(int64_t adults, int64_t under_16s) const;

  // By whose clocks instants are told; those of this machine until it is set.
  void SetZone(absl::TimeZone zone) { zone_ = zone; }

  // A text in capital letters, as the language writes them.
  std::string Capitals(const std::string& text) const;

 private:
  std::string Find(std::string_view id) const;  // empty where there is none

  const wording::Catalogue catalogue_;
  absl::TimeZone zone_ = absl::LocalTimeZone();
};

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_WORDS_H_
