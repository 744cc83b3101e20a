#ifndef CLIENTS_CLI_PLACE_H_
#define CLIENTS_CLI_PLACE_H_

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own
class App;
class Option;
}  // namespace CLI

namespace timecredit::cli {

// Where the next word of a command line stands, of which nothing but the words before it is known:
// they need not make a whole command.
class Place {
 public:
  // The program's own: no noun was said.
  explicit Place(const CLI::App& program) : program_(program), command_(&program) {}

  // Takes the next word in. False where no such noun or verb is there: what follows is unknown.
  bool Take(const std::string& word);

  // The last of the nouns and verbs that were said.
  const CLI::App& command() const { return *command_; }
  // Whose value the next word is, unless it begins with a hyphen: an option that was said without
  // one, else the verb's next argument; null where neither is left.
  const CLI::Option* expected() const;
  // Whether that is an option, whose value may begin with a hyphen too.
  bool is_in_option() const { return option_ != nullptr; }
  // The option of a name, "--time", that can be said here; null where there is none.
  const CLI::Option* Find(const std::string& name) const;
  // The values that were said, each with its option or argument.
  const std::vector<std::pair<const CLI::Option*, std::string>>& given() const { return given_; }

 private:
  const CLI::App& program_;
  const CLI::App* command_;
  const CLI::Option* option_ = nullptr;
  size_t arguments_ = 0;
  std::vector<std::pair<const CLI::Option*, std::string>> given_;
};

// The options and arguments of a command, in the order of their declaration.
std::vector<const CLI::Option*> OptionsOf(const CLI::App& command);
std::vector<const CLI::Option*> ArgumentsOf(const CLI::App& command);

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_PLACE_H_
