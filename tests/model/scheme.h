#ifndef TESTS_MODEL_SCHEME_H_
#define TESTS_MODEL_SCHEME_H_

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/calendar.h"
#include "ledger/domain/hold.h"
#include "ledger/domain/hour_log.h"
#include "ledger/domain/member_fields.h"
#include "ledger/domain/offer.h"
#include "ledger/domain/organisation.h"
#include "ledger/domain/principal.h"
#include "ledger/domain/redemption.h"
#include "ledger/domain/scheme.h"
#include "tests/model/wallet.h"

namespace timecredit::model {

// What the model knows of one scheme: plain lists of what was done. Whatever can be counted from
// them (balances, what awaits a decision, what an obligation still requires) is not kept but
// counted when asked for.

struct Member {
  domain::Date joined_on;
  domain::MemberFields fields;
  bool is_suspended = false;
  bool is_closed = false;
  bool is_erased = false;
  uint64_t merged_into = 0;  // never somebody who was merged too
  Wallet wallet;
};

// What a confidential hour log discharges.
struct Service {
  uint64_t obligation = 0;
  int64_t wanted = 0;      // as logged
  int64_t discharged = 0;  // while approved
};

struct HourLog {
  uint64_t sequence = 0;
  uint64_t member = 0;
  uint64_t activity = 0;  // to which they were really given
  uint64_t face = 0;      // under which they appear
  uint64_t host = 0;      // of the face
  domain::EffectiveTime effective;
  int64_t minutes = 0;
  int64_t quantity = 0;
  domain::HourLogState state = domain::HourLogState::kSubmitted;
  domain::Principal submitted_by;
  int64_t credit = 0;        // awarded
  int64_t contribution = 0;  // awarded, in the face's unit
  int64_t recovered = 0;     // of the credit, by the reversal
  uint64_t resolved = 0;
  uint64_t reversed = 0;
  std::optional<Service> service;
  bool has_side = false;  // something was confided, or covered
  uint64_t session = 0;
  domain::Date logged_on;  // by the time of the record
  uint64_t text = 0;       // the correction that replaced its text, if any

  // Whether it counts: neither rejected nor reversed.
  bool Stands() const {
    return state == domain::HourLogState::kSubmitted || state == domain::HourLogState::kApproved;
  }
  // How many of its minutes lie on a day.
  int64_t MinutesOn(domain::Date date) const;
};

struct Session {
  uint64_t sequence = 0;
  uint64_t activity = 0;
  domain::EffectiveTime effective;
  int32_t expected = 0;
  bool is_closed = false;
};

struct Hold {
  uint64_t sequence = 0;
  uint64_t member = 0;
  uint64_t partner = 0;
  Pieces pieces;
  absl::Time deadline;
  domain::HoldState state = domain::HoldState::kOpen;
  uint64_t resolved = 0;
  uint64_t offer = 0;
  domain::Party party;             // expected
  std::vector<uint64_t> expiries;  // the records by which it expired
};

struct Redemption {
  uint64_t sequence = 0;
  uint64_t member = 0;
  uint64_t partner = 0;
  domain::Party party;
  Pieces paid;
  Pieces not_refunded;
  uint64_t offer = 0;
};

// Credit that was granted, or given by another member.
struct Gift {
  uint64_t sequence = 0;
  uint64_t from = 0;  // 0: granted
  uint64_t to = 0;
  int64_t minutes = 0;
  std::set<uint64_t> sources;  // of its lots
  uint64_t reversed = 0;
};

// Credit that lapsed.
struct Lapse {
  uint64_t sequence = 0;
  uint64_t member = 0;
  Pieces pieces;
  uint64_t reversed = 0;
};

struct Obligation {
  uint64_t court_case = 0;
  uint64_t member = 0;
  uint64_t unit = 0;
  int64_t imposed = 0;
  std::optional<domain::Date> due_on;
  uint64_t changes = 0;  // of what is discharged
};

// A text about a member that belongs to a record.
struct Text {
  uint64_t member = 0;
  uint64_t sequence = 0;
  std::string text;
};

// The one that the record with this sequence made; null when there is none.
template <class Things>
auto FindBySequence(Things& things, uint64_t sequence) -> decltype(things.data()) {
  for (auto& thing : things) {
    if (thing.sequence == sequence) return &thing;
  }
  return nullptr;
}

// The one with this number, from 1; null when there is none.
template <class Things>
auto FindByNumber(Things& things, uint64_t number) -> decltype(things.data()) {
  return number >= 1 && number <= things.size() ? &things[number - 1] : nullptr;
}

struct Scheme {
  domain::Scheme definition;
  std::vector<domain::Organisation> organisations;  // number n is organisations[n - 1], and so on
  std::vector<domain::Activity> activities;
  std::vector<domain::Offer> offers;
  std::vector<Member> members;
  std::vector<Obligation> obligations;
  uint64_t cases = 0;
  uint64_t covers = 0;  // of changes to obligations
  std::vector<Session> sessions;
  std::vector<HourLog> hour_logs;
  std::vector<Hold> holds;
  std::vector<Redemption> redemptions;
  std::vector<Gift> gifts;
  std::vector<Lapse> lapses;
  std::vector<Text> texts;
  std::vector<std::pair<domain::Date, uint64_t>> effective;  // date and sequence of records
  int64_t granted = 0;                                       // credit-minutes, ever
  int64_t expired = 0;

  uint64_t sequence = 0;
  uint64_t confidential_sequence = 0;
  absl::Time last_recorded = absl::InfinitePast();
  absl::Time last_confidential = absl::InfinitePast();
  absl::Time clock_confirmed_until = absl::InfinitePast();

  domain::SchemeNumber number() const { return definition.scheme; }
  // Of all records, public or confidential.
  absl::Time LastRecorded() const { return std::max(last_recorded, last_confidential); }

  Member* FindMember(uint64_t number) { return FindByNumber(members, number); }
  const Member* FindMember(uint64_t number) const { return FindByNumber(members, number); }
  domain::Offer* FindOffer(uint64_t number) { return FindByNumber(offers, number); }
  const domain::Offer* FindOffer(uint64_t number) const { return FindByNumber(offers, number); }
  const domain::Activity* FindActivity(uint64_t number) const {
    return FindByNumber(activities, number);
  }
  HourLog* FindHourLog(uint64_t wanted) { return FindBySequence(hour_logs, wanted); }
  Session* FindSession(uint64_t wanted) { return FindBySequence(sessions, wanted); }
  const Session* FindSession(uint64_t wanted) const { return FindBySequence(sessions, wanted); }
  Hold* FindHold(uint64_t wanted) { return FindBySequence(holds, wanted); }
  const Hold* FindHold(uint64_t wanted) const { return FindBySequence(holds, wanted); }
  Redemption* FindRedemption(uint64_t wanted) { return FindBySequence(redemptions, wanted); }
  const Redemption* FindRedemption(uint64_t wanted) const {
    return FindBySequence(redemptions, wanted);
  }

  // Under which number the person is known now.
  uint64_t SurvivorOf(uint64_t member) const;

  // Minutes of the member's submitted and approved logs on a day.
  int64_t MinutesOn(uint64_t member, domain::Date date) const;
  // The same of everybody who turned out to be that person.
  int64_t MinutesOfPersonOn(uint64_t member, domain::Date date) const;
  // Minutes of the member's submitted logs, and how many there are.
  int64_t AwaitingOf(uint64_t member) const;
  int64_t AwaitingLogsOf(uint64_t member) const;
  int64_t DischargedOf(uint64_t obligation) const;
};

// Every account's balance but those of 0, the obligation book's too.
using Balances = std::map<domain::Account, int64_t>;
Balances BalancesOf(const Scheme& scheme);

}  // namespace timecredit::model

#endif  // TESTS_MODEL_SCHEME_H_
