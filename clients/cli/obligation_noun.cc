#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "clients/cli/nouns.h"
#include "clients/cli/quantities.h"
#include "clients/cli/views.h"
#include "clients/cpp/court.h"

namespace timecredit::cli {
namespace {

using v1::Obligation;

// "10:00" hours, or "4" of what is counted.
std::string ShowQuantity(const Obligation& obligation, int64_t quantity) {
  return obligation.counted_unit().empty() ? ShowTime(quantity) : absl::StrCat(quantity);
}

constexpr Column<Obligation> kView[] = {
    {"OBLIGATION",
     [](const Obligation& obligation, std::string_view) { return LastPart(obligation.name()); }},
    {"CASE", [](const Obligation& obligation,
                std::string_view) { return LastPart(obligation.court_case()); }},
    {"MEMBER",
     [](const Obligation& obligation, std::string_view) { return LastPart(obligation.member()); }},
    {"REQUIRED",
     [](const Obligation& obligation, std::string_view) {
       return ShowQuantity(obligation, obligation.quantity());
     },
     Align::kRight},
    {"DISCHARGED",
     [](const Obligation& obligation, std::string_view) {
       return ShowQuantity(obligation, obligation.discharged_quantity());
     },
     Align::kRight},
    {"LEFT",
     [](const Obligation& obligation, std::string_view) {
       return ShowQuantity(obligation, obligation.outstanding_quantity());
     },
     Align::kRight},
    {"IN",
     [](const Obligation& obligation, std::string_view) {
       return obligation.counted_unit().empty() ? std::string("hours") : obligation.counted_unit();
     }},
    {"DUE", [](const Obligation& obligation, std::string_view) { return obligation.due_date(); }},
};

struct Sentence {
  std::string member;
  std::optional<int32_t> minutes;
  std::optional<int64_t> count;
  std::string unit;
  std::string court_case;
  std::string due;
  Change change;
};

struct Which {
  std::string obligation;
};

struct Listing {
  std::string member;
  std::optional<int64_t> limit;
};

ExitCode Impose(Context& to, const Sentence& given) {
  if (given.minutes.has_value() == given.count.has_value()) {
    return to.FailUsage("say how much is required: --time, or --count with --unit");
  }
  if (given.count.has_value() == given.unit.empty()) {
    return to.FailUsage("--count and --unit go together: --count 4 --unit sittings");
  }
  v1::ImposeObligationRequest request;
  request.set_parent(to.Scheme());
  Obligation& obligation = *request.mutable_obligation();
  obligation.set_member(to.Name("members", given.member));
  obligation.set_court_case(to.Name("cases", given.court_case));
  obligation.set_counted_unit(given.unit);
  obligation.set_quantity(given.count.has_value() ? *given.count : *given.minutes);
  obligation.set_due_date(given.due);
  given.change.ApplyTo(request);
  return to.Show(kView, client::Court(to.caller()).ImposeObligation(request));
}

}  // namespace

void AddObligationNoun(CLI::App& program, Context& context, Pending& pending) {
  Noun obligation(program, "obligation",
                  "What a youth court's sentence still requires of a member: confidential",
                  Needs::kScheme, context, pending);
  obligation.Verb<Sentence>(
      "impose", "Require hours, or a number of something, of a member",
      "timecredit obligation impose 17 --count 4 --unit sittings --due 2026-08-31",
      [](Options& options, Sentence& given) {
        options.Argument("MEMBER", given.member, "The member's number or id");
        options.Time("--time", given.minutes, "How much: 10h, 2:30 or 150min");
        options.Number("--count", given.count, "How many, of what --unit says");
        options.Text("--unit", given.unit, "A unit that the scheme counts, such as sittings");
        options.Text("--case", given.court_case,
                     "The case's number, for more than one of a case; a new case unless given");
        options.Date("--due", given.due, "By when: 2026-08-31");
        options.ChangeOptions(given.change);
      },
      Impose);
  obligation.Verb<Which>(
      "show", "Show what is left of one", "timecredit obligation show 7",
      [](Options& options, Which& given) {
        options.Argument("OBLIGATION", given.obligation, "The obligation's number");
      },
      [](Context& to, const Which& given) {
        v1::GetObligationRequest request;
        request.set_name(to.Name("obligations", given.obligation));
        return to.Show(kView, client::Court(to.caller()).GetObligation(request));
      });
  obligation.Verb<Listing>(
      "list", "List them, the latest first", "timecredit obligation list --member 17",
      [](Options& options, Listing& given) {
        options.Text("--member", given.member, "Only this member's");
        options.Limit(given.limit);
      },
      [](Context& to, const Listing& given) {
        v1::ListObligationsRequest request;
        request.set_parent(to.Scheme());
        request.set_member(to.Name("members", given.member));
        return to.ShowList(kView, client::Court(to.caller()).ListObligations(request), given.limit);
      });
}

}  // namespace timecredit::cli
