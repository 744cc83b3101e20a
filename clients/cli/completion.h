#ifndef CLIENTS_CLI_COMPLETION_H_
#define CLIENTS_CLI_COMPLETION_H_

#include <string>
#include <vector>

namespace timecredit::cli {

// What can stand on the command line, as the program's own help tells it.
struct Word {
  std::string text;
  std::string help;
  bool takes_value = false;  // an option with a value after it
};
struct VerbWords {
  Word word;
  std::vector<Word> options;
};
struct NounWords {
  Word word;
  std::vector<VerbWords> verbs;
};
struct ProgramWords {
  std::string program;
  std::vector<Word> options;  // that hold for every command
  std::vector<NounWords> nouns;
};

// A script that completes nouns, verbs and options: `source <(timecredit completion bash)`.
std::string BashCompletion(const ProgramWords& words);
std::string ZshCompletion(const ProgramWords& words);
std::string FishCompletion(const ProgramWords& words);

}  // namespace timecredit::cli

#endif  // CLIENTS_CLI_COMPLETION_H_
