#!/usr/bin/env bash
# Checks the plans. SMPLAN_PATHS and SMPLAN_ARGUMENTS are lists, one a line, indented or not, with the ends of lines of any
# system; what is in them is never code, and a path is never taken for a flag. Ends as smplan ends: 0, 1 or 2.

words=()
take() {
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    line="${line#"${line%%[![:space:]]*}"}"
    line="${line%"${line##*[![:space:]]}"}"
    [ -z "$line" ] || words+=("$line")
  done <<<"$1"
}

take "${SMPLAN_ARGUMENTS:-}"
words+=(--)
take "${SMPLAN_PATHS:-}"
status=0
smplan lint "${words[@]}" || status=$?
echo "exit-code=$status" >>"${GITHUB_OUTPUT:-/dev/null}"
exit "$status"
