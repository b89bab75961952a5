# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by run.sh and test.sh: installs what is missing, and only then asks apt.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
export LC_ALL=C.UTF-8

say() { printf '%s\n' "$*" >&2; }

missing_packages() {
  sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$root/installer/packages.txt" | while read -r package; do
    status=$(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null || true)
    case "$status" in ii*) ;; *) printf '%s ' "$package" ;; esac
  done
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"
  elif command -v sudo >/dev/null 2>&1; then sudo "$@"
  else
    say "Banyan needs packages that are not installed, and there is neither root nor sudo to install them with."
    say "As root: apt-get install $missing"
    exit 1
  fi
}

install_missing() {
  command -v dpkg-query >/dev/null 2>&1 || { say "This script knows Debian 12 and its relatives. Elsewhere: install what installer/packages.txt names, then use the CMake presets."; exit 1; }
  missing=$(missing_packages)
  [ -n "$missing" ] || return 0
  say "Installing: $missing"
  as_root apt-get update -q
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
}

# build PRESET [TARGET …]
build() {
  preset=$1
  shift
  cd "$root"
  cmake --preset "$preset"
  if [ $# -gt 0 ]; then cmake --build --preset "$preset" --target "$@"; else cmake --build --preset "$preset"; fi
}
