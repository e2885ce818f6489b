#!/usr/bin/env bash
# Runs the Neovim tests: the plugin in editors/nvim, installed as a user would install it, on a copy of
# the newsroom.
#
#   run.sh NVIM SERVER        (the two programs)
set -euo pipefail
[ $# = 2 ] || { sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 2; }
nvim=$(realpath -s "$1") server=$(realpath "$2")
here=$(dirname "$(realpath "$0")")
plugin=$(realpath "$here/../../../editors/nvim")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work/home" XDG_CONFIG_HOME="$work/config" XDG_DATA_HOME="$work/data" XDG_STATE_HOME="$work/state"
export XDG_CACHE_HOME="$work/cache" XDG_RUNTIME_DIR="$work/run" LANG=C.UTF-8
mkdir -p "$HOME" "$XDG_CONFIG_HOME/nvim" "$XDG_RUNTIME_DIR" "$XDG_DATA_HOME/nvim/site/pack/test/start"
cp -r "$plugin" "$XDG_DATA_HOME/nvim/site/pack/test/start/dateline"
echo 'vim.g.dateline = { cmd = { vim.env.DATELINE_SERVER, "lsp" } }' > "$XDG_CONFIG_HOME/nvim/init.lua"
cp -r "$here/../newsroom" "$work/newsroom"

# A Neovim that was unpacked into a folder of its own has its runtime there.
runtime=${nvim%/bin/nvim}/share/nvim/runtime
[ ! -d "$runtime" ] || export VIMRUNTIME=$runtime

cd "$work/newsroom"
export DATELINE_SERVER=$server EXPECTATIONS="$here/../expectations.json"

# session SECONDS FILE... -S CHECKS: one Neovim. What it writes to standard error is only worth reading
# when a check fails.
session() {
  local seconds=$1
  shift
  timeout "$seconds" "$nvim" --headless "$@" < /dev/null 2> "$work/stderr" && return
  cat "$work/stderr" >&2
  exit 1
}
session 60 -S "$here/without_article.lua"
session 240 announcement.txt -S "$here/with_articles.lua"
session 120 announcement.txt -S "$here/with_commands.lua"
