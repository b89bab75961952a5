#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds the release with its tests and runs every one of them.
#   sh installer/test.sh [--preset NAME]
. "$(dirname "$0")/prepare.sh"

preset=release
case "${1:-}" in
  "") ;;
  --preset) preset=${2:?"--preset needs a name"} ;;
  *) say "usage: sh installer/test.sh [--preset NAME]"; exit 2 ;;
esac

install_missing
build "$preset"
export QT_QPA_PLATFORM=offscreen TZ=UTC
ctest --test-dir "$root/build/$preset" --output-on-failure --no-tests=error -j 2
