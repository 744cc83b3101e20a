#ifndef LEDGER_SERVICE_SCHEME_APPLICATION_H_
#define LEDGER_SERVICE_SCHEME_APPLICATION_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "ledger/domain/number.h"
#include "ledger/exchange/command.h"
#include "ledger/service/caller.h"
#include "ledger/service/parts.h"
#include "proto/timecredit/v1/scheme.pb.h"

namespace timecredit::service {

// Makes a scheme as a definition says: looks at each thing it names in turn, and creates or updates
// it where it differs. A dry run only says what differs; there, what belongs to something that is
// still to be created is not looked at further. Waits for the disk. One object for one call.
class SchemeApplication {
 public:
  // All outlive it.
  SchemeApplication(const Parts& parts, const Caller& caller, const v1::ApplySchemeRequest& request,
                    v1::ApplySchemeResponse& response);

  absl::Status Run();

 private:
  absl::Status ApplyAll();
  // What is applied next: where its id and its fields lie in the request.
  void Enter(const std::string& path, const std::string& id, const std::string& resource);
  absl::Status ApplyScheme();
  absl::Status ApplyOrganisation(const v1::OrganisationDefinition& definition);
  absl::Status ApplyOffer(const std::string& organisation_id,
                          const v1::OfferDefinition& definition);
  absl::Status ApplyActivity(const v1::ActivityDefinition& definition);
  absl::Status UpdateScheme(const domain::Scheme& wanted);
  absl::Status UpdateActivity(domain::ActivityNumber number, const domain::Activity& wanted,
                              const std::string& name);

  // Notes a change and, unless this is a dry run, carries it out.
  absl::Status Make(v1::SchemeChange::Kind kind, const std::string& name,
                    const std::vector<std::string>& fields, exchange::Command command);

  std::string NameOf(std::string_view collection, const std::string& id) const;
  bool IsDryRun() const { return request_.validate_only(); }

  const Parts& parts_;
  const Caller& caller_;
  const v1::ApplySchemeRequest& request_;
  const v1::SchemeDefinition& definition_;
  v1::ApplySchemeResponse& response_;
  domain::SchemeNumber scheme_;  // none while it is still to be created
  std::string id_path_;
  std::string prefix_;
};

}  // namespace timecredit::service

#endif  // LEDGER_SERVICE_SCHEME_APPLICATION_H_
