#!/bin/bash
# Lets bash complete command lines by the program's own script, beside a real server and without
# one; and looks at the scripts for others.
set -u
program=$PWD/$1
server=$PWD/$2
definition=$PWD/$3
failures=0

folder=$(mktemp -d)
mkfifo "$folder/said"
"$server" --data "$folder/data" --keys "$folder/keys" --port 0 --log-level error \
  --development-principal operator:1 > "$folder/said" &
served=$!
trap 'kill $served; wait $served; rm -rf "$folder"' EXIT
read -r first_line < "$folder/said"
[[ $first_line =~ (localhost|127\.0\.0\.1):[0-9]+ ]] || { echo "where is it: $first_line"; exit 1; }
address=${BASH_REMATCH[0]}

# The scripts call the program by its name alone.
PATH=$(dirname "$program"):$PATH
unset TIMECREDIT_SCHEME TIMECREDIT_LANGUAGE TIMECREDIT_OUTPUT TIMECREDIT_TIMEOUT
export TIMECREDIT_SERVER=$address
export TIMECREDIT_COMPLETION_TIMEOUT=60  # on a machine that is busy with other tests

must() { "$@" > /dev/null || { echo "FAILED: $*"; exit 1; }; }
must timecredit scheme apply "$definition"
export TIMECREDIT_SCHEME=taff
must timecredit member create "Nadia Jones" --id nadia-jones
must timecredit member create "Ifan Hussain"
must timecredit hours log 1 garden-day --time 2h

expect() {
  if [[ " $2 " != *"$3"* ]]; then
    echo "FAILED: $1: \"$3\" is not in: $2"
    failures=$((failures + 1))
  fi
}

refuse() {
  if [[ " $2 " == *"$3"* ]]; then
    echo "FAILED: $1: \"$3\" is in: $2"
    failures=$((failures + 1))
  fi
}

is() {
  if [[ "$2" != "$3" ]]; then
    echo "FAILED: $1: \"$2\" is not \"$3\""
    failures=$((failures + 1))
  fi
}

source <(timecredit completion bash)
# Only bash itself, while it completes, can be told how to go on.
compopt() { echo -n "($*)"; }

# What bash would offer after these words, as it takes them apart, of which the last is being typed.
complete_words() {
  COMP_WORDBREAKS=$' \t\n"\'><=;|&(:'
  COMP_WORDS=(timecredit "$@")
  COMP_CWORD=$#
  _timecredit 2>&1
  echo "${COMPREPLY[*]}"
}

expect "nouns" "$(complete_words "")" " member organisation "
expect "a noun that was begun" "$(complete_words red)" " redemption "
refuse "a noun that was begun" "$(complete_words red)" "member"
refuse "what nobody types" "$(complete_words com)" "complete "
expect "verbs" "$(complete_words hours "")" " approve "
refuse "verbs of another noun" "$(complete_words hours "")" "suspend"
is "verbs of what there is not" "$(complete_words huors "")" ""
expect "options of a verb" "$(complete_words hours log --t)" " --time "
expect "options that hold everywhere" "$(complete_words hours log --out)" " --output "
expect "where nothing but options is left" "$(complete_words member list "")" " --limit "
is "an option's value is no noun" "$(complete_words --scheme taff hours appr)" "approve"
is "nor where bash takes it apart" \
  "$(complete_words --server localhost : 7390 hours appr)" "approve"

is "values that the program knows" "$(complete_words member list --output "")" \
  "table json csv csv-bom"
is "after an equals sign" "$(complete_words member list --output =)" "table json csv csv-bom"
is "after an equals sign, begun" "$(complete_words member list --output = js)" "json"
is "languages" "$(complete_words --language "")" "en cy fr"
expect "breakdowns" "$(complete_words report contributions --by "")" " organisation "
is "units" "$(complete_words hours import f.csv --unit "")" "minutes hours h:mm"
is "a unit that bash takes apart" "$(complete_words hours import f.csv --unit h :)" "mm"
is "languages of names" "$(complete_words offer update castle/day-ticket --name "")" "en= cy= fr="
is "one language of a name" "$(complete_words activity update garden-day --name f)" \
  "(-o nospace)fr="
is "files" "$(complete_words scheme apply "")" "(-o default)"
is "what can be anything" "$(complete_words hours log 1 garden-day --text "")" ""

is "members" "$(complete_words member show "")" "nadia-jones 1 2"
is "a member by number" "$(complete_words member show 2)" "2"
is "a member by id" "$(complete_words member show nad)" "nadia-jones"
is "the member who receives" "$(complete_words credit transfer 1 nad)" "nadia-jones"
is "the second of many" "$(complete_words session attend 7 2 nad)" "nadia-jones"
is "members as an option's value" "$(complete_words hours list --member nad)" "nadia-jones"
is "in quotation marks" "$(complete_words hours list --member \"nad)" "nadia-jones"
is "activities" "$(complete_words hours log 1 garden)" "garden-day"
is "offers" "$(complete_words redemption quote 1 --offer cas)" "castle/day-ticket"
is "the partner of a new offer" "$(complete_words offer create cas)" "(-o nospace)castle/"
is "hosts" "$(complete_words activity create tea --host taff)" "taff-housing"
is "schemes" "$(complete_words --scheme "")" "taff"
is "hours that await approval" "$(complete_words hours approve "")" \
  "$(timecredit hours list --output csv 2> /dev/null | sed -n 's|^schemes/taff/hourLogs/\([0-9]*\),.*|\1|p')"
is "the entries of a member" "$(complete_words credit entry nadia-jones "")" \
  "$(timecredit credit statement 1 --output csv | grep -o 'entries/[0-9]*' | cut -d/ -f2 | xargs)"

unset TIMECREDIT_SCHEME
is "without a scheme" "$(complete_words hours log "")" ""
is "the scheme of the line" "$(complete_words --scheme taff hours log nad)" "nadia-jones"
is "the scheme of the line, behind" "$(complete_words hours log --scheme = taff nad)" "nadia-jones"
export TIMECREDIT_SERVER=localhost:1 TIMECREDIT_SCHEME=taff
is "the server of the line" \
  "$(complete_words --server "${address%:*}" : "${address#*:}" hours log nad)" "nadia-jones"
is "where no server answers" "$(complete_words hours log nad)" ""

expect "zsh" "$(timecredit completion zsh)" "#compdef timecredit"
expect "fish" "$(timecredit completion fish)" "complete -c timecredit -f -a"
if command -v zsh > /dev/null; then timecredit completion zsh | zsh -n || failures=$((failures + 1)); fi
if command -v fish > /dev/null; then
  export TIMECREDIT_SERVER=$address
  is "fish" "$(fish -N -c 'timecredit completion fish | source; complete -C "timecredit member show n"')" \
    $'nadia-jones\tNadia Jones'
fi

exit $((failures > 0))
