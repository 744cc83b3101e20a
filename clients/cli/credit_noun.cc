#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "clients/cli/lots.h"
#include "clients/cli/nouns.h"
#include "clients/cli/views.h"
#include "clients/cpp/credits.h"

namespace timecredit::cli {
namespace {

std::string ShowExpiring(const google::protobuf::Message& message, const Words& words) {
  const auto& balance = As<v1::Balance>(message);
  if (balance.expiring_credit_minutes() == 0) return "";
  return words.Say("show.expiring", {{"credits", words.Credits(balance.expiring_credit_minutes())},
                                     {"date", ShowDate(balance.earliest_expiry_date(), words)}});
}

constexpr Column kBalanceView[] = {
    {.path = "member"},
    {.path = "posted_credit_minutes"},
    {.path = "held_credit_minutes"},
    {.path = "available_credit_minutes"},
    {.path = "awaiting_minutes"},
    {.path = "contributed_minutes"},
    {.path = "earliest_expiry_date", .text = ShowExpiring},
    {.path = "as_of_sequence"},
};

constexpr Column kEntryView[] = {
    {.path = "name"},
    {.path = "date"},
    {.path = "description"},
    {.path = "credit_minutes", .is_empty_at_zero = true},
    {.path = "posted_after_credit_minutes"},
    {.path = "held_after_credit_minutes", .is_empty_at_zero = true},
    {.path = "text"},
};

constexpr Column kWholeView[] = {
    {.path = "name"},
    {.path = "date"},
    {.path = "description"},
    {.path = "counterparty"},
    {.path = "credit_minutes", .is_empty_at_zero = true},
    {.path = "per_hour", .text = ShowAward<v1::Entry>, .heading = "field.award"},
    {.path = "posted_after_credit_minutes"},
    {.path = "held_after_credit_minutes", .is_empty_at_zero = true},
    {.path = "text"},
};

struct Asked {
  std::string member;
  std::string entry;
  std::optional<int64_t> as_of;
  std::optional<int64_t> limit;
};

struct Grant {
  std::string member;
  std::string to;
  std::string entry;
  int64_t credit_minutes = 0;
  std::string text;
  bool write_off = false;
  Change change;
};

constexpr char kMemberHelp[] = "The member's number or id";
constexpr char kEntryHelp[] = "The entry's number, as the statement shows it";

// "schemes/taff/members/17/entries/1234".
std::string EntryName(const Context& context, const std::string& member, const std::string& entry) {
  if (entry.starts_with("schemes/")) return entry;
  return absl::StrCat(context.Name("members", member), "/entries/", entry);
}

void AddReads(Noun& credit) {
  credit.Verb<Asked>(
      "balance", "Show what a member has", "timecredit credit balance 17",
      [](Options& options, Asked& given) {
        options.Argument("MEMBER", given.member, kMemberHelp, Kind::kMember);
        options.Number("--as-of", given.as_of, "As of this record; now unless given");
      },
      [](Context& to, const Asked& given) {
        v1::GetBalanceRequest request;
        request.set_member(to.Name("members", given.member));
        if (given.as_of.has_value()) request.set_as_of_sequence(*given.as_of);
        return to.Show(kBalanceView, client::Credits(to.caller()).GetBalance(request));
      });
  credit.Verb<Asked>(
      "statement", "Show a member's statement, the latest entry first",
      "timecredit credit statement 17 --limit 20",
      [](Options& options, Asked& given) {
        options.Argument("MEMBER", given.member, kMemberHelp, Kind::kMember);
        options.Limit(given.limit);
      },
      [](Context& to, const Asked& given) {
        v1::ListEntriesRequest request;
        request.set_parent(to.Name("members", given.member));
        return to.ShowList(kEntryView, client::Credits(to.caller()).ListEntries(request),
                           given.limit);
      });
  credit.Verb<Asked>(
      "entry",
      "Show one entry of a member's statement, with the other side and the credit that it moved",
      "timecredit credit entry 17 1234",
      [](Options& options, Asked& given) {
        options.Argument("MEMBER", given.member, kMemberHelp, Kind::kMember);
        options.Argument("ENTRY", given.entry, kEntryHelp, Kind::kEntry);
      },
      [](Context& to, const Asked& given) {
        v1::GetEntryRequest request;
        request.set_name(EntryName(to, given.member, given.entry));
        return ShowWithLots(to, kWholeView, client::Credits(to.caller()).GetEntry(request));
      });
  credit.Verb<Asked>(
      "lots", "Show where a member's credit came from, and how long and where it can be spent",
      "timecredit credit lots 17",
      [](Options& options, Asked& given) {
        options.Argument("MEMBER", given.member, kMemberHelp, Kind::kMember);
        options.Limit(given.limit);
      },
      [](Context& to, const Asked& given) {
        v1::ListLotsRequest request;
        request.set_parent(to.Name("members", given.member));
        return to.ShowList(LotView(), client::Credits(to.caller()).ListLots(request), given.limit);
      });
}

}  // namespace

void AddCreditNoun(CLI::App& program, Context& context, Pending& pending) {
  Noun credit(program, "credit", "Balances, statements, and moving credits", Needs::kScheme,
              context, pending);
  AddReads(credit);
  credit.Verb<Grant>(
      "grant", "Give a member credits for no hours: an opening balance, a gift of the scheme",
      "timecredit credit grant 17 --credits 2 --reason \"Opening balance\"",
      [](Options& options, Grant& given) {
        options.Argument("MEMBER", given.member, kMemberHelp, Kind::kMember);
        options.NeededCredits("--credits", given.credit_minutes, "How much: 2, 1:30 or 90min");
        options.NeededText("--reason", given.text, "Why");
        options.ChangeOptions(given.change);
      },
      [](Context& to, const Grant& given) {
        v1::GrantCreditsRequest request;
        request.set_member(to.Name("members", given.member));
        request.set_credit_minutes(given.credit_minutes);
        request.set_reason(given.text);
        given.change.ApplyTo(request);
        return to.Show(kEntryView, client::Credits(to.caller()).GrantCredits(request));
      });
  credit.Verb<Grant>(
      "transfer", "Pass credits from one member to another",
      "timecredit credit transfer 17 12 --credits 1:30 --text \"Thanks for the shelf\"",
      [](Options& options, Grant& given) {
        options.Argument("FROM", given.member, "The member who gives", Kind::kMember);
        options.Argument("TO", given.to, "The member who receives", Kind::kMember);
        options.NeededCredits("--credits", given.credit_minutes, "How much: 2, 1:30 or 90min");
        options.Text("--text", given.text, "What for");
        options.ChangeOptions(given.change);
      },
      [](Context& to, const Grant& given) {
        v1::TransferCreditsRequest request;
        request.set_from(to.Name("members", given.member));
        request.set_to(to.Name("members", given.to));
        request.set_credit_minutes(given.credit_minutes);
        request.set_text(given.text);
        given.change.ApplyTo(request);
        return to.Show(kEntryView, client::Credits(to.caller()).TransferCredits(request));
      });
  credit.Verb<Grant>(
      "reverse", "Correct an entry of a member's statement by one that takes it back",
      "timecredit credit reverse 17 1234 --reason \"Granted twice\"",
      [](Options& options, Grant& given) {
        options.Argument("MEMBER", given.member, kMemberHelp, Kind::kMember);
        options.Argument("ENTRY", given.entry, kEntryHelp, Kind::kEntry);
        options.Text(
            "--reason", given.text,
            "Why, for the member to read; left out of what is about somebody who was erased");
        options.Flag("--write-off-spent", given.write_off,
                     "Give up what the member has spent already");
        options.ChangeOptions(given.change);
      },
      [](Context& to, const Grant& given) {
        v1::ReverseEntryRequest request;
        request.set_name(EntryName(to, given.member, given.entry));
        request.set_reason(given.text);
        request.set_write_off_spent(given.write_off);
        given.change.ApplyTo(request);
        return to.Show(kEntryView, client::Credits(to.caller()).ReverseEntry(request));
      });
}

}  // namespace timecredit::cli
