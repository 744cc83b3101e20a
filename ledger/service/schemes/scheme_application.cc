#include "ledger/service/schemes/scheme_application.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/localized_text.h"
#include "ledger/domain/number.h"
#include "ledger/domain/offer.h"
#include "ledger/domain/organisation.h"
#include "ledger/domain/refusal.h"
#include "ledger/domain/scheme.h"
#include "ledger/exchange/call.h"
#include "ledger/exchange/command.h"
#include "ledger/journal/rows.h"
#include "ledger/reporting/names.h"
#include "ledger/service/activities/activity_messages.h"
#include "ledger/service/caller.h"
#include "ledger/service/counted_unit.h"
#include "ledger/service/field_paths.h"
#include "ledger/service/names_messages.h"
#include "ledger/service/organisations/organisation_messages.h"
#include "ledger/service/parts.h"
#include "ledger/service/resource_name.h"
#include "ledger/service/schemes/scheme_messages.h"
#include "proto/timecredit/v1/scheme.pb.h"

namespace timecredit::service {
namespace {

using journal::AliasKind;

// Stands for a public face that is still to be created.
constexpr domain::ActivityNumber kPromisedFace(std::numeric_limits<uint64_t>::max());

// What an id stands for; none when it is still to be created.
absl::StatusOr<uint64_t> NumberOf(const Parts& parts, domain::SchemeNumber scheme, AliasKind kind,
                                  const std::string& id) {
  const auto number = parts.names.Find(scheme, kind, id, "definition", reporting::Look::kInStore);
  if (absl::IsNotFound(number.status())) return 0;
  return number;
}

// A host or public face may be said by its id alone.
void Complete(std::string_view scheme_id, std::string_view collection, std::string& name) {
  if (name.empty() || name.find('/') != std::string::npos) return;
  name = absl::StrCat("schemes/", absl::string_view(scheme_id.data(), scheme_id.size()), "/",
                      absl::string_view(collection.data(), collection.size()), "/", name);
}

// Each finds a record more than the one before.
constexpr int kMostAttempts = 100;

bool IsIdReused(const absl::Status& status) {
  const auto refusal = domain::RefusalOf(status);
  return refusal.has_value() && refusal->reason == "REQUEST_ID_REUSED";
}

// The last collection and id of a resource's name, which request ids have room for.
std::string ShortNameOf(const std::string& name) {
  const size_t id = name.rfind('/');
  const size_t collection = id == 0 || id == std::string::npos ? id : name.rfind('/', id - 1);
  return collection == std::string::npos ? name : name.substr(collection + 1);
}

}  // namespace

SchemeApplication::SchemeApplication(const Parts& parts, const Caller& caller,
                                     const v1::ApplySchemeRequest& request,
                                     v1::ApplySchemeResponse& response)
    : parts_(parts),
      caller_(caller),
      request_(request),
      definition_(request.definition()),
      response_(response) {}

absl::Status SchemeApplication::Run() {
  if (definition_.scheme_id().empty()) {
    return domain::RefuseArgument("FIELD_REQUIRED", "definition.scheme_id");
  }
  auto status = ApplyAll();
  if (status.ok() && !request_.validate_only()) {
    is_trial_ = false;
    status = ApplyAll();
  }
  if (!status.ok()) return InRequest(status, {.prefix = prefix_, .named = "", .id = id_path_});
  if (scheme_.IsNone()) {
    *response_.mutable_scheme() = definition_.scheme();
    response_.mutable_scheme()->set_name("schemes/" + definition_.scheme_id());
    return absl::OkStatus();
  }
  const auto scheme = parts_.registers.Find<domain::Scheme>({scheme_});
  if (!scheme.ok()) return scheme.status();
  WriteScheme(**scheme, parts_.clock.Now(), *response_.mutable_scheme());
  return absl::OkStatus();
}

absl::Status SchemeApplication::ApplyAll() {
  response_.clear_changes();
  named_.clear();
  Enter("definition.", "scheme_id", "scheme.");
  if (auto status = ApplyScheme(); !status.ok()) return status;
  for (int i = 0; i < definition_.organisations_size(); ++i) {
    const auto& organisation = definition_.organisations(i);
    const std::string path = absl::StrCat("definition.organisations[", i, "].");
    Enter(path, "organisation_id", "");
    if (auto status = ApplyOrganisation(organisation); !status.ok()) return status;
    for (int j = 0; j < organisation.offers_size(); ++j) {
      Enter(absl::StrCat(path, "offers[", j, "]."), "offer_id", "offer.");
      auto status = ApplyOffer(organisation.organisation_id(), organisation.offers(j));
      if (!status.ok()) return status;
    }
  }
  for (int i = 0; i < definition_.activities_size(); ++i) {
    Enter(absl::StrCat("definition.activities[", i, "]."), "activity_id", "activity.");
    if (auto status = ApplyActivity(definition_.activities(i)); !status.ok()) return status;
  }
  return absl::OkStatus();
}

void SchemeApplication::Enter(const std::string& path, const std::string& id,
                              const std::string& resource) {
  id_path_ = path + id;
  prefix_ = path + resource;
}

std::string SchemeApplication::NameOf(std::string_view collection, const std::string& id) const {
  return absl::StrCat("schemes/", definition_.scheme_id(), "/",
                      absl::string_view(collection.data(), collection.size()), "/", id);
}

absl::Status SchemeApplication::Name(const std::string& name) {
  if (named_.insert(name).second) return absl::OkStatus();
  return domain::RefuseExisting("ID_TAKEN", "alias");
}

void SchemeApplication::Note(v1::SchemeChange::Kind kind, const std::string& name,
                             const std::vector<std::string>& fields) {
  v1::SchemeChange& change = *response_.add_changes();
  change.set_kind(kind);
  change.set_name(name);
  for (const std::string& field : fields) change.add_fields(field);
}

absl::Status SchemeApplication::Make(v1::SchemeChange::Kind kind, const std::string& name,
                                     const std::vector<std::string>& fields,
                                     const exchange::Command& command) {
  Note(kind, name, fields);
  const bool is_update = kind == v1::SchemeChange::KIND_UPDATE;
  for (int attempt = 1;; ++attempt) {
    const auto request_id = RequestIdFor(is_update, name);
    if (!request_id.ok()) return request_id.status();
    const auto committed = parts_.exchange.Execute({.scheme = scheme_,
                                                    .acting = caller_.principal,
                                                    .request_id = *request_id,
                                                    .deadline = caller_.deadline,
                                                    .validate_only = is_trial_},
                                                   command);
    if (!IsIdReused(committed.status())) return committed.status();
    // The same caller applied another definition at this moment, and was first.
    if (!is_update) return domain::RefuseExisting("ID_TAKEN", "alias");
    if (attempt == kMostAttempts) return committed.status();
  }
}

// A thing is created once, whoever else applies the definition at this moment; updates are told
// apart by the record they follow.
absl::StatusOr<std::string> SchemeApplication::RequestIdFor(bool is_update,
                                                            const std::string& name) const {
  if (!is_update) return absl::StrCat("apply create ", ShortNameOf(name));
  const auto head = parts_.registers.Find<journal::Head>({scheme_});
  if (!head.ok()) return head.status();
  return absl::StrCat("apply ", (*head)->last_sequence.value, " ", ShortNameOf(name));
}

void SchemeApplication::Promise(const std::string& name) {
  Note(v1::SchemeChange::KIND_CREATE, name, {});
}

absl::Status SchemeApplication::ApplyScheme() {
  const std::string& id = definition_.scheme_id();
  const domain::Scheme wanted = SchemeFrom(id, definition_.scheme());
  auto number = NumberOf(parts_, domain::SchemeNumber(), AliasKind::kScheme, id);
  if (!number.ok()) return number.status();
  if (*number != 0) {
    scheme_ = domain::SchemeNumber(*number);
    return UpdateScheme(wanted);
  }
  auto status = Make(v1::SchemeChange::KIND_CREATE, "schemes/" + id, {},
                     exchange::CreateScheme{.scheme = wanted});
  if (!status.ok() || is_trial_) return status;
  number = NumberOf(parts_, domain::SchemeNumber(), AliasKind::kScheme, id);
  if (!number.ok()) return number.status();
  scheme_ = domain::SchemeNumber(*number);
  return absl::OkStatus();
}

absl::Status SchemeApplication::UpdateScheme(const domain::Scheme& wanted) {
  const auto found = parts_.registers.Find<domain::Scheme>({scheme_});
  if (!found.ok()) return found.status();
  const domain::Scheme& scheme = **found;
  // The command says the whole, so that it becomes as defined whatever is changed meanwhile.
  const exchange::UpdateScheme command{.names = wanted.names,
                                       .policies = wanted.policies,
                                       .units = wanted.units,
                                       .calendar = wanted.calendar};
  std::vector<std::string> fields;
  if (scheme.names != wanted.names) fields.emplace_back("display_names");
  if (scheme.calendar != wanted.calendar) fields.emplace_back("calendar");
  if (scheme.units != wanted.units) fields.emplace_back("units");
  if (scheme.policies != wanted.policies) fields.emplace_back("policies");
  if (fields.empty()) return absl::OkStatus();
  return Make(v1::SchemeChange::KIND_UPDATE, "schemes/" + definition_.scheme_id(), fields, command);
}

absl::Status SchemeApplication::ApplyOrganisation(const v1::OrganisationDefinition& definition) {
  const std::string& id = definition.organisation_id();
  const domain::Organisation wanted = OrganisationFrom(definition);
  if (auto status = domain::CheckOrganisation(wanted); !status.ok()) return status;
  const std::string name = NameOf("organisations", id);
  if (auto status = Name(name); !status.ok()) return status;
  if (scheme_.IsNone()) {
    Promise(name);
    return absl::OkStatus();
  }
  const auto number = NumberOf(parts_, scheme_, AliasKind::kOrganisation, id);
  if (!number.ok()) return number.status();
  if (*number == 0) {
    return Make(v1::SchemeChange::KIND_CREATE, name, {},
                exchange::CreateOrganisation{.alias = id,
                                             .names = wanted.names,
                                             .is_partner = wanted.is_partner,
                                             .takes_typed_amounts = wanted.takes_typed_amounts});
  }
  const domain::OrganisationNumber organisation(*number);
  const auto found = parts_.registers.Find<domain::Organisation>({scheme_, organisation});
  if (!found.ok()) return found.status();
  std::vector<std::string> fields;
  if ((*found)->names != wanted.names) fields.emplace_back("display_names");
  if ((*found)->is_partner != wanted.is_partner) fields.emplace_back("is_partner");
  if ((*found)->takes_typed_amounts != wanted.takes_typed_amounts) {
    fields.emplace_back("takes_typed_amounts");
  }
  if (fields.empty()) return absl::OkStatus();
  return Make(v1::SchemeChange::KIND_UPDATE, name, fields,
              exchange::UpdateOrganisation{.organisation = organisation,
                                           .names = wanted.names,
                                           .is_partner = wanted.is_partner,
                                           .takes_typed_amounts = wanted.takes_typed_amounts});
}

absl::StatusOr<bool> SchemeApplication::IsPartner(domain::OrganisationNumber organisation) const {
  const auto found = parts_.registers.Find<domain::Organisation>({scheme_, organisation});
  if (!found.ok()) return found.status();
  return *found != nullptr && (*found)->is_partner;
}

absl::Status SchemeApplication::ApplyOffer(const std::string& organisation_id,
                                           const v1::OfferDefinition& definition) {
  const std::string& id = definition.offer_id();
  if (auto status = domain::CheckAlias(id, "alias"); !status.ok()) return status;
  const std::string name = NameOf("organisations", absl::StrCat(organisation_id, "/offers/", id));
  if (auto status = Name("offers/" + id); !status.ok()) return status;  // whosever it is
  const auto partner = NumberOf(parts_, scheme_, AliasKind::kOrganisation, organisation_id);
  if (!partner.ok()) return partner.status();
  const auto number = NumberOf(parts_, scheme_, AliasKind::kOffer, id);
  if (!number.ok()) return number.status();
  const domain::Offer wanted =
      OfferFrom(id, domain::OrganisationNumber(*partner), definition.offer());
  // Tried before its partner is there, or is one.
  const auto has_partner = IsPartner(domain::OrganisationNumber(*partner));
  if (!has_partner.ok()) return has_partner.status();
  if (*number == 0 && is_trial_ && !*has_partner) {
    Promise(name);
    return domain::CheckOffer(wanted);
  }
  if (*number == 0) {
    return Make(v1::SchemeChange::KIND_CREATE, name, {}, exchange::CreateOffer{.offer = wanted});
  }
  const auto found = parts_.registers.Find<domain::Offer>({scheme_, domain::OfferNumber(*number)});
  if (!found.ok()) return found.status();
  const domain::Offer& offer = **found;
  if (offer.partner != wanted.partner) {
    return domain::RefuseState("CHANGE_NOT_POSSIBLE", "alias");
  }
  const exchange::UpdateOffer command{
      .offer = offer.offer,
      .names = wanted.names,
      .credit_minutes_per_adult = wanted.credit_minutes_per_adult,
      .credit_minutes_per_under_16 = wanted.credit_minutes_per_under_16,
      .most_people = wanted.most_people};
  std::vector<std::string> fields;
  if (offer.names != wanted.names) fields.emplace_back("display_names");
  if (offer.credit_minutes_per_adult != wanted.credit_minutes_per_adult) {
    fields.emplace_back("credit_minutes_per_adult");
  }
  if (offer.credit_minutes_per_under_16 != wanted.credit_minutes_per_under_16) {
    fields.emplace_back("credit_minutes_per_under_16");
  }
  if (offer.most_people != wanted.most_people) fields.emplace_back("most_people");
  if (fields.empty()) return absl::OkStatus();
  return Make(v1::SchemeChange::KIND_UPDATE, name, fields, command);
}

absl::StatusOr<uint64_t> SchemeApplication::Reference(std::string_view collection, AliasKind kind,
                                                      const std::string& name,
                                                      std::string_view field) const {
  const auto ids = ParseResourceName(name, field, {"schemes", collection});
  if (!ids.ok()) return ids.status();
  if (ids->front() != definition_.scheme_id()) {
    return domain::RefuseArgument("SCHEME_DIFFERS", field);
  }
  if (is_trial_ && named_.contains(name)) return NumberOf(parts_, scheme_, kind, ids->back());
  return parts_.names.Find(scheme_, kind, ids->back(), field, reporting::Look::kInStore);
}

absl::Status SchemeApplication::ApplyActivity(const v1::ActivityDefinition& definition) {
  const std::string& id = definition.activity_id();
  if (auto status = domain::CheckAlias(id, "alias"); !status.ok()) return status;
  const std::string name = NameOf("activities", id);
  v1::Activity message = definition.activity();
  Complete(definition_.scheme_id(), "organisations", *message.mutable_host());
  Complete(definition_.scheme_id(), "activities", *message.mutable_appears_as());
  const auto host = Reference("organisations", AliasKind::kOrganisation, message.host(), "host");
  if (!host.ok()) return host.status();
  const bool has_face = !message.appears_as().empty();
  const auto face =
      has_face ? Reference("activities", AliasKind::kActivity, message.appears_as(), "appears_as")
               : absl::StatusOr<uint64_t>(0);
  if (!face.ok()) return face.status();
  if (auto status = Name(name); !status.ok()) return status;
  const domain::Scheme scheme = SchemeFrom(definition_.scheme_id(), definition_.scheme());
  const auto unit = UnitNamed(scheme, message.counted_unit(), "counted_unit");
  if (!unit.ok()) return unit.status();
  domain::Activity wanted = ActivityFrom(id, message);
  wanted.host = domain::OrganisationNumber(*host);
  wanted.appears_as = domain::ActivityNumber(*face);
  wanted.contribution_unit = *unit;
  const auto number = NumberOf(parts_, scheme_, AliasKind::kActivity, id);
  if (!number.ok()) return number.status();
  if (*number != 0) return UpdateActivity(domain::ActivityNumber(*number), wanted, name);
  const auto found = parts_.registers.Find<domain::Scheme>({scheme_});
  if (!found.ok()) return found.status();
  const bool has_all = *found != nullptr && *host != 0 && (*face != 0 || !has_face) &&
                       domain::CheckUnit(**found, *unit).ok();
  if (has_all) {
    return Make(v1::SchemeChange::KIND_CREATE, name, {},
                exchange::CreateActivity{.activity = wanted});
  }
  // Tried before what it names is there.
  Promise(name);
  promised_[name] = wanted;
  const auto promised_face = promised_.find(message.appears_as());
  if (promised_face != promised_.end()) {
    wanted.appears_as = kPromisedFace;
    const auto status = domain::CheckFace(promised_face->second);
    if (!status.ok()) return status;
  }
  return domain::CheckActivity(wanted);
}

absl::Status SchemeApplication::UpdateActivity(domain::ActivityNumber number,
                                               const domain::Activity& wanted,
                                               const std::string& name) {
  const auto found = parts_.registers.Find<domain::Activity>({scheme_, number});
  if (!found.ok()) return found.status();
  const domain::Activity& activity = **found;
  const exchange::UpdateActivity command{.activity = number,
                                         .names = wanted.names,
                                         .award = wanted.award,
                                         .needs_approval = wanted.needs_approval,
                                         .category = wanted.category,
                                         .host = wanted.host,
                                         .contribution_unit = wanted.contribution_unit,
                                         .purposes = wanted.purposes,
                                         .appears_as = wanted.appears_as};
  std::vector<std::string> fields;
  if (activity.host != wanted.host) fields.emplace_back("host");
  if (activity.contribution_unit != wanted.contribution_unit) fields.emplace_back("counted_unit");
  if (activity.purposes != wanted.purposes) fields.emplace_back("purposes");
  if (activity.appears_as != wanted.appears_as) fields.emplace_back("appears_as");
  if (activity.names != wanted.names) fields.emplace_back("display_names");
  if (activity.award != wanted.award) fields.emplace_back("award");
  if (activity.needs_approval != wanted.needs_approval) fields.emplace_back("without_approval");
  if (activity.category != wanted.category) fields.emplace_back("category");
  if (fields.empty()) return absl::OkStatus();
  return Make(v1::SchemeChange::KIND_UPDATE, name, fields, command);
}

}  // namespace timecredit::service
