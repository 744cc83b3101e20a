#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/json_util.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/file_text.h"
#include "clients/cli/nouns.h"
#include "clients/cli/views.h"
#include "clients/cpp/schemes.h"

namespace timecredit::cli {
namespace {

using v1::Scheme;

std::string ShowLifetime(const google::protobuf::Message& message, const Words& words) {
  const v1::SchemePolicies& policies = As<Scheme>(message).policies();
  if (!policies.has_credit_lifetime_days()) return words.Say("show.for_ever");
  return words.Say("show.days", {{"days", policies.credit_lifetime_days()}});
}

// Credits are accepted everywhere unless the scheme says otherwise.
std::string ShowAcceptance(const google::protobuf::Message& message, const Words& words) {
  const bool is_bound = As<Scheme>(message).policies().acceptance() == v1::ACCEPTANCE_WHERE_EARNED;
  return words.TitleOf(*v1::Acceptance_descriptor()->FindValueByNumber(
      is_bound ? v1::ACCEPTANCE_WHERE_EARNED : v1::ACCEPTANCE_NETWORK));
}

// In full: changes are of things of several kinds.
std::string ShowChanged(const google::protobuf::Message& message, const Words& /*words*/) {
  return As<v1::SchemeChange>(message).name();
}

std::string ShowFields(const google::protobuf::Message& message, const Words& words) {
  std::vector<std::string> titles;
  for (const std::string& field : As<v1::SchemeChange>(message).fields()) {
    titles.push_back(words.TitleOf(field));
  }
  return absl::StrJoin(titles, ", ");
}

constexpr Column kView[] = {
    {.path = "name"},
    {.path = "display_names"},
    {.path = "time_zone"},
    {.path = "policies.wallet_floor_credit_minutes"},
    {.path = "policies.credit_lifetime_days", .text = ShowLifetime},
    {.path = "policies.acceptance", .text = ShowAcceptance},
    {.path = "last_sequence"},
};

constexpr Column kChangeView[] = {
    {.path = "kind"},
    {.path = "name", .text = ShowChanged},
    {.path = "fields", .text = ShowFields},
};

struct Definition {
  std::string id;
  std::map<std::string, std::string> names;
  std::string zone = "Europe/London";
  std::optional<int64_t> overdraft;  // credit-minutes
  std::optional<int32_t> lifetime;
  bool where_earned = false;
  Change change;
};

struct File {
  std::string path;
  bool dry_run = false;
};

struct Which {
  std::string id;
  std::optional<int64_t> limit;
};

ExitCode Create(Context& to, const Definition& given) {
  v1::CreateSchemeRequest request;
  request.set_scheme_id(given.id);
  Scheme& scheme = *request.mutable_scheme();
  scheme.mutable_display_names()->insert(given.names.begin(), given.names.end());
  scheme.set_time_zone(given.zone);
  v1::SchemePolicies& policies = *scheme.mutable_policies();
  policies.set_wallet_floor_credit_minutes(-given.overdraft.value_or(0));
  if (given.lifetime.has_value()) policies.set_credit_lifetime_days(*given.lifetime);
  if (given.where_earned) policies.set_acceptance(v1::ACCEPTANCE_WHERE_EARNED);
  given.change.ApplyTo(request);
  return to.Show(kView, client::Schemes(to.caller()).CreateScheme(request));
}

// Keeps the first thing that protobuf's parser objects to.
class FirstFault : public google::protobuf::io::ErrorCollector {
 public:
  void AddError(int line, int column, const std::string& message) override {
    if (fault_.empty()) {
      fault_ = absl::StrCat("line ", line + 1, ", column ", column + 1, ": ", message);
    }
  }
  const std::string& fault() const { return fault_; }

 private:
  std::string fault_;
};

// Reads a definition: JSON where the file's name says so, else protobuf's text form.
std::string Read(const std::string& path, const std::string& text,
                 v1::SchemeDefinition& definition) {
  if (path.ends_with(".json")) {
    const auto status = google::protobuf::util::JsonStringToMessage(text, &definition);
    return status.ok() ? std::string() : std::string(status.message());
  }
  FirstFault faults;
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&faults);
  return parser.ParseFromString(text, &definition) ? std::string() : faults.fault();
}

ExitCode Apply(Context& to, const File& given) {
  v1::ApplySchemeRequest request;
  const auto text = ReadText(given.path, to.words());
  if (!text.ok()) return to.FailUsageInWords(std::string(text.status().message()));
  const std::string fault = Read(given.path, *text, *request.mutable_definition());
  if (!fault.empty()) return to.FailUsageInWords(absl::StrCat(given.path, ": ", fault));
  request.set_validate_only(given.dry_run);
  to.asked().is_dry_run = given.dry_run;
  const auto applied = client::Schemes(to.caller()).ApplyScheme(request);
  if (!applied.ok() || to.settings().output == Output::kJson) return to.Show({}, applied);
  to.ShowAll(kChangeView,
             std::vector<v1::SchemeChange>(applied->changes().begin(), applied->changes().end()));
  if (applied->changes().empty()) to.Say(to.words().Say("cli.already_so"));
  return ExitCode::kDone;
}

}  // namespace

void AddSchemeNoun(CLI::App& program, Context& context, Pending& pending) {
  Noun scheme(program, "scheme", "Who shares one currency of time, and its rules", Needs::kNothing,
              context, pending);
  scheme.Verb<Definition>(
      "create", "Start a scheme, with a journal of its own",
      "timecredit scheme create taff --name en=\"Taff time credits\" --time-zone Europe/London",
      [](Options& options, Definition& given) {
        options.Argument("SCHEME", given.id, "Its id, such as taff");
        options.Names("--name", given.names, "Its name in a language: en=\"Taff time credits\"");
        options.Text("--time-zone", given.zone,
                     "Where its days begin and end; Europe/London unless given");
        options.Credits("--overdraft", given.overdraft,
                        "How many credits members may use in advance; none unless given");
        options.Number("--credits-last-days", given.lifetime,
                       "After how many days credits expire; never unless given");
        options.Flag("--spent-where-earned", given.where_earned,
                     "Credits can be spent only where they were earned");
        options.ChangeOptions(given.change);
      },
      Create);
  scheme.Verb<File>(
      "apply", "Make a scheme as a definition says: create what is missing, update what differs",
      "timecredit scheme apply taff.textproto --dry-run",
      [](Options& options, File& given) {
        options.Argument("FILE", given.path,
                         "The definition: protobuf's text form, or JSON in a file named *.json",
                         Kind::kFile);
        options.Flag("--dry-run", given.dry_run, "Show the differences and change nothing");
      },
      Apply);
  scheme.Verb<Which>(
      "show", "Show a scheme", "timecredit scheme show taff",
      [](Options& options, Which& given) {
        options.Argument("SCHEME", given.id, "Its id, such as taff", Kind::kScheme);
      },
      [](Context& to, const Which& given) {
        v1::GetSchemeRequest request;
        request.set_name(given.id.starts_with("schemes/") ? given.id : "schemes/" + given.id);
        return to.Show(kView, client::Schemes(to.caller()).GetScheme(request));
      });
  scheme.Verb<Which>(
      "list", "List the schemes, in the order of their creation", "timecredit scheme list",
      [](Options& options, Which& given) { options.Limit(given.limit); },
      [](Context& to, const Which& given) {
        return to.ShowList(kView, client::Schemes(to.caller()).ListSchemes({}), given.limit);
      });
}

}  // namespace timecredit::cli
