#ifndef LEDGER_WORDING_WORDING_H_
#define LEDGER_WORDING_WORDING_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/argument.h"
#include "ledger/domain/calendar.h"
#include "ledger/wording/catalogue/catalogue.h"
#include "ledger/wording/catalogue/pattern.h"

namespace timecredit::wording {

// Puts messages into words: a message id and typed arguments become a sentence of a language. Ids
// are the stable reasons of refusals ("CREDITS_INSUFFICIENT") and names of other messages
// ("statement.redeemed"): sentences/en.properties is the list. Thread-safe.
//
// A language is given by its code, "cy" or "cy-GB"; one that is not there falls back to English.
class Wording {
 public:
  // From the sentences built in. INTERNAL, with every fault, when these are not as they must be.
  static absl::StatusOr<std::unique_ptr<Wording>> Create();

  // From other texts, the first of which is the original that others are held against.
  static absl::StatusOr<std::unique_ptr<Wording>> FromTexts(
      const std::vector<CatalogueText>& texts);

  // The language to use for a list of wishes in the form of HTTP's accept-language: "cy-GB,
  // en;q=0.5". A call without any gets English.
  std::string_view LanguageFor(std::string_view wishes) const;

  // NOT_FOUND for an unknown id, INVALID_ARGUMENT when an argument of its sentence is missing.
  // Others are left aside.
  absl::StatusOr<std::string> Say(std::string_view language, std::string_view id,
                                  const domain::Arguments& arguments = {}) const;

  // Why something failed. A refusal gets the sentence of its reason, its field being one more
  // argument, {field}: in words ("field.start_time"), or as it is where there are none. A refusal
  // without a sentence of its own and every other error get a general one, which says nothing of
  // what the status's message says.
  std::string SayRefusal(std::string_view language, const absl::Status& status) const;

  // As they stand within sentences: "2 credits 30 minutes", "2 h 30 min", "3 May 2026", "2 adults
  // and 1 child". Amounts may be negative; a party is of at least one person.
  std::string SayCredits(std::string_view language, int64_t credit_minutes) const;
  std::string SayTime(std::string_view language, int64_t minutes) const;
  std::string SayDate(std::string_view language, domain::Date date) const;
  std::string SayParty(std::string_view language, int64_t adults, int64_t under_16s) const;

 private:
  explicit Wording(std::vector<Catalogue> catalogues) : catalogues_(std::move(catalogues)) {}

  // Null for a language that is not there; the catalogue of English for it.
  const Catalogue* Find(std::string_view language) const;
  const Catalogue& CatalogueOf(std::string_view language) const;
  static std::string TitleOf(const Catalogue& catalogue, std::string_view path);
  Filling Fill(const Catalogue& catalogue, const domain::Argument& argument) const;

  const std::vector<Catalogue> catalogues_;
};

}  // namespace timecredit::wording

#endif  // LEDGER_WORDING_WORDING_H_
