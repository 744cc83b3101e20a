#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "clients/cli/nouns.h"
#include "clients/cli/views.h"
#include "clients/cpp/organisations.h"

namespace timecredit::cli {
namespace {

constexpr Column kView[] = {
    {.path = "name"},
    {.path = "display_names"},
};

struct Definition {
  std::string id;
  std::map<std::string, std::string> names;
  Change change;
};

struct Which {
  std::string id;
};

struct Listing {
  std::optional<int64_t> limit;
};

constexpr char kIdHelp[] = "The organisation's id, such as castle";

void Declare(Options& options, Definition& given) {
  options.Argument("ORGANISATION", given.id, kIdHelp);
  options.Names("--name", given.names, "Its name in a language: en=\"Cardiff Castle\"");
  options.ChangeOptions(given.change);
}

}  // namespace

void AddOrganisationNoun(CLI::App& program, Context& context, Pending& pending) {
  Noun organisation(program, "organisation",
                    "Hosts, where hours are given, and partners, where credits are spent",
                    Needs::kScheme, context, pending);
  organisation.Verb<Definition>(
      "create", "Add an organisation",
      "timecredit organisation create castle --name en=\"The castle\"", Declare,
      [](Context& to, const Definition& given) {
        v1::CreateOrganisationRequest request;
        request.set_parent(to.Scheme());
        request.set_organisation_id(given.id);
        request.mutable_organisation()->mutable_display_names()->insert(given.names.begin(),
                                                                        given.names.end());
        given.change.ApplyTo(request);
        return to.Show(kView, client::Organisations(to.caller()).CreateOrganisation(request));
      });
  organisation.Verb<Definition>(
      "rename", "Give an organisation other names, all of which are said",
      "timecredit organisation rename castle --name cy=\"Y castell\"", Declare,
      [](Context& to, const Definition& given) {
        v1::UpdateOrganisationRequest request;
        request.mutable_organisation()->set_name(to.Name("organisations", given.id));
        request.mutable_organisation()->mutable_display_names()->insert(given.names.begin(),
                                                                        given.names.end());
        request.mutable_update_mask()->add_paths("display_names");
        given.change.ApplyTo(request);
        return to.Show(kView, client::Organisations(to.caller()).UpdateOrganisation(request));
      });
  organisation.Verb<Which>(
      "show", "Show an organisation", "timecredit organisation show castle",
      [](Options& options, Which& given) { options.Argument("ORGANISATION", given.id, kIdHelp); },
      [](Context& to, const Which& given) {
        v1::GetOrganisationRequest request;
        request.set_name(to.Name("organisations", given.id));
        return to.Show(kView, client::Organisations(to.caller()).GetOrganisation(request));
      });
  organisation.Verb<Listing>(
      "list", "List the organisations, in the order of their creation",
      "timecredit organisation list",
      [](Options& options, Listing& given) { options.Limit(given.limit); },
      [](Context& to, const Listing& given) {
        v1::ListOrganisationsRequest request;
        request.set_parent(to.Scheme());
        return to.ShowList(kView, client::Organisations(to.caller()).ListOrganisations(request),
                           given.limit);
      });
}

}  // namespace timecredit::cli
