// What is decided says the same in the body of its record as in its postings, for every kind of
// record with amounts; and no amount of a body can be changed unnoticed.
#include "ledger/journal/agreement.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <set>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ledger/journal/record.h"
#include "ledger/journal/record_codec.h"
#include "ledger/journal/rows.h"
#include "ledger/storage/store.h"
#include "tests/exchange/town.h"

namespace timecredit::exchange {
namespace {

// Every amount of a body that its postings move.
template <class Body>
std::vector<int64_t*> AmountsOf(Body& body) {
  std::vector<int64_t*> amounts;
  if constexpr (requires { body.award.credit_minutes; }) {
    amounts = {&body.award.credit_minutes, &body.award.contribution_quantity};
  } else if constexpr (requires { body.award->credit_minutes; }) {
    if (body.award.has_value()) {
      amounts = {&body.award->credit_minutes, &body.award->contribution_quantity};
    }
  }
  if constexpr (requires { body.portions; }) {
    for (auto& portion : body.portions) amounts.push_back(&portion.credit_minutes);
  }
  if constexpr (requires { body.credit_minutes; }) amounts.push_back(&body.credit_minutes);
  if constexpr (requires { body.recovered_credit_minutes; }) {
    amounts.push_back(&body.recovered_credit_minutes);
  }
  if constexpr (requires { body.transferred_credit_minutes; }) {
    amounts.insert(amounts.end(),
                   {&body.transferred_credit_minutes, &body.given_back_credit_minutes,
                    &body.written_off_debt_credit_minutes});
  }
  if constexpr (requires { body.moved_credit_minutes; }) {
    amounts.insert(amounts.end(), {&body.moved_credit_minutes, &body.moved_debt_credit_minutes});
  }
  if constexpr (requires { body.expired_credit_minutes; }) {
    amounts.push_back(&body.expired_credit_minutes);
  }
  return amounts;
}

std::vector<journal::Record> RecordsOf(const Town& town) {
  std::vector<journal::Record> records;
  const auto take = [&](const journal::StoredRecord& row) {
    auto record = journal::DecodeRecord(row.bytes);
    EXPECT_TRUE(record.ok()) << record.status();
    if (!record.ok()) return false;
    records.push_back(*std::move(record));
    return true;
  };
  const auto status = town.store.View([&](const storage::Snapshot& snapshot) {
    return snapshot.Scan<journal::StoredRecord>({town.scheme, {}}, storage::Direction::kForward,
                                                take);
  });
  EXPECT_TRUE(status.ok()) << status;
  return records;
}

// A town in which everything happened that moves credit, but for a hold that is reopened:
// tests/model does that.
void LetEverythingHappen(Town& town) {
  const auto cai = town.Register("Cai");
  const auto dot = town.Register("Dot");
  const auto eve = town.Register("Eve");
  const auto hold = [&] {
    return town.Done(PlaceHold{.member = town.ann,
                               .partner = town.partner,
                               .credit_minutes = 30,
                               .deadline = town.clock.Now() + absl::Hours(1)});
  };
  const auto give = [&](domain::MemberNumber to) {
    return town.Done(TransferCredits{.from = town.ann, .to = to, .credit_minutes = 20, .text = {}});
  };
  town.Earn(town.ann, 480);
  const auto wrong = town.Earn(town.ben, 60);
  const auto gift =
      town.Done(GrantCredits{.member = town.ben, .credit_minutes = 45, .reason = "a birthday"});
  town.Done(ReverseEntry{.entry = gift, .reason = "a mistake"});
  town.Done(ReverseHours{.hour_log = wrong, .reason = "a mistake"});
  town.Done(CaptureHold{.hold = hold(), .credit_minutes = 20});
  town.Done(ReleaseHold{.hold = hold()});
  town.Done(ReverseEntry{.entry = give(town.ben), .reason = "the wrong person"});
  const auto redemption =
      town.Done(RedeemCredits{.member = town.ann, .partner = town.partner, .credit_minutes = 60});
  town.Done(RefundRedemption{
      .redemption = redemption, .credit_minutes = 15, .reason = "one stayed at home"});
  for (const auto member : {cai, dot, eve}) give(member);
  town.Done(MergeMembers{.duplicate = cai, .into = town.ben, .reason = "twice"});
  town.Done(CloseMember{.member = dot,
                        .remaining = ClosingChoice::kTransfer,
                        .beneficiary = town.ann,
                        .reason = "moved"});
  town.Done(EraseMember{.member = eve, .remaining = ClosingChoice::kGiveBack});
  domain::Activity choir;
  choir.alias = "choir";
  choir.names = {{"en", "Choir"}};
  choir.needs_approval = false;
  auto evening = town.Hours(town.ben, 90);
  evening.activity = town.AddActivity(choir);
  town.Done(evening);
  town.clock.Advance(absl::Hours(24 * 11));
  town.Done(ExpireLots{.member = town.ann});
}

TEST(Agreement, OfWhatIsDecidedAndNoAmountChangesUnnoticed) {
  Town town({.credit_lifetime_days = 10});
  LetEverythingHappen(town);
  std::set<size_t> kinds;
  for (journal::Record& record : RecordsOf(town)) {
    EXPECT_TRUE(journal::CheckAgreement(record).ok()) << record.sequence.value;
    std::visit(
        [&](auto& body) {
          for (int64_t* amount : AmountsOf(body)) {
            ++*amount;
            EXPECT_TRUE(absl::IsInternal(journal::CheckAgreement(record)))
                << "record " << record.sequence.value << " of kind " << record.body.index();
            --*amount;
            kinds.insert(record.body.index());
          }
        },
        record.body);
  }
  EXPECT_EQ(kinds.size(), 14u) << "kinds of records with amounts";
}

// Two amounts that go to one account, or of which one is taken from the other.
TEST(Agreement, TellsAmountsApartThatComeToTheSame) {
  Town town({.credit_lifetime_days = 10});
  LetEverythingHappen(town);
  int tried = 0;
  for (journal::Record& record : RecordsOf(town)) {
    const auto changed = [&](int64_t& more, int64_t& other, int64_t by) {
      ++more;
      other += by;
      EXPECT_TRUE(absl::IsInternal(journal::CheckAgreement(record))) << record.body.index();
      ++tried;
    };
    if (auto* erased = std::get_if<journal::MemberErased>(&record.body); erased != nullptr) {
      changed(erased->expired_credit_minutes, erased->given_back_credit_minutes, -1);
    } else if (auto* merged = std::get_if<journal::MembersMerged>(&record.body);
               merged != nullptr) {
      changed(merged->moved_credit_minutes, merged->moved_debt_credit_minutes, 1);
    }
  }
  EXPECT_EQ(tried, 2);
}

TEST(Agreement, IsAlsoAboutWhoIsMeant) {
  Town town;
  town.Earn(town.ann, 60);
  town.Done(TransferCredits{.from = town.ann, .to = town.ben, .credit_minutes = 20, .text = {}});
  auto record = RecordsOf(town).back();
  auto& body = std::get<journal::CreditsTransferred>(record.body);
  std::swap(body.from, body.to);
  EXPECT_TRUE(absl::IsInternal(journal::CheckAgreement(record)));
}

}  // namespace
}  // namespace timecredit::exchange
