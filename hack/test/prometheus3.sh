#!/usr/bin/env bash
# Prints the folder that holds a Prometheus 3 and its promtool as the last line of stdout. Debian's stable suite has Prometheus 2; the
# mirror that this machine uses serves the later suites too. The package is unpacked into the cache and not installed, through lists of
# its own: the machine's apt stays as it is. Empty the cache to get a newer one; the suite moves.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

SUITE="${PROMETHEUS3_SUITE:-sid}"
TARGET="$CACHE/prometheus-3"
WORK="$CACHE/prometheus-3-package"

own_apt() {
  local tool=$1
  shift
  "$tool" -o Dir::Etc::sourcelist="$WORK/apt/sources.list" -o Dir::Etc::sourceparts=- -o Dir::State::lists="$WORK/apt/lists" \
    -o Dir::State::status=/dev/null -o Dir::Cache="$WORK/apt/cache" -o APT::Sandbox::User=root -o Acquire::Retries=3 "$@"
}

write_source_list() {
  local uri keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  # shellcheck disable=SC2016 # apt-get's own variables.
  uri=$(apt-get indextargets --format '$(CREATED_BY)|$(ORIGIN)|$(COMPONENT)|$(SUITE)|$(REPO_URI)' |
    awk -F'|' '$1 == "Packages" && $2 == "Debian" && $3 == "main" && $4 !~ /security|updates|backports/ { print $5; exit }')
  [ -n "$uri" ] || die "no Debian mirror in this machine's apt lists: run apt-get update, or set MLOPS_E2E_PROMETHEUS_3 to a folder with prometheus and promtool 3"
  mkdir -p "$WORK/apt/lists/partial" "$WORK/apt/cache/archives/partial"
  [ -e "$keyring" ] || keyring=""
  printf 'deb %s%s %s main\n' "${keyring:+[signed-by=$keyring] }" "$uri" "$SUITE" >"$WORK/apt/sources.list"
}

fetch() {
  own_apt apt-get update && cd "$WORK" && own_apt apt-get download prometheus promtool &&
    dpkg -x prometheus_*.deb package && dpkg -x promtool_*.deb package
}

install_tools() {
  local version
  version=$("$WORK/package/usr/bin/prometheus" --version 2>&1 | awk 'NR == 1 { print $3 }')
  case "$version" in
    3.*) ;;
    *) die "Debian's suite $SUITE has Prometheus $version, not 3: choose another one with PROMETHEUS3_SUITE" ;;
  esac
  rm -rf "$TARGET.new" && mkdir -p "$TARGET.new"
  install -m 755 "$WORK/package/usr/bin/prometheus" "$WORK/package/usr/bin/promtool" "$TARGET.new/"
  mv -T "$TARGET.new" "$TARGET"
}

if [ -n "${MLOPS_E2E_PROMETHEUS_3:-}" ]; then
  echo "$MLOPS_E2E_PROMETHEUS_3"
  exit
fi
if [ ! -d "$TARGET" ]; then
  command -v apt-get >/dev/null ||
    die "there is no Prometheus 3, and this is not Debian: set MLOPS_E2E_PROMETHEUS_3 to a folder with prometheus and promtool 3"
  take_lock prometheus-3
  if [ ! -d "$TARGET" ]; then
    trap 'rm -rf "$WORK" "$TARGET.new"' EXIT
    rm -rf "$WORK" && mkdir -p "$WORK"
    write_source_list
    run_long "Unpacking Prometheus 3 from Debian's suite $SUITE" prometheus-3 fetch ||
      die "Debian's suite $SUITE gave no packages prometheus and promtool: set MLOPS_E2E_PROMETHEUS_3 to a folder with prometheus and promtool 3"
    install_tools
  fi
fi
note "Prometheus $("$TARGET/prometheus" --version 2>&1 | awk 'NR == 1 { print $3 }')"
echo "$TARGET"
