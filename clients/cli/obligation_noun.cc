#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "clients/cli/nouns.h"
#include "clients/cli/views.h"
#include "clients/cpp/court.h"

namespace timecredit::cli {
namespace {

using v1::Obligation;

// "10 h", or "4" of what is counted.
template <int64_t (Obligation::*Quantity)() const>
std::string ShowQuantity(const google::protobuf::Message& message, const Words& words) {
  const auto& obligation = As<Obligation>(message);
  const int64_t quantity = (obligation.*Quantity)();
  return obligation.counted_unit().empty() ? words.Time(quantity) : absl::StrCat(quantity);
}

std::string ShowUnit(const google::protobuf::Message& message, const Words& words) {
  const std::string& unit = As<Obligation>(message).counted_unit();
  return unit.empty() ? words.Say("show.in_time") : unit;
}

constexpr Column kView[] = {
    {.path = "name"},
    {.path = "court_case"},
    {.path = "member"},
    {.path = "quantity", .text = ShowQuantity<&Obligation::quantity>},
    {.path = "discharged_quantity", .text = ShowQuantity<&Obligation::discharged_quantity>},
    {.path = "outstanding_quantity", .text = ShowQuantity<&Obligation::outstanding_quantity>},
    {.path = "counted_unit", .text = ShowUnit},
    {.path = "due_date"},
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
    return to.FailUsage("cli.required_missing");
  }
  if (given.count.has_value() == given.unit.empty()) {
    return to.FailUsage("cli.count_and_unit");
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
        options.Argument("MEMBER", given.member, "The member's number or id", Kind::kMember);
        options.Time("--time", given.minutes, "How much: 10h, 2:30 or 150min");
        options.Number("--count", given.count, "How many, of what --unit says");
        options.Text("--unit", given.unit, "A unit that the scheme counts, such as sittings",
                     Kind::kUnit);
        options.Text("--case", given.court_case,
                     "The case's number, for more than one of a case; a new case unless given");
        options.Date("--due", given.due, "By when: 2026-08-31");
        options.ChangeOptions(given.change);
      },
      Impose);
  obligation.Verb<Which>(
      "show", "Show what is left of one", "timecredit obligation show 7",
      [](Options& options, Which& given) {
        options.Argument("OBLIGATION", given.obligation, "The obligation's number",
                         Kind::kObligation);
      },
      [](Context& to, const Which& given) {
        v1::GetObligationRequest request;
        request.set_name(to.Name("obligations", given.obligation));
        return to.Show(kView, client::Court(to.caller()).GetObligation(request));
      });
  obligation.Verb<Listing>(
      "list", "List them, the latest first", "timecredit obligation list --member 17",
      [](Options& options, Listing& given) {
        options.Text("--member", given.member, "Only this member's", Kind::kMember);
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
