#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "clients/cli/lots.h"
#include "clients/cli/nouns.h"
#include "clients/cli/views.h"
#include "clients/cpp/redemptions.h"

namespace timecredit::cli {
namespace {

constexpr Column kQuoteView[] = {
    {.path = "member"},
    {.path = "partner"},
    {.path = "offer"},
    {.path = "party"},
    {.path = "credit_minutes"},
    {.path = "available_credit_minutes"},
    {.path = "remaining_credit_minutes"},
};

constexpr Column kHoldView[] = {
    {.path = "name"},        {.path = "member"}, {.path = "partner"},
    {.path = "offer"},       {.path = "party"},  {.path = "credit_minutes"},
    {.path = "expire_time"}, {.path = "state"},  {.path = "redemption"},
};

constexpr Column kRedemptionView[] = {
    {.path = "name"},           {.path = "date"},
    {.path = "member"},         {.path = "partner"},
    {.path = "offer"},          {.path = "party"},
    {.path = "credit_minutes"}, {.path = "refunded_credit_minutes", .is_empty_at_zero = true},
};

struct Visitors {
  std::optional<int32_t> adults;
  std::optional<int32_t> children;

  bool AreGiven() const { return adults.has_value() || children.has_value(); }
};

struct Visit {
  std::string member;
  std::string offer;
  std::string partner;
  Visitors visitors;
  std::optional<int64_t> credit_minutes;
  std::optional<int32_t> hold_minutes;
  Change change;
};

struct Resolution {
  std::string hold;
  std::optional<int64_t> credit_minutes;
  Visitors visitors;
  Change change;
};

struct Refund {
  std::string redemption;
  int64_t credit_minutes = 0;
  std::string reason;
  Change change;
};

struct Which {
  std::string id;
};

constexpr char kHoldHelp[] = "The hold's number";
constexpr char kRedemptionHelp[] = "The redemption's number";

// `unless_given`: who comes when neither is said.
void DeclareParty(Options& options, Visitors& visitors, const std::string& unless_given) {
  options.Number("--adults", visitors.adults,
                 absl::StrCat("How many adults come; ", unless_given, " unless given"));
  options.Number("--children", visitors.children, "How many under 16 come; none unless given");
}

// One adult where nobody is said.
v1::Party PartyOf(const Visitors& visitors) {
  v1::Party party;
  party.set_adults(visitors.AreGiven() ? visitors.adults.value_or(0) : 1);
  party.set_under_16s(visitors.children.value_or(0));
  return party;
}

void DeclareVisit(Options& options, Visit& given) {
  options.Argument("MEMBER", given.member, "The member's number or id", Kind::kMember);
  options.Text("--offer", given.offer, "The partner's id and the offer's: castle/day-ticket",
               Kind::kOffer);
  options.Text("--partner", given.partner, "Instead of an offer: the partner's id, with --credits",
               Kind::kOrganisation);
  options.Credits("--credits", given.credit_minutes,
                  "How much: 2, 1:30 or 90min; the offer's price unless given");
  DeclareParty(options, given.visitors, "one, where no children are");
  options.ChangeOptions(given.change);
}

// Fills what holds and redemptions share.
template <class Spending>
void Fill(const Context& context, const Visit& given, Spending& spending) {
  spending.set_member(context.Name("members", given.member));
  spending.set_offer(context.OfferName(given.offer));
  spending.set_partner(context.Name("organisations", given.partner));
  if (given.credit_minutes.has_value()) spending.set_credit_minutes(*given.credit_minutes);
  *spending.mutable_party() = PartyOf(given.visitors);
}

bool SaysWhere(const Visit& given) {
  return given.offer.empty() != given.partner.empty() &&
         (given.partner.empty() || given.credit_minutes.has_value());
}

constexpr char kSayWhere[] = "cli.where_missing";

void AddSpending(Noun& redemption) {
  redemption.Verb<Visit>(
      "quote", "Show what a visit would cost, and whether the member can pay it",
      "timecredit redemption quote 17 --offer castle/day-ticket --adults 2 --children 1",
      [](Options& options, Visit& given) {
        options.Argument("MEMBER", given.member, "The member's number or id", Kind::kMember);
        options.NeededText("--offer", given.offer,
                           "The partner's id and the offer's: castle/day-ticket", Kind::kOffer);
        DeclareParty(options, given.visitors, "one, where no children are");
      },
      [](Context& to, const Visit& given) {
        v1::QuoteRedemptionRequest request;
        request.set_member(to.Name("members", given.member));
        request.set_offer(to.OfferName(given.offer));
        *request.mutable_party() = PartyOf(given.visitors);
        return to.Show(kQuoteView, client::Redemptions(to.caller()).QuoteRedemption(request));
      });
  redemption.Verb<Visit>(
      "redeem", "Spend a member's credits at a partner, now",
      "timecredit redemption redeem 17 --offer castle/day-ticket --adults 2 --children 1",
      DeclareVisit, [](Context& to, const Visit& given) {
        if (!SaysWhere(given)) return to.FailUsage(kSayWhere);
        v1::RedeemCreditsRequest request;
        request.set_parent(to.Scheme());
        Fill(to, given, *request.mutable_redemption());
        given.change.ApplyTo(request);
        return to.Show(kRedemptionView, client::Redemptions(to.caller()).RedeemCredits(request));
      });
  redemption.Verb<Visit>(
      "hold", "Set a member's credits aside for a visit",
      "timecredit redemption hold 17 --offer castle/day-ticket --for 48h",
      [](Options& options, Visit& given) {
        DeclareVisit(options, given);
        options.Time("--for", given.hold_minutes,
                     "For how long: 2h, 48h or 90min; an hour unless given");
      },
      [](Context& to, const Visit& given) {
        if (!SaysWhere(given)) return to.FailUsage(kSayWhere);
        v1::PlaceHoldRequest request;
        request.set_parent(to.Scheme());
        Fill(to, given, *request.mutable_hold());
        request.mutable_hold()->set_lasting_minutes(given.hold_minutes.value_or(60));
        given.change.ApplyTo(request);
        return to.Show(kHoldView, client::Redemptions(to.caller()).PlaceHold(request));
      });
}

void AddResolutions(Noun& redemption) {
  redemption.Verb<Resolution>(
      "capture", "Spend the credits of a hold; what is left of them returns to the member",
      "timecredit redemption capture 1234",
      [](Options& options, Resolution& given) {
        options.Argument("HOLD", given.hold, kHoldHelp, Kind::kHold);
        options.Credits("--credits", given.credit_minutes,
                        "How much; all, or the price for those who came, unless given");
        DeclareParty(options, given.visitors, "as held, where no children are either");
        options.ChangeOptions(given.change);
      },
      [](Context& to, const Resolution& given) {
        v1::CaptureHoldRequest request;
        request.set_name(to.Name("holds", given.hold));
        if (given.credit_minutes.has_value()) request.set_credit_minutes(*given.credit_minutes);
        if (given.visitors.AreGiven()) *request.mutable_party() = PartyOf(given.visitors);
        given.change.ApplyTo(request);
        return to.Show(kRedemptionView, client::Redemptions(to.caller()).CaptureHold(request));
      });
  redemption.Verb<Resolution>(
      "release", "Return the credits of a hold to the member", "timecredit redemption release 1234",
      [](Options& options, Resolution& given) {
        options.Argument("HOLD", given.hold, kHoldHelp, Kind::kHold);
        options.RequestId(given.change);
      },
      [](Context& to, const Resolution& given) {
        v1::ReleaseHoldRequest request;
        request.set_name(to.Name("holds", given.hold));
        given.change.ApplyTo(request);
        return to.Show(kHoldView, client::Redemptions(to.caller()).ReleaseHold(request));
      });
  redemption.Verb<Refund>(
      "refund", "Give back part or all of what was paid",
      "timecredit redemption refund 1234 --credits 1 --reason \"One child less came\"",
      [](Options& options, Refund& given) {
        options.Argument("REDEMPTION", given.redemption, kRedemptionHelp, Kind::kRedemption);
        options.NeededCredits("--credits", given.credit_minutes, "How much: 2, 1:30 or 90min");
        options.Text("--reason", given.reason,
                     "Why; left out of what is about somebody who was erased");
        options.ChangeOptions(given.change);
      },
      [](Context& to, const Refund& given) {
        v1::RefundRedemptionRequest request;
        request.set_name(to.Name("redemptions", given.redemption));
        request.set_credit_minutes(given.credit_minutes);
        request.set_reason(given.reason);
        given.change.ApplyTo(request);
        return to.Show(kRedemptionView, client::Redemptions(to.caller()).RefundRedemption(request));
      });
}

struct Filter {
  std::string member;
  std::string partner;
  std::string offer;
  std::string from;
  std::string to;
  std::optional<int64_t> limit;
};

void DeclareFilter(Options& options, Filter& filter) {
  options.Text("--member", filter.member, "Only those of this member", Kind::kMember);
  options.Text("--partner", filter.partner, "Only those at this partner", Kind::kOrganisation);
  options.Limit(filter.limit);
}

template <class Request>
Request Matching(const Context& context, const Filter& filter) {
  Request request;
  request.set_parent(context.Scheme());
  request.set_member(context.Name("members", filter.member));
  request.set_partner(context.Name("organisations", filter.partner));
  return request;
}

void AddReads(Noun& redemption) {
  redemption.Verb<Which>(
      "show", "Show a redemption, with the credit that paid it", "timecredit redemption show 1234",
      [](Options& options, Which& given) {
        options.Argument("REDEMPTION", given.id, kRedemptionHelp, Kind::kRedemption);
      },
      [](Context& to, const Which& given) {
        v1::GetRedemptionRequest request;
        request.set_name(to.Name("redemptions", given.id));
        return ShowWithLots(to, kRedemptionView,
                            client::Redemptions(to.caller()).GetRedemption(request));
      });
  redemption.Verb<Which>(
      "show-hold", "Show a hold, with the credit that it sets aside",
      "timecredit redemption show-hold 1234",
      [](Options& options, Which& given) {
        options.Argument("HOLD", given.id, kHoldHelp, Kind::kHold);
      },
      [](Context& to, const Which& given) {
        v1::GetHoldRequest request;
        request.set_name(to.Name("holds", given.id));
        return ShowWithLots(to, kHoldView, client::Redemptions(to.caller()).GetHold(request));
      });
  redemption.Verb<Filter>("holds", "List the open holds, the earliest deadline first",
                          "timecredit redemption holds --member 17", DeclareFilter,
                          [](Context& to, const Filter& given) {
                            const auto request = Matching<v1::ListHoldsRequest>(to, given);
                            return to.ShowList(kHoldView,
                                               client::Redemptions(to.caller()).ListHolds(request),
                                               given.limit);
                          });
  redemption.Verb<Filter>(
      "list", "List the redemptions, the latest first",
      "timecredit redemption list --partner castle --from 2026-05-01",
      [](Options& options, Filter& given) {
        DeclareFilter(options, given);
        options.Text("--offer", given.offer, "Only those by this offer: castle/day-ticket",
                     Kind::kOffer);
        options.Date("--from", given.from, "Only those of this day or later");
        options.Date("--to", given.to, "Only those of this day or earlier");
      },
      [](Context& to, const Filter& given) {
        auto request = Matching<v1::ListRedemptionsRequest>(to, given);
        request.set_offer(to.OfferName(given.offer));
        request.set_from_date(given.from);
        request.set_to_date(given.to);
        return to.ShowList(kRedemptionView,
                           client::Redemptions(to.caller()).ListRedemptions(request), given.limit);
      });
}

}  // namespace

void AddRedemptionNoun(CLI::App& program, Context& context, Pending& pending) {
  Noun redemption(program, "redemption", "Credits spent at partners", Needs::kScheme, context,
                  pending);
  AddSpending(redemption);
  AddResolutions(redemption);
  AddReads(redemption);
}

}  // namespace timecredit::cli
