#!/usr/bin/env bash
# Runs the command scslabs of this clone: builds it first where src has changed since, silently and without analyzers, which are for CI.
set -u -o pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

stamp=$root/src/ScsLabs.Cli/obj/built
program=$root/src/ScsLabs.Cli/bin/Debug/net10.0/ScsLabs.Cli.dll
if [ ! -e "$program" ] || [ ! -e "$stamp" ] || [ -n "$(find "$root"/src "$root"/Directory.* "$root"/global.json \( -name bin -o -name obj \) -prune -o -type f -newer "$stamp" -print -quit)" ]; then
  . "$root/labs/say.sh"
  say "Building: once, and again after a change of src …" "ビルドしています(初回と、src の変更後だけ)…" >&2
  mkdir -p "${stamp%/*}"
  exec 9>"$stamp.lock" # one build at a time
  ! command -v flock >/dev/null || flock 9
  touch "$stamp.begun" # an edit during the build counts as one after it
  said=$(dotnet build "$root/src/ScsLabs.Cli" -c Debug -v quiet --nologo -clp:ErrorsOnly\;NoSummary -p:RunAnalyzers=false) || { echo "$said" >&2; exit 2; }
  mv "$stamp.begun" "$stamp"
  exec 9>&-
fi

exec dotnet "$program" "$@"
