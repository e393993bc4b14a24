#!/usr/bin/env bash
# The check of the GitHub Action: annotations in the log, a table in the job summary, and SARIF if it is wanted.
# Stories are read once: the second and third run take the reports that the first has kept.
set -uo pipefail

read -r -d '' -a paths <<< "${INPUT_PATHS:-.}"
read -r -d '' -a options <<< "${INPUT_ARGS:-}"
if [ "${INPUT_LANGUAGETOOL:-false}" = true ]; then options+=(--languagetool on); else options+=(--languagetool off); fi
if [ "${INPUT_FAIL_ON:-warning}" = never ]; then options+=(--exit-zero); else options+=(--fail-on "${INPUT_FAIL_ON:-warning}"); fi
if [ "${INPUT_CHANGED:-true}" = true ] && [ -n "${BASE_REF:-}" ]; then
  # A checkout has no history of the base unless it was asked for; one commit is enough to compare with.
  if git fetch --quiet --depth=1 origin "$BASE_REF"; then
    options+=(--changed=FETCH_HEAD)
  else
    echo "::warning title=Copydesk::$BASE_REF cannot be fetched, so all paragraphs are reported and not only those that changed."
  fi
fi

check() { copydesk check "${options[@]}" --quiet "$@" "${paths[@]}"; }

check --output-format github
code=$?
echo "exit-code=$code" >> "${GITHUB_OUTPUT:-/dev/null}"
[ "$code" -lt 2 ] || [ "$code" -eq 3 ] || exit "$code"

# What was not checked is in the log by now.
summary=$(mktemp)
check --output-format markdown --output-file "$summary" 2> /dev/null
cat "$summary" >> "${GITHUB_STEP_SUMMARY:-/dev/null}"
echo "summary=$summary" >> "${GITHUB_OUTPUT:-/dev/null}"
[ -z "${INPUT_SARIF:-}" ] || check --output-format sarif --output-file "$INPUT_SARIF" 2> /dev/null
exit "$code"
