#!/usr/bin/env bash
# Keep one comment of Copydesk on a pull request: the one it wrote before is written anew, those of others are left alone.
set -euo pipefail

mark='<!-- copydesk -->'
body=$(mktemp)
{ echo "$mark"; cat "$SUMMARY"; } > "$body"
comments="repos/$GITHUB_REPOSITORY/issues"
own=$(gh api --paginate "$comments/$NUMBER/comments" --jq ".[] | select(.body | startswith(\"$mark\")) | .id" | tail -n 1)
if [ -n "$own" ]; then
  gh api --silent --method PATCH "$comments/comments/$own" --field "body=@$body"
else
  gh api --silent --method POST "$comments/$NUMBER/comments" --field "body=@$body"
fi
