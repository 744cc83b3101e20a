#include <google/protobuf/field_mask.pb.h>

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
    {.path = "is_partner"},
    {.path = "takes_typed_amounts"},
};

struct Definition {
  std::string id;
  std::map<std::string, std::string> names;
  std::optional<bool> is_partner;
  std::optional<bool> takes_typed_amounts;
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
  options.Names("--name", given.names, "Its name in a language: en=\"Cardiff Castle\"");
  options.Switch("--partner", given.is_partner,
                 "Whether credits can be spent there; not unless given");
  options.Switch("--typed-amounts", given.takes_typed_amounts,
                 "Whether desks there may type an amount instead of an offer, where the scheme "
                 "allows it; not unless given");
  options.ChangeOptions(given.change);
}

// Sets what was given, with its paths.
void Fill(const Definition& given, v1::Organisation& organisation,
          google::protobuf::FieldMask& mask) {
  if (!given.names.empty()) {
    organisation.mutable_display_names()->insert(given.names.begin(), given.names.end());
    mask.add_paths("display_names");
  }
  if (given.is_partner.has_value()) {
    organisation.set_is_partner(*given.is_partner);
    mask.add_paths("is_partner");
  }
  if (given.takes_typed_amounts.has_value()) {
    organisation.set_takes_typed_amounts(*given.takes_typed_amounts);
    mask.add_paths("takes_typed_amounts");
  }
}

}  // namespace

void AddOrganisationNoun(CLI::App& program, Context& context, Pending& pending) {
  Noun organisation(program, "organisation",
                    "Hosts, where hours are given, and partners, where credits are spent",
                    Needs::kScheme, context, pending);
  organisation.Verb<Definition>(
      "create", "Add an organisation",
      "timecredit organisation create castle --name en=\"The castle\" --partner",
      [](Options& options, Definition& given) {
        options.Argument("ORGANISATION", given.id, kIdHelp);
        Declare(options, given);
      },
      [](Context& to, const Definition& given) {
        v1::CreateOrganisationRequest request;
        request.set_parent(to.Scheme());
        request.set_organisation_id(given.id);
        google::protobuf::FieldMask all;
        Fill(given, *request.mutable_organisation(), all);
        given.change.ApplyTo(request);
        return to.Show(kView, client::Organisations(to.caller()).CreateOrganisation(request));
      });
  organisation.Verb<Definition>(
      "update", "Change what is given of an organisation; of names, all of them are said",
      "timecredit organisation update castle --no-typed-amounts",
      [](Options& options, Definition& given) {
        options.Argument("ORGANISATION", given.id, kIdHelp, Kind::kOrganisation);
        Declare(options, given);
      },
      [](Context& to, const Definition& given) {
        v1::UpdateOrganisationRequest request;
        request.mutable_organisation()->set_name(to.Name("organisations", given.id));
        Fill(given, *request.mutable_organisation(), *request.mutable_update_mask());
        if (request.update_mask().paths().empty()) return to.FailUsage("cli.update_empty");
        given.change.ApplyTo(request);
        return to.Show(kView, client::Organisations(to.caller()).UpdateOrganisation(request));
      });
  organisation.Verb<Which>(
      "show", "Show an organisation", "timecredit organisation show castle",
      [](Options& options, Which& given) {
        options.Argument("ORGANISATION", given.id, kIdHelp, Kind::kOrganisation);
      },
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
