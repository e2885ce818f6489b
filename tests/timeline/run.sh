#!/usr/bin/env bash
# Looks at `dateline timeline --format html` in a headless Chromium, in both directions of reading.
#
#   run.sh FOLDER DATELINE [SCREENSHOT]
#
# FOLDER is what tests/editors/vscode/setup.sh filled with node and playwright. SCREENSHOT is a .png to write.
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }
installed=$(realpath "$1") dateline=$(realpath "$2") screenshot=$(realpath -m "${3:-/dev/null}")
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp -r "$here/newsroom" "$work/newsroom"
cd "$work/newsroom"
for language in ar en; do
  LC_ALL=$language "$dateline" timeline --format html > "$work/$language.html"
done
export PLAYWRIGHT="$installed/playwright" EXPECTATIONS="$here/../editors/expectations.json" PAGES="$work" SCREENSHOT="$screenshot"
"$installed/node/bin/node" "$here/timeline.mjs"
