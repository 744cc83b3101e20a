#ifndef TESTS_MODEL_DEED_H_
#define TESTS_MODEL_DEED_H_

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/localized_text.h"
#include "ledger/domain/offer.h"
#include "ledger/domain/wallet.h"
#include "ledger/exchange/call.h"
#include "ledger/exchange/credits/reverse_entry.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/record.h"
#include "tests/model/scheme.h"
#include "tests/model/wallet.h"

namespace timecredit::model {

// One command on its way through the model: what it meets, what it changes, what is to be recorded.
struct Deed {
  const exchange::Call& call;
  absl::Time now;
  bool clock_is_ahead = false;
  domain::Date today;
  const std::vector<Scheme>& schemes;  // all of them, as they were
  Scheme& scheme;                      // a copy to be changed; thrown away if anything is refused
  Fault fault = Fault::kNone;

  // Every reason there is to refuse the command. The ledger names one of them; which one comes
  // first is not promised.
  std::set<std::string> refusals;

  std::optional<journal::Body> body;
  std::optional<domain::EffectiveTime> effective;
  uint64_t reverses = 0;
  bool has_text = false;
  uint64_t texts_about = 0;  // the member whom the command's texts are about
  std::set<uint64_t> about;  // members who get a line, whatever is posted
  uint64_t done_for = 0;     // the member who may do this for themselves
  std::optional<journal::ConfidentialBody> confidential;
  uint64_t court_case = 0;

  bool IsRefused() const { return !refusals.empty(); }
  void Require(bool holds, std::string_view reason) {
    if (!holds) refusals.insert(std::string(reason));
  }

  // What the thing with this number is, or null, and a reason to refuse.
  Member* KnownMember(domain::MemberNumber member);
  Member* CurrentMember(domain::MemberNumber member);  // suspended ones too
  Member* ActiveMember(domain::MemberNumber member);
  HourLog* KnownHourLog(domain::Sequence hour_log);
  Session* KnownSession(domain::Sequence session);
  Hold* KnownHold(domain::Sequence hold);
  Redemption* KnownRedemption(domain::Sequence redemption);
  const domain::Activity* KnownActivity(domain::ActivityNumber activity);
  domain::Offer* KnownOffer(domain::OfferNumber offer);
  void RequireOrganisation(domain::OrganisationNumber organisation);
  // Null where it is unknown; and a reason to refuse where no credits can be spent there.
  const domain::Organisation* KnownPartner(domain::OrganisationNumber organisation);
  void RequireUnit(domain::UnitNumber unit);
  void RequireAmount(int64_t amount) {
    Require(amount >= 1 && amount <= 60'000'000, "NUMBER_OUT_OF_RANGE");
  }
  void RequireText(std::string_view text);

  uint64_t NextSequence() const { return scheme.sequence + 1; }
  Spending SpendingAt(uint64_t partner) const;
  // A lot that begins today.
  Piece Fresh(uint64_t programme, uint64_t earned_at, int64_t minutes) const;
  // What returns to a wallet, with the scheme's grace.
  Pieces Returning(const Pieces& pieces) const;
  // Takes back what a person received, whose wallet it is in; how much is left is told by its size.
  Pieces Recover(uint64_t member, int64_t minutes, const std::set<uint64_t>& sources,
                 bool write_off_spent);
  void EffectiveToday() { effective = domain::EffectiveTime{today, {}, {}}; }
  // Keeps a text about a member with the record, where there is one.
  void Keep(const std::string& text, uint64_t member);
};

domain::Portions PortionsOf(const Pieces& pieces);

// Takes back the expiry of a hold.
void Reopen(Hold& hold, const exchange::ReverseEntry& command, Deed& deed);

// Whether it is the code of a language.
bool IsLanguage(const std::string& language);

// Whether somebody can read it: UTF-8 without control characters but tabs and new lines.
bool IsReadable(std::string_view text);

// Whether the clock is more than a minute behind the last record, and nobody confirmed it.
bool IsClockBehind(const Scheme& scheme, absl::Time now);

// What every name and every client-chosen id must be.
void RequireAlias(const std::string& alias, Deed& deed);
void RequireNames(const domain::LocalizedText& names, Deed& deed);

// The id must be none of theirs.
template <class Things>
void RequireFree(const std::string& alias, const Things& things, Deed& deed) {
  for (const auto& thing : things) deed.Require(thing.alias != alias, "ID_TAKEN");
}

}  // namespace timecredit::model

#endif  // TESTS_MODEL_DEED_H_
