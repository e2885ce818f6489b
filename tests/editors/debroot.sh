#!/usr/bin/env bash
# Unpacks a program of another Debian suite, with everything it needs down to its own libc,
# into a folder. The machine's own packages are neither read nor changed.
#
#   debroot.sh SUITE FOLDER PROGRAM PACKAGE...
#   debroot.sh trixie ~/.cache/dateline-tests/nvim-trixie usr/bin/nvim neovim
#
# PROGRAM (a path inside FOLDER) is patched to use the loader and the libraries in FOLDER, so that
# it starts by its plain path. FOLDER/.complete is written last: without it the work is done again.
set -euo pipefail
[ $# -ge 4 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
suite=$1 folder=$2 program=$3
shift 3

[ -e "$folder/.complete" ] && exit 0
rm -rf "$folder"
mkdir -p "$folder"
folder=$(realpath "$folder")

# The mirror is the one this machine's own apt uses: it is known to be reachable.
mirror=${DEBIAN_MIRROR:-$(
  find /etc/apt -name '*.sources' -o -name '*.list' | sort | xargs -r sed -nE \
    's|^URIs: *([^ ]*/debian)/? *$|\1|p; s|^deb (\[[^]]*\] )?([^ ]*/debian)/? .*|\2|p' | sed -n 1p
)}
mirror=${mirror:-http://deb.debian.org/debian}

apt="$folder/.apt"
mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/none"
: > "$apt/status"
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" > "$apt/sources.list"
cat > "$apt/apt.conf" <<CONF
Dir::State "$apt";
Dir::State::lists "$apt/lists";
Dir::State::status "$apt/status";
Dir::Cache "$apt/cache";
Dir::Etc::sourcelist "$apt/sources.list";
Dir::Etc::sourceparts "$apt/none";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "$apt/none";
Acquire::Languages "none";
Acquire::Retries "3";
APT::Sandbox::User "root";
APT::Install-Recommends "false";
Debug::NoLocking "true";
CONF
export APT_CONFIG="$apt/apt.conf"
apt-get -qq update
apt-get -qq -y --download-only install "$@"
for package in "$apt"/cache/archives/*.deb; do
  dpkg -x "$package" "$folder"
done

binary=$(cd "$folder" && readlink -f "$program")
loader=$(basename "$(patchelf --print-interpreter "$binary")")
loader=$(find "$folder" -name "$loader" -not -type d | sort | sed -n 1p)
libraries=$(find "$folder" -name libc.so.6 -printf '%h\n' | sort | sed -n 1p)
multiarch=$(basename "$libraries")
patchelf --set-interpreter "$loader" "$binary"
patchelf --force-rpath --set-rpath "$folder/usr/lib/$multiarch:$folder/lib/$multiarch" "$binary"

rm -rf "$apt"
touch "$folder/.complete"
