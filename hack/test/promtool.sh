#!/usr/bin/env bash
# Prints the path of promtool or of Prometheus itself as the last line of stdout: promtool.sh [promtool|prometheus]
# The machine's own, else the one in Debian's prometheus package, unpacked into the cache and not installed.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

TOOL="${1:-promtool}"
[ "$TOOL" = promtool ] || [ "$TOOL" = prometheus ] || die "usage: promtool.sh [promtool|prometheus]"
TARGET="$CACHE/$TOOL"

download() {
  rm -rf "$1" && mkdir -p "$1" && cd "$1" && apt-get download -o APT::Sandbox::User=root prometheus
}

fetch() {
  local work=$1
  # The index may be missing (a fresh container) or name a package that is gone: then update and try again.
  if ! download "$work"; then
    apt-get update -o Acquire::Retries=2 -o DPkg::Lock::Timeout=300 || true
    download "$work"
  fi
  dpkg-deb -x "$work"/prometheus_*.deb "$work/package"
  "$work/package/usr/bin/$TOOL" --version
  mv "$work/package/usr/bin/$TOOL" "$TARGET"
}

if command -v "$TOOL"; then exit; fi
if [ ! -x "$TARGET" ]; then
  command -v apt-get >/dev/null || die "$TOOL is missing, and this is not Debian: put it on the PATH"
  take_lock promtool
  work="$CACHE/promtool-package"
  trap 'rm -rf "$work"' EXIT
  [ -x "$TARGET" ] || run_long "Unpacking $TOOL from Debian's prometheus" "$TOOL" fetch "$work"
fi
echo "$TARGET"
