#ifndef TESTS_MODEL_INVARIANTS_H_
#define TESTS_MODEL_INVARIANTS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ledger/domain/account.h"
#include "ledger/domain/wallet.h"
#include "ledger/journal/confidential_record.h"
#include "ledger/journal/record.h"
#include "tests/model/contents.h"
#include "tests/model/tables.h"

namespace timecredit::model {

// What must hold of any ledger at any time, whatever was done to it: told from its own rows and
// records, without the model. Every check returns OK, or INTERNAL with what is wrong in words.

// What the records say in sum, added up one by one as they come.
class Journal {
 public:
  // Takes the next record of a scheme. Wrong: a gap in the sequence, a time that does not increase,
  // a posting of nothing, a book that does not sum to zero, lots on what is no wallet, a wallet's
  // lots and debt that miss its amount, a hold or an hour log resolved twice.
  absl::Status Add(const journal::Record& record);
  absl::Status Add(const journal::ConfidentialRecord& record);

  const std::map<std::pair<domain::SchemeNumber, domain::Account>, int64_t>& balances() const {
    return balances_;
  }
  const std::map<std::pair<domain::SchemeNumber, domain::MemberNumber>, domain::Wallet>& wallets()
      const {
    return wallets_;
  }
  // The records that have an effective date, by scheme and sequence.
  const std::map<std::pair<domain::SchemeNumber, domain::Sequence>, domain::Date>& effective()
      const {
    return effective_;
  }
  uint64_t LastOf(domain::SchemeNumber scheme) const;
  // The lowest floor that the scheme's wallets ever had: a raised one does not hold for the debts
  // there are.
  int64_t LowestFloorOf(domain::SchemeNumber scheme) const;

 private:
  struct End {
    uint64_t sequence = 0;
    absl::Time recorded_at = absl::InfinitePast();
  };

  absl::Status Follow(End& end, uint64_t sequence, absl::Time recorded_at);
  absl::Status Post(domain::SchemeNumber scheme, const std::vector<journal::Posting>& postings,
                    bool is_confidential);
  absl::Status PostLots(domain::SchemeNumber scheme, const journal::Posting& posting);
  absl::Status Resolve(const journal::Record& record);

  std::map<domain::SchemeNumber, End> ends_;
  std::map<domain::SchemeNumber, int64_t> lowest_floors_;
  std::map<domain::SchemeNumber, End> confidential_ends_;
  std::map<std::pair<domain::SchemeNumber, domain::Account>, int64_t> balances_;
  std::map<std::pair<domain::SchemeNumber, domain::MemberNumber>, domain::Wallet> wallets_;
  std::map<std::pair<domain::SchemeNumber, domain::Sequence>, domain::Date> effective_;
  std::set<std::pair<domain::SchemeNumber, domain::Sequence>> holds_resolved_;
  std::set<std::pair<domain::SchemeNumber, domain::Sequence>> hours_decided_;
  std::set<std::pair<domain::SchemeNumber, domain::Sequence>> hours_reversed_;
};

// Every book sums to zero in total, in each unit.
absl::Status CheckBooks(const Journal& journal);

// Accounts hold what the records posted; nothing is below its floor; lots sum to balance and debt,
// each once and in spending order; what is held is what open holds hold.
absl::Status CheckAccounts(const Tables& tables, const Journal& journal);

// An owner's lines follow on each other and end at the owner's accounts.
absl::Status CheckLines(const Tables& tables);

// Indexes name exactly what they index: ids, hours that wait, days, deadlines, expiries, effective
// dates.
absl::Status CheckIndexes(const Tables& tables, const Journal& journal);

// Nothing that is only ever appended was changed or removed.
absl::Status CheckAppendedOnly(const Contents::Changes& changes);

}  // namespace timecredit::model

#endif  // TESTS_MODEL_INVARIANTS_H_
