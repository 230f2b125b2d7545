#!/usr/bin/env bash
# Runs one lab: builds what all labs stand on when it has changed, then the lab alone, without analyzers and without warnings as errors; those are for CI.
set -u -o pipefail
cd "$(dirname "$0")/.."

# Says it in English, or in Japanese where the harness would.
say() {
  local language=${SCSLABS_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}
  case $language in [Jj][Aa]*) echo "$2" ;; *) echo "$1" ;; esac
}

number=${1:-}
configuration=${2:-Debug}
[[ $number =~ ^[0-9]{1,2}$ ]] || { say "Which lab? make lab N=09" "どのラボですか。例: make lab N=09"; exit 1; }
for lab in labs/Lab"$(printf %02d "$((10#$number))")".*/; do break; done
[ -d "$lab" ] || { all=$(cd labs && echo Lab*/); say "There is no lab $number: $all" "ラボ $number はありません: $all"; exit 1; }

# A lab may have the project of a function, in a folder.
shopt -s nullglob
functions=("$lab"*/*.csproj)

# Builds silently. A failure is told in the compiler's words alone: file, line and message.
build() {
  local said
  said=$(dotnet build "$@" -c "$configuration" -v quiet --nologo -clp:ErrorsOnly\;NoSummary -p:RunAnalyzers=false) ||
    { sed -e 's/ \[[^]]*\]$//' -e "s|^$PWD/||" <<<"$said" | awk '/: error |^MSBUILD/ && !seen[$0]++'; exit 1; }
}

# The stamp is as old as the beginning of the last build of the references, so an edit while they were built counts as one after it.
stamp=${lab}obj/references.$configuration
changed() {
  [ ! -e "$stamp" ] || [ -n "$(find src Directory.* global.json "$lab"*.csproj "${functions[@]%/*}" \( -name bin -o -name obj \) -prune -o -type f -newer "$stamp" -print -quit)" ]
}

if changed; then
  say "Building the emulator and the harness: once, and again after a change of src …" "エミュレーターとハーネスをビルドしています(初回と、src の変更後だけ)…"
  mkdir -p "${lab}obj"
  touch "$stamp.begun"
  for project in src/ScsLabs.Harness.Containers "${functions[@]}"; do
    build "$project"
  done
  dotnet restore "$lab" -v quiet --nologo || exit 1
  mv "$stamp.begun" "$stamp"
fi

build "$lab" --no-restore -p:BuildProjectReferences=false -p:TreatWarningsAsErrors=false

# The program runs without a test runner's words: the harness tells the checks' results. Of the proofs, which are for the reference answer, xunit tells what is red.
name=$(basename "$lab")
run() {
  dotnet "${lab}bin/$configuration/net10.0/$name.dll" -noLogo -noColor "$@"
}

status=0
SCSLABS_REPORT=full run -reporter silent -class- "$name.Proof" || status=1
if [[ $status == 0 && ${SCSLABS_VARIANT:-$(cat .variant 2>/dev/null)} != [Ee]xercise* && ${SCSLABS_BACKEND:-embedded} == embedded ]]; then
  run -reporter quiet -class "$name.Proof" || status=1
fi
exit $status
