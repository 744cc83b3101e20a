#ifndef CLIENTS_CLI_DECLARATIONS_H_
#define CLIENTS_CLI_DECLARATIONS_H_

#include <string>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own
class Option;
}  // namespace CLI

namespace timecredit::cli {

// What a value on the command line names, so that a shell can complete it, and a mistyped one be
// told beside what there is.
enum class Kind {
  kText,  // nothing that could be listed
  kFile,
  kScheme,
  kMember,
  kOrganisation,
  kOffer,
  kNewOffer,  // a partner that there is, and an offer that there is not yet
  kActivity,
  kSession,
  kHours,  // that await approval
  kApprovedHours,
  kObligation,
  kEntry,  // of the member before it
  kRedemption,
  kHold,      // that is open
  kUnit,      // that the scheme counts
  kLanguage,  // of a name: "en="
};

// What the options and arguments of the program hold, as each was declared.
class Declarations {
 public:
  void Add(const CLI::Option& option, Kind kind);
  // One of so many words.
  void Add(const CLI::Option& option, std::vector<std::string> choices);

  Kind KindOf(const CLI::Option& option) const;
  // Empty where any word will do.
  std::vector<std::string> ChoicesOf(const CLI::Option& option) const;

  // What the command line says for things of a kind, once it is read.
  std::vector<std::string> Typed(Kind kind) const;

 private:
  struct Declared {
    const CLI::Option* option;
    Kind kind;
    std::vector<std::string> choices;
  };

  const Declared* Find(const CLI::Option& option) const;

  std::vector<Declared> declared_;
};

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_DECLARATIONS_H_
