#ifndef CLIENTS_CLI_NOUNS_H_
#define CLIENTS_CLI_NOUNS_H_

#include "clients/cli/context.h"
#include "clients/cli/verb.h"

namespace timecredit::cli {

// The nouns of the command line, one file each: "timecredit member search ...". Each adds its noun
// and verbs to the program; what they do is said in their help.
void AddSchemeNoun(CLI::App& program, Context& context, Pending& pending);
void AddMemberNoun(CLI::App& program, Context& context, Pending& pending);
void AddOrganisationNoun(CLI::App& program, Context& context, Pending& pending);
void AddOfferNoun(CLI::App& program, Context& context, Pending& pending);
void AddActivityNoun(CLI::App& program, Context& context, Pending& pending);
void AddSessionNoun(CLI::App& program, Context& context, Pending& pending);
void AddHoursNoun(CLI::App& program, Context& context, Pending& pending);
void AddObligationNoun(CLI::App& program, Context& context, Pending& pending);
void AddCreditNoun(CLI::App& program, Context& context, Pending& pending);
void AddRedemptionNoun(CLI::App& program, Context& context, Pending& pending);
void AddReportNoun(CLI::App& program, Context& context, Pending& pending);
void AddImportNoun(CLI::App& program, Context& context, Pending& pending);
void AddServerNoun(CLI::App& program, Context& context, Pending& pending);

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_NOUNS_H_
