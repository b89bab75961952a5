#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds the release and opens the window on the sample portfolio.
#   sh installer/run.sh [--build-only]
. "$(dirname "$0")/prepare.sh"

case "${1:-}" in
  "" | --build-only) ;;
  *) say "usage: sh installer/run.sh [--build-only]"; exit 2 ;;
esac

install_missing
build release banyan banyan-cli
say "Built: build/release/bin/banyan (the window) and build/release/bin/banyan-cli (the command line)."
[ "${1:-}" = --build-only ] && exit 0

if [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
  say "There is no display here, so the window can't open. What to do:"
  say "  - on a desktop, run this again in a terminal of that desktop;"
  say "  - over ssh, connect with 'ssh -X';"
  say "  - or use the command line: build/release/bin/banyan-cli demo sample.banyan, then banyan-cli plan sample.banyan."
  exit 0
fi
exec "$root/build/release/bin/banyan" --sample
