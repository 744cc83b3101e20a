#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "clients/cli/nouns.h"
#include "clients/cli/views.h"
#include "clients/cpp/organisations.h"

namespace timecredit::cli {
namespace {

using v1::Offer;

constexpr Column kView[] = {
    {.path = "name"},
    {.path = "display_names"},
    {.path = "credit_minutes_per_adult"},
    {.path = "credit_minutes_per_under_16"},
    {.path = "most_people", .is_empty_at_zero = true},
    {.path = "state"},
};

struct Definition {
  std::string offer;
  std::map<std::string, std::string> names;
  std::optional<int64_t> adult;  // credit-minutes
  std::optional<int64_t> child;
  std::optional<int32_t> most_people;
  Change change;
};

struct Which {
  std::string offer;
  Change change;
};

struct Listing {
  std::string partner;
  std::optional<int64_t> limit;
};

constexpr char kOfferHelp[] = "The partner's id and the offer's: castle/day-ticket";

// What holds unless it is given.
struct Otherwise {
  std::string price;
  std::string limit;
};

void DeclareDefinition(Options& options, Definition& given, const Otherwise& otherwise) {
  options.Names("--name", given.names, "Its name in a language: en=\"Day ticket\"");
  options.Credits(
      "--adult", given.adult,
      absl::StrCat("What an adult costs: 2, 1:30 or 90min; ", otherwise.price, " unless given"));
  options.Credits("--child", given.child,
                  absl::StrCat("What somebody under 16 costs; ", otherwise.price, " unless given"));
  options.Number("--most-people", given.most_people,
                 absl::StrCat("At most so many on one visit, 0: no limit; ", otherwise.limit,
                              " unless given"));
  options.ChangeOptions(given.change);
}

void DeclareWhich(Options& options, Which& given) {
  options.Argument("PARTNER/OFFER", given.offer, kOfferHelp, Kind::kOffer);
  options.RequestId(given.change);
}

// Sets what was said, and the paths of it.
void Fill(const Definition& given, Offer& offer, google::protobuf::FieldMask* mask) {
  const auto path = [mask](const char* name) {
    if (mask != nullptr) mask->add_paths(name);
  };
  if (!given.names.empty()) {
    offer.mutable_display_names()->insert(given.names.begin(), given.names.end());
    path("display_names");
  }
  if (given.adult.has_value()) {
    offer.set_credit_minutes_per_adult(*given.adult);
    path("credit_minutes_per_adult");
  }
  if (given.child.has_value()) {
    offer.set_credit_minutes_per_under_16(*given.child);
    path("credit_minutes_per_under_16");
  }
  if (given.most_people.has_value()) {
    offer.set_most_people(*given.most_people);
    path("most_people");
  }
}

ExitCode Create(Context& to, const Definition& given) {
  constexpr std::string_view kOffers = "/offers/";
  const std::string name = to.OfferName(given.offer);
  const size_t offers = name.rfind(kOffers);
  if (offers == std::string::npos) return to.FailUsage("cli.offer_malformed");
  v1::CreateOfferRequest request;
  request.set_parent(name.substr(0, offers));
  request.set_offer_id(name.substr(offers + kOffers.size()));
  Fill(given, *request.mutable_offer(), nullptr);
  given.change.ApplyTo(request);
  return to.Show(kView, client::Organisations(to.caller()).CreateOffer(request));
}

ExitCode Update(Context& to, const Definition& given) {
  v1::UpdateOfferRequest request;
  request.mutable_offer()->set_name(to.OfferName(given.offer));
  Fill(given, *request.mutable_offer(), request.mutable_update_mask());
  if (request.update_mask().paths().empty()) {
    return to.FailUsage("cli.change_missing", {{"example", "--adult 1:30"}});
  }
  given.change.ApplyTo(request);
  return to.Show(kView, client::Organisations(to.caller()).UpdateOffer(request));
}

}  // namespace

void AddOfferNoun(CLI::App& program, Context& context, Pending& pending) {
  Noun offer(program, "offer", "What partners give for credits", Needs::kScheme, context, pending);
  offer.Verb<Definition>(
      "create", "Add an offer of a partner; it is open at once",
      "timecredit offer create castle/day-ticket --name en=\"Day ticket\" --adult 2 --child 1",
      [](Options& options, Definition& given) {
        options.Argument("PARTNER/OFFER", given.offer, kOfferHelp, Kind::kNewOffer);
        DeclareDefinition(options, given, {.price = "nothing", .limit = "no limit"});
      },
      Create);
  offer.Verb<Definition>(
      "update", "Change an offer's names, prices or limit",
      "timecredit offer update castle/day-ticket --adult 1:30",
      [](Options& options, Definition& given) {
        options.Argument("PARTNER/OFFER", given.offer, kOfferHelp, Kind::kOffer);
        DeclareDefinition(options, given, {.price = "as before", .limit = "as before"});
      },
      Update);
  offer.Verb<Which>(
      "show", "Show an offer", "timecredit offer show castle/day-ticket",
      [](Options& options, Which& given) {
        options.Argument("PARTNER/OFFER", given.offer, kOfferHelp, Kind::kOffer);
      },
      [](Context& to, const Which& given) {
        v1::GetOfferRequest request;
        request.set_name(to.OfferName(given.offer));
        return to.Show(kView, client::Organisations(to.caller()).GetOffer(request));
      });
  offer.Verb<Listing>(
      "list", "List the offers of one partner, or of all", "timecredit offer list --partner castle",
      [](Options& options, Listing& given) {
        options.Text("--partner", given.partner, "Only of this partner", Kind::kOrganisation);
        options.Limit(given.limit);
      },
      [](Context& to, const Listing& given) {
        v1::ListOffersRequest request;
        request.set_parent(to.Name("organisations", given.partner.empty() ? "-" : given.partner));
        return to.ShowList(kView, client::Organisations(to.caller()).ListOffers(request),
                           given.limit);
      });
  offer.Verb<Which>("suspend", "Let no credits be spent on an offer until it is resumed",
                    "timecredit offer suspend castle/day-ticket", DeclareWhich,
                    [](Context& to, const Which& given) {
                      v1::SuspendOfferRequest request;
                      request.set_name(to.OfferName(given.offer));
                      given.change.ApplyTo(request);
                      return to.Show(kView,
                                     client::Organisations(to.caller()).SuspendOffer(request));
                    });
  offer.Verb<Which>(
      "resume", "Open a suspended offer again", "timecredit offer resume castle/day-ticket",
      DeclareWhich, [](Context& to, const Which& given) {
        v1::ResumeOfferRequest request;
        request.set_name(to.OfferName(given.offer));
        given.change.ApplyTo(request);
        return to.Show(kView, client::Organisations(to.caller()).ResumeOffer(request));
      });
}

}  // namespace timecredit::cli
