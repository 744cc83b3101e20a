#ifndef LEDGER_SERVICE_SCHEMES_SCHEME_APPLICATION_H_
#define LEDGER_SERVICE_SCHEMES_SCHEME_APPLICATION_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/domain/activity.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/command.h"
#include "ledger/journal/rows.h"
#include "ledger/service/caller.h"
#include "ledger/service/parts.h"
#include "proto/timecredit/v1/scheme.pb.h"

namespace timecredit::service {

// Makes a scheme as a definition says: looks at each thing it names in turn, and creates or updates
// it where it differs. All of it is tried first, so that a mistake anywhere changes nothing; a dry
// run ends there. In the trial, what belongs to something that is still to be created is checked by
// itself. Waits for the disk. One object for one call.
class SchemeApplication {
 public:
  // All outlive it.
  SchemeApplication(const Parts& parts, const Caller& caller, const v1::ApplySchemeRequest& request,
                    v1::ApplySchemeResponse& response);

  absl::Status Run();

 private:
  // Twice: as a trial, which finds what is wrong before anything is written, then in earnest.
  absl::Status ApplyAll();
  // What is applied next: where its id and its fields lie in the request.
  void Enter(const std::string& path, const std::string& id, const std::string& resource);
  absl::Status ApplyScheme();
  absl::Status ApplyOrganisation(const v1::OrganisationDefinition& definition);
  absl::StatusOr<bool> IsPartner(domain::OrganisationNumber organisation) const;
  absl::Status ApplyOffer(const std::string& organisation_id,
                          const v1::OfferDefinition& definition);
  absl::Status ApplyActivity(const v1::ActivityDefinition& definition);
  absl::Status UpdateScheme(const domain::Scheme& wanted);
  absl::Status UpdateActivity(domain::ActivityNumber number, const domain::Activity& wanted,
                              const std::string& name);

  // ID_TAKEN where the definition has the name already.
  absl::Status Name(const std::string& name);
  // The number of what an activity names; in a trial 0 for what the definition will have created.
  absl::StatusOr<uint64_t> Reference(std::string_view collection, journal::AliasKind kind,
                                     const std::string& name, std::string_view field) const;

  void Note(v1::SchemeChange::Kind kind, const std::string& name,
            const std::vector<std::string>& fields);
  // Notes a creation that cannot be tried yet, because it names what is still to be created.
  void Promise(const std::string& name);
  // Notes a change and carries it out, or tries to.
  absl::Status Make(v1::SchemeChange::Kind kind, const std::string& name,
                    const std::vector<std::string>& fields, const exchange::Command& command);
  absl::StatusOr<std::string> RequestIdFor(bool is_update, const std::string& name) const;

  std::string NameOf(std::string_view collection, const std::string& id) const;

  const Parts& parts_;
  const Caller& caller_;
  const v1::ApplySchemeRequest& request_;
  const v1::SchemeDefinition& definition_;
  v1::ApplySchemeResponse& response_;
  domain::SchemeNumber scheme_;  // none while it is still to be created
  bool is_trial_ = true;
  std::set<std::string> named_;
  std::map<std::string, domain::Activity> promised_;  // activities, by name
  std::string id_path_;
  std::string prefix_;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_SCHEMES_SCHEME_APPLICATION_H_
