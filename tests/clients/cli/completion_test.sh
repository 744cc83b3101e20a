#!/bin/bash
# Lets bash complete command lines by the program's own script; and looks at the scripts for others.
set -u
program=$PWD/$1
failures=0

expect() {
  if [[ "$2" != *"$3"* ]]; then
    echo "FAILED: $1: \"$3\" is not in: $2"
    failures=$((failures + 1))
  fi
}

refuse() {
  if [[ "$2" == *"$3"* ]]; then
    echo "FAILED: $1: \"$3\" is in: $2"
    failures=$((failures + 1))
  fi
}

source <("$program" completion bash)

# What bash would offer after these words, of which the last is being typed.
complete_words() {
  COMP_WORDS=(timecredit "$@")
  COMP_CWORD=$#
  _timecredit
  echo "${COMPREPLY[*]}"
}

expect "nouns" "$(complete_words "")" "member organisation"
expect "a noun that was begun" "$(complete_words red)" "redemption"
refuse "a noun that was begun" "$(complete_words red)" "member"
expect "verbs" "$(complete_words hours "")" "approve"
refuse "verbs of another noun" "$(complete_words hours "")" "suspend"
expect "options of a verb" "$(complete_words hours log --t)" "--time"
expect "options that hold everywhere" "$(complete_words hours log --out)" "--output"
expect "an option's value is no noun" "$(complete_words --scheme taff hours appr)" "approve"

expect "zsh" "$("$program" completion zsh)" "#compdef timecredit"
expect "zsh" "$("$program" completion zsh)" "hours/log) compadd --"
expect "fish" "$("$program" completion fish)" "complete -c timecredit -n '__fish_seen_subcommand_from hours"
if command -v zsh > /dev/null; then "$program" completion zsh | zsh -n || failures=$((failures + 1)); fi
if command -v fish > /dev/null; then "$program" completion fish | fish -n || failures=$((failures + 1)); fi

exit $((failures > 0))
