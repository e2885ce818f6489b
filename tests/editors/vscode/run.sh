#!/usr/bin/env bash
# Runs the VS Code tests: the packaged extension in code-server (VS Code's own workbench and extension
# host), driven by a headless Chromium, on copies of the newsroom.
#
#   run.sh FOLDER VSIX
#
# FOLDER is what setup.sh filled. ONLY, in the environment, names the sessions to run; PICTURES a folder for the
# pictures of the documentation. The logs and pictures of a run in which a check fails are kept.
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
installed=$(realpath "$1") vsix=$(realpath "$2")
here=$(dirname "$(realpath "$0")")
node="$installed/node/bin/node"
code_server="$installed/code-server/node_modules/code-server/out/node/entry.js"
export PLAYWRIGHT="$installed/playwright" EXPECTATIONS="$here/../expectations.json"

work=$(mktemp -d)
server=
finish() {
  code=$?
  [ -z "$server" ] || { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; } || true
  if [ "$code" = 0 ]; then rm -rf "$work"; else echo "logs and pictures: $work" >&2; fi
}
trap finish EXIT

# serve NAME [SETTING...]: a fresh code-server on a fresh copy of the newsroom, with settings of its own before
# the common ones; sets $url, $newsroom and $server. Each session has its own, because VS Code brings
# unsaved edits back into the next one.
serve() {
  local state="$work/$1"
  newsroom="$state/newsroom"
  mkdir -p "$state/user/User" "$state/user/Machine" "$state/home"
  cp -r "$here/../newsroom" "$newsroom"
  { echo '{'; printf '  %s,\n' "${@:2}" | grep .; tail -n +2 "$here/settings.json"; } > "$state/user/User/settings.json"
  # Settings that belong to a machine, as the path of a program does, are read from here.
  cp "$state/user/User/settings.json" "$state/user/Machine/settings.json"
  echo 'auth: none' > "$state/config.yaml"
  : > "$state/code-server.log"
  local options=(--config "$state/config.yaml" --user-data-dir "$state/user" --extensions-dir "$work/extensions")
  # An empty gallery: no look-ups in a marketplace.
  export EXTENSIONS_GALLERY='{}' VSCODE_PROXY_URI=
  if [ ! -d "$work/extensions" ]; then
    HOME="$state/home" "$node" "$code_server" "${options[@]}" --install-extension "$vsix" --force > "$work/install.log" 2>&1 < /dev/null \
      || { cat "$work/install.log" >&2; exit 1; }
  fi
  HOME="$state/home" "$node" "$code_server" "${options[@]}" --bind-addr 127.0.0.1:0 --auth none --disable-telemetry \
    --disable-update-check --disable-getting-started-override >> "$state/code-server.log" 2>&1 < /dev/null &
  server=$!
  url=
  for _ in $(seq 150); do
    url=$(sed -nE 's|.*HTTP server listening on (http://127\.0\.0\.1:[0-9]+)/?.*|\1|p' "$state/code-server.log" | sed -n 1p)
    [ -n "$url" ] && return
    kill -0 "$server" 2>/dev/null || break
    sleep 0.2
  done
  cat "$state/code-server.log" >&2
  exit 1
}

stop() {
  kill "$server"
  wait "$server" 2>/dev/null || true
  server=
}

export RESULTS="$work/results"
trusted='"security.workspace.trust.enabled": false'
failed=0

# session NAME FOLDER: drives NAME.mjs through the workbench that was just served; it may write into the folder.
session() {
  timeout 240 "$node" "$here/$1.mjs" "$url" "$newsroom" "$2" < /dev/null || failed=1
  stop
}

# The sessions that ONLY names, or all of them.
for name in ${ONLY-host window views commands arabic broken untrusted}; do
  case $name in
    broken) serve broken "$trusted" '"dateline.server.path": "/nowhere/dateline"' ;;
    untrusted)
      serve untrusted '"security.workspace.trust.startupPrompt": "never"'
      mkdir "$newsroom/.vscode"
      echo '{ "dateline.server.path": "/nowhere/dateline" }' > "$newsroom/.vscode/settings.json"
      ;;
    *) serve "$name" "$trusted" ;;
  esac
  session "$name" "$work/$name"
done

# PICTURES names a folder that the pictures of the documentation are written into, taken of the example newsroom.
if [ -n "${PICTURES:-}" ]; then
  serve pictures "$trusted"
  rm -rf "$newsroom"
  cp -r "$here/../../../examples/newsroom" "$newsroom"
  session pictures "$(realpath -m "$PICTURES")"
fi
exit "$failed"
