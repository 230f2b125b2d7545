#!/usr/bin/env bash
# Follows the recipes of the README's section "In your own tests", word by word, in empty folders beside what stands for the clone.
# The template is installed into such a folder too, not into the user's profile.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export NUGET_PACKAGES=$here/artifacts/restored

# Prints the section's block with this number.
block() {
  awk -v wanted="$1" '
    /^## / { section = /^## In your own tests/ }
    section && /^```/ { inside = !inside; if (inside) number++; next }
    section && inside && number == wanted' "$here/README.md"
}

dotnet() {
  case $1 in
    new) command dotnet "$@" --debug:custom-hive "$folder/hive" ;;
    *) command dotnet "$@" ;;
  esac
}

# Runs the block with this number in the given folder, and then the given command where the block left off.
follow() {
  block "$1" | sed 's/^/> /'
  cd "$folder/$2"
  eval "$(block "$1")"
  "${@:3}"
}

for recipe in template byhand; do
  mkdir -p "$folder/$recipe/scslabs/artifacts"
  cp -r "$here/artifacts/packages" "$folder/$recipe/scslabs/artifacts"
done

written() { block 3 > ParameterTests.cs && dotnet run; }

(follow 1 template/scslabs true)
(follow 2 byhand written)
