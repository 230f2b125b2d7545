#!/usr/bin/env bash
# Runs one lab: builds what all labs stand on when it has changed, then the lab alone, without analyzers and without warnings as errors; those are for CI.
set -u -o pipefail
cd "$(dirname "$0")/.."

number=${1:-}
configuration=${2:-Debug}
[[ $number =~ ^[0-9]{1,2}$ ]] || { echo "Which lab? make lab N=09"; exit 1; }
for lab in labs/Lab"$(printf %02d "$((10#$number))")".*/; do break; done
[ -d "$lab" ] || { echo "There is no lab $number: $(cd labs && echo Lab*/)"; exit 1; }

# The stamp is as old as the beginning of the last build of the references, so an edit while they were built counts as one after it.
stamp=${lab}obj/references.$configuration
base=src/ScsLabs.Harness.Containers
changed() {
  [ ! -e "$stamp" ] || [ -n "$(find src Directory.* global.json "$lab"*.csproj \( -name bin -o -name obj \) -prune -o -type f -newer "$stamp" -print -quit)" ]
}

if changed; then
  echo "Building the emulator and the harness: once, and again after a change of src …"
  mkdir -p "${lab}obj"
  touch "$stamp.begun"
  dotnet build "$base" -c "$configuration" -v quiet --nologo -clp:ErrorsOnly\;NoSummary -p:RunAnalyzers=false && dotnet restore "$lab" -v quiet --nologo || exit 1
  mv "$stamp.begun" "$stamp"
fi

echo "Building $(basename "$lab") and running its checks …"
exec dotnet test -c "$configuration" --project "$lab" --no-restore -p:BuildProjectReferences=false -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false
