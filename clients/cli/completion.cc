#include "clients/cli/completion.h"

#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"

namespace timecredit::cli {
namespace {

std::string Texts(const std::vector<Word>& words) {
  return absl::StrJoin(words, " ",
                       [](std::string* out, const Word& word) { absl::StrAppend(out, word.text); });
}

template <class Group>
std::vector<Word> WordsOf(const std::vector<Group>& groups) {
  std::vector<Word> words;
  words.reserve(groups.size());
  for (const Group& group : groups) words.push_back(group.word);
  return words;
}

// The options after which a value stands, as alternatives of a shell's case.
std::string WithValue(const ProgramWords& words) {
  std::vector<std::string> texts;
  for (const Word& option : words.options) {
    if (option.takes_value) texts.push_back(option.text);
  }
  return absl::StrJoin(texts, "|");
}

// The branches that bash and zsh share: what may come after a noun and a verb. `offer` is the
// command that offers words.
std::string Branches(const ProgramWords& words, std::string_view offer) {
  const absl::string_view command(offer.data(), offer.size());
  const std::string everywhere = Texts(words.options);
  std::string branches =
      absl::StrCat("    /) ", command, " ", Texts(WordsOf(words.nouns)), " ", everywhere, " ;;\n");
  for (const NounWords& noun : words.nouns) {
    absl::StrAppend(&branches, "    ", noun.word.text, "/) ", command, " ",
                    Texts(WordsOf(noun.verbs)), " ", everywhere, " ;;\n");
    for (const VerbWords& verb : noun.verbs) {
      absl::StrAppend(&branches, "    ", noun.word.text, "/", verb.word.text, ") ", command, " ",
                      Texts(verb.options), " ", everywhere, " ;;\n");
    }
  }
  return branches;
}

std::string FishLine(const ProgramWords& words, const std::string& condition, const Word& word) {
  const std::string help = absl::StrReplaceAll(word.help, {{"\\", "\\\\"}, {"'", "\\'"}});
  const bool is_option = word.text.starts_with("--");
  return absl::StrCat("complete -c ", words.program, " -n '", condition, "' ",
                      is_option ? absl::StrCat("-l ", word.text.substr(2)) : "-a " + word.text,
                      word.takes_value ? " -r" : "", " -d '", help, "'\n");
}

}  // namespace

std::string BashCompletion(const ProgramWords& words) {
  return absl::StrCat(
      "# Completes ", words.program, " in bash: source <(", words.program,
      " completion bash)\n"
      "_",
      words.program,
      "() {\n"
      "  local noun= verb= at\n"
      "  for ((at = 1; at < COMP_CWORD; at++)); do\n"
      "    case ${COMP_WORDS[at]} in\n"
      "    ",
      WithValue(words),
      ") ((at++)) ;;\n"
      "    -*) ;;\n"
      "    *) if [[ ! $noun ]]; then noun=${COMP_WORDS[at]}\n"
      "       elif [[ ! $verb ]]; then verb=${COMP_WORDS[at]}; fi ;;\n"
      "    esac\n"
      "  done\n"
      "  _",
      words.program,
      "_offer() { COMPREPLY=($(compgen -W \"$*\" -- \"${COMP_WORDS[COMP_CWORD]}\")); }\n"
      "  COMPREPLY=()\n"
      "  case $noun/$verb in\n",
      Branches(words, "_" + words.program + "_offer"),
      "  esac\n"
      "}\n"
      "complete -o default -F _",
      words.program, " ", words.program, "\n");
}

std::string ZshCompletion(const ProgramWords& words) {
  return absl::StrCat("#compdef ", words.program, "\n# Completes ", words.program,
                      " in zsh: source <(", words.program,
                      " completion zsh)\n"
                      "_",
                      words.program,
                      "() {\n"
                      "  local noun= verb= at\n"
                      "  for ((at = 2; at < CURRENT; at++)); do\n"
                      "    case ${words[at]} in\n"
                      "    ",
                      WithValue(words),
                      ") ((at++)) ;;\n"
                      "    -*) ;;\n"
                      "    *) if [[ -z $noun ]]; then noun=${words[at]}\n"
                      "       elif [[ -z $verb ]]; then verb=${words[at]}; fi ;;\n"
                      "    esac\n"
                      "  done\n"
                      "  case $noun/$verb in\n",
                      Branches(words, "compadd --"),
                      "  esac\n"
                      "}\n"
                      "compdef _",
                      words.program, " ", words.program, "\n");
}

std::string FishCompletion(const ProgramWords& words) {
  std::string script =
      absl::StrCat("# Completes ", words.program, " in fish: ", words.program,
                   " completion fish | source\ncomplete -c ", words.program, " -f\n");
  const std::string nouns = Texts(WordsOf(words.nouns));
  for (const Word& option : words.options) {
    absl::StrAppend(&script, FishLine(words, "true", option));
  }
  for (const NounWords& noun : words.nouns) {
    absl::StrAppend(&script,
                    FishLine(words, "not __fish_seen_subcommand_from " + nouns, noun.word));
    const std::string in_noun = "__fish_seen_subcommand_from " + noun.word.text;
    const std::string verbs = Texts(WordsOf(noun.verbs));
    for (const VerbWords& verb : noun.verbs) {
      absl::StrAppend(
          &script,
          FishLine(words, absl::StrCat(in_noun, "; and not __fish_seen_subcommand_from ", verbs),
                   verb.word));
      for (const Word& option : verb.options) {
        absl::StrAppend(
            &script,
            FishLine(words,
                     absl::StrCat(in_noun, "; and __fish_seen_subcommand_from ", verb.word.text),
                     option));
      }
    }
  }
  return script;
}

}  // namespace timecredit::cli
