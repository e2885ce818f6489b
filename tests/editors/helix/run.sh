#!/usr/bin/env bash
# Runs the Helix tests: the lines of editors/helix.md in a real terminal (tmux), on a copy of the newsroom.
#
#   run.sh HELIX SERVER        (the two programs)
set -euo pipefail
[ $# = 2 ] || { sed -n '2,4s/^# \{0,1\}//p' "$0" >&2; exit 2; }
helix=$(realpath -s "$1") server=$(realpath "$2")
here=$(dirname "$(realpath "$0")")
page=$(realpath "$here/../../../editors/helix.md")

work=$(mktemp -d)
# A server of tmux for each Helix: one that is still ending would take no new session.
opened=0
terminal() { tmux -L "dateline-helix-$$-$opened" "$@"; }
trap 'terminal kill-server 2> /dev/null || true; rm -rf "$work"' EXIT
mkdir -p "$work/home/.config/helix" "$work/bin"
ln -s "$server" "$work/bin/dateline"
cp -r "$here/../newsroom" "$work/newsroom"
touch "$work/newsroom/dateline.toml"
sed -n '/^```toml$/,/^```$/{/^```/d;p}' "$page" > "$work/home/.config/helix/languages.toml"
[ -s "$work/home/.config/helix/languages.toml" ] || { echo "no lines for Helix in $page" >&2; exit 1; }

# A Helix that was unpacked into a folder of its own has its runtime there.
runtime=${helix%/bin/*}/lib/hx/runtime
[ -d "$runtime" ] || runtime=
version=$("$helix" --version | sed -n 1p)
failed=0

# open FILE:LINE:COLUMN: a Helix with that file, the one before ended.
open() {
  terminal kill-server 2> /dev/null || true
  opened=$((opened + 1))
  terminal -f /dev/null new-session -d -x 120 -y 40 \
    "cd '$work/newsroom' && env HOME='$work/home' XDG_CONFIG_HOME= XDG_CACHE_HOME= LANG=C.UTF-8 PATH='$work/bin:$PATH' \
     ${runtime:+HELIX_RUNTIME='$runtime'} '$helix' '$1' 2> '$work/stderr'"
}

# keys KEY...: Helix takes what follows an escape at once for a key with Alt, so that comes by itself.
keys() {
  terminal send-keys Escape
  sleep 0.3
  terminal send-keys "$@"
}

# at QUOTATION FILE: the line and the column where it begins, as Helix counts: from 1, in characters.
at() {
  python3 - "$@" << 'PYTHON'
import sys
text = open(sys.argv[2], encoding="utf-8").read()
before = text[:text.index(sys.argv[1])]
print(f"{sys.argv[2].rsplit('/', 1)[-1]}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}")
PYTHON
}

# sees NAME WORDS...: passes when all of the words stand on the screen within ten seconds.
sees() {
  local name=$1 screen word tries missing
  shift
  for ((tries = 0; tries < 100; tries++)); do
    # The isolates around quotations cannot be seen on the screen, and are not looked for.
    screen=$(terminal capture-pane -p -J 2> /dev/null | sed 's/\xe2\x81[\xa8\xa9]//g; s/ *$//' | cat -s) || screen=
    missing=
    for word; do
      [[ $screen == *"$word"* ]] || missing=$word
    done
    if [ -z "$missing" ]; then
      echo "ok    $version: $name"
      return
    fi
    sleep 0.1
  done
  failed=1
  printf 'FAIL  %s: %s\n«%s» is not on the screen:\n%s\n' "$version" "$name" "$missing" "$screen"
  cat "$work/stderr"
}

open "$(at '17 مارس 2026' "$work/newsroom/announcement.txt")"
sees "findings of announcement.txt" "● 1 ● 1" "2026-03-17" "2026-03-18"
keys Space k
sees "hover on a date" "Value: 2026-03-17"
keys Space d
sees "the list of findings" "weekday-mismatch" "meeting-date-conflict"

open "$(at 'الحداد أن' "$work/newsroom/delegations.txt")"
sees "an article without findings" "تسع دول" "delegations.txt"
keys Space k
sees "hover on a person" "وزيرة المياه"
keys g d
sees "definition in another article" "announcement.txt" "أعلنت وزيرة المياه سلمى الحداد"

open "$(at 'الأربعاء 12' "$work/newsroom/announcement.txt")"
sees "the finding before its repair" "is a Thursday, not a"
keys Space a
sees "repairs" "Change the weekday to الخميس"
terminal send-keys Enter
sees "a repair makes the finding go" "الخميس 12 مارس 2026"
keys ":write" Enter
sees "the repaired article is written" "written"
grep -q 'الخميس 12 مارس 2026' "$work/newsroom/announcement.txt" || { echo "FAIL  the file is not repaired"; failed=1; }
exit "$failed"
