#!/usr/bin/env bash
# Runs every lab, also after one that is red, and ends with a table of them all. The exit code is 1 if any was red,
# or if the reference answers prove less or more than labs/proven.tsv says, which the README's table is made from. SCSLABS_WRITE_DOCS=1 writes it.
# SCSLABS_RESULTS_FOLDER names a folder for the labs' results, of which `make report` makes the report.
set -u
cd "$(dirname "$0")/.."
. labs/say.sh

table=$(mktemp)
trap 'rm -f "$table"' EXIT
status=0
for lab in labs/Lab*/; do
  name=$(basename "$lab")
  number=${name#Lab}
  [ -z "${SCSLABS_RESULTS_FOLDER:-}" ] || export SCSLABS_RESULTS=$SCSLABS_RESULTS_FOLDER/$name.json
  SCSLABS_TABLE=$table labs/scslabs.sh run "${number%%.*}" --configuration "${1:-Debug}" || status=1
  grep -q "^$name" "$table" || printf '%s\t-\t-\t-\t%s\t0\t0\t0\t-\n' "$name" "$(say "not built" "ビルドできません")" >> "$table"
done

# The counts stand as `dotnet test` writes them. A Japanese character takes two columns.
echo
say "lab                          proven tasks   proven in part   not proven here   red tasks" \
    "ラボ                         検証済みの課題 一部検証済み     ここでは未検証    失敗した課題"
awk -F'\t' '
  { printf "%-28s %-14s %-16s %-17s %s\n", $1, $2, $3, $4, $5; passed += $6; skipped += $7; failed += $8 }
  END { printf "\n  failed: %d\n  succeeded: %d\n  skipped: %d\n", failed, passed, skipped }' "$table"

# What was proven here, where no answer of a learner was checked. A row counts where the same capabilities were lacking as when it was written.
if [[ ${SCSLABS_VARIANT:-$(cat .variant 2>/dev/null)} != [Ee]xercise* ]]; then
  backend=${SCSLABS_BACKEND:-embedded}
  proven=$(awk -F'\t' -v OFS='\t' -v backend="$backend" '{ print $1, backend, $2, $3, $4, $9 }' "$table")
  if [ -n "${SCSLABS_WRITE_DOCS:-}" ]; then
    { awk -F'\t' -v backend="$backend" '$2 != backend' labs/proven.tsv 2>/dev/null; echo "$proven"; } | LC_ALL=C sort > "$table.proven"
    mv "$table.proven" labs/proven.tsv
  else
    awk -F'\t' 'NR == FNR { said[$1 FS $2 FS $6] = $0; next } ($1 FS $2 FS $6) in said && said[$1 FS $2 FS $6] != $0 { print "\nlabs/proven.tsv says otherwise of " $1 ": SCSLABS_WRITE_DOCS=1 make labs, then make proven"; bad = 1 } END { exit bad }' labs/proven.tsv - <<<"$proven" || status=1
  fi
fi
exit $status
