#!/usr/bin/env bash
# Runs the Emacs tests: Eglot with the lines of editors/emacs.md, on a copy of the newsroom.
#
#   run.sh EMACS SERVER        (the two programs)
set -euo pipefail
[ $# = 2 ] || { sed -n '2,4s/^# \{0,1\}//p' "$0" >&2; exit 2; }
emacs=$(realpath -s "$1") server=$(realpath "$2")
here=$(dirname "$(realpath "$0")")
page=$(realpath "$here/../../../editors/emacs.md")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work/home" LANG=C.UTF-8
mkdir -p "$HOME" "$work/bin"
ln -s "$server" "$work/bin/dateline"
export PATH="$work/bin:$PATH"
cp -r "$here/../newsroom" "$work/newsroom"
# Eglot takes the folder of the repository for the project, as `git init` makes it.
mkdir "$work/newsroom/.git"
sed -n '/^```elisp$/,/^```$/{/^```/d;p}' "$page" > "$work/page.el"
[ -s "$work/page.el" ] || { echo "no lines for Emacs in $page" >&2; exit 1; }

# An Emacs that was unpacked into a folder of its own has its libraries there.
root=${emacs%/usr/bin/*} dump=()
share=$(find "$root/usr/share/emacs" -maxdepth 1 -name '[0-9]*' | sort | sed -n 1p)
if [ "$root" != "$emacs" ] && [ -n "$root" ] && [ -d "$share/lisp" ]; then
  export EMACSLOADPATH="$share/lisp" EMACSDATA="$share/etc" EMACSDOC="$share/etc"
  EMACSPATH=$(find "$root/usr/libexec/emacs" -mindepth 2 -maxdepth 2 -type d | sort | sed -n 1p)
  export EMACSPATH
  dump=("--dump-file=$(find "$root/usr/libexec/emacs" -name '*.pdmp' | sort | sed -n 1p)")
fi

cd "$work/newsroom"
export EXPECTATIONS="$here/../expectations.json"
timeout 120 "$emacs" "${dump[@]}" -Q --batch -l "$work/page.el" -l "$here/checks.el" < /dev/null
