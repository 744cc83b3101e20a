#include "clients/cli/completion.h"

#include <string>

#include "absl/strings/str_replace.h"

namespace timecredit::cli {
namespace {

// In each, PROGRAM stands for the program's name and COMPLETE for the command that offers words.

// Bash takes words apart at the characters of COMP_WORDBREAKS, among them = and :, and completes
// the last piece alone.
constexpr char kBash[] = R"(# Completes PROGRAM in bash: source <(PROGRAM completion bash)
_PROGRAM() {
  local breaks="[${COMP_WORDBREAKS//[^:=]/}"$'\n'"]" words=() piece line before is_joined=
  for piece in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
    if [[ $is_joined || ( ${#words[@]} -gt 0 && $piece == $breaks* ) ]]; then
      words[-1]+=$piece
    else
      words+=("$piece")
    fi
    [[ $piece == *$breaks ]] && is_joined=1 || is_joined=
  done
  words=("${words[@]//[\"\'\\]/}")
  before=${words[-1]%"${words[-1]##*$breaks}"}
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == '*' ]]; then compopt -o default; return 0; fi
    line=${line%%$'\t'*}
    COMPREPLY+=("${line#"$before"}")
  done < <(command PROGRAM COMPLETE "${words[@]}" 2>/dev/null)
  if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *[/=] ]]; then compopt -o nospace; fi
  return 0
}
complete -F _PROGRAM PROGRAM
)";

constexpr char kZsh[] = R"(#compdef PROGRAM
# Completes PROGRAM in zsh: source <(PROGRAM completion zsh)
_PROGRAM() {
  local line
  local -a whole whole_shown begun begun_shown
  for line in "${(@f)$(command PROGRAM COMPLETE "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" \
      2>/dev/null)}"; do
    case ${line%%$'\t'*} in
    '') ;;
    '*') _files; return ;;
    *[/=]) begun+=("${line%%$'\t'*}"); begun_shown+=("${${line%$'\t'}/$'\t'/  -- }") ;;
    *) whole+=("${line%%$'\t'*}"); whole_shown+=("${${line%$'\t'}/$'\t'/  -- }") ;;
    esac
  done
  compadd -l -d whole_shown -a whole
  compadd -S '' -l -d begun_shown -a begun
}
compdef _PROGRAM PROGRAM
)";

// What is set before the program's name holds for what fish calls here too.
constexpr char kFish[] = R"(# Completes PROGRAM in fish: PROGRAM completion fish | source
function __PROGRAM_offer
  set -l current (commandline -ct | string trim --left --chars '"\'')
  set -l typed (commandline -opc)
  while string match -qr '^\w+=' -- $typed[1]
    set -e typed[1]
  end
  set -e typed[1]
  set -l offered (command PROGRAM COMPLETE $typed "$current" 2>/dev/null)
  if test "$offered" = '*'
    __fish_complete_path "$current"
  else if set -q offered[1]
    printf '%s\n' $offered
  end
end
complete -c PROGRAM -f -a '(__PROGRAM_offer)'
)";

std::string For(const std::string& program, const char* script) {
  return absl::StrReplaceAll(script, {{"PROGRAM", program}, {"COMPLETE", kComplete}});
}

}  // namespace

std::string BashCompletion(const std::string& program) { return For(program, kBash); }

std::string ZshCompletion(const std::string& program) { return For(program, kZsh); }

std::string FishCompletion(const std::string& program) { return For(program, kFish); }

}  // namespace timecredit::cli
