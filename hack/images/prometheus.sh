#!/usr/bin/env bash
# Prints the reference of an image with the real Prometheus (default) or Alertmanager for the chosen cluster:
#   prometheus.sh [prometheus|alertmanager]
# The local cluster gets one built from Debian's binaries, holding both and promtool; the others pull the public ones.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

PROMETHEUS_IMAGE="${PROMETHEUS_IMAGE:-prom/prometheus:v2.42.0}"
ALERTMANAGER_IMAGE="${ALERTMANAGER_IMAGE:-prom/alertmanager:v0.25.0}"
WHICH="${1:-prometheus}"
[ "$WHICH" = prometheus ] || [ "$WHICH" = alertmanager ] || die "usage: prometheus.sh [prometheus|alertmanager]"

# A build context of its own.
make_context() {
  local context=$1
  mkdir -p "$context"
  cp -p "$(command -v prometheus)" "$context/prometheus"
  cp -p "$(command -v promtool)" "$context/promtool"
  cp -p "$(command -v prometheus-alertmanager)" "$context/alertmanager"
  printf 'global:\n  scrape_interval: 5s\n' >"$context/prometheus.yml"
}

if [ "$("$HACK_DIR/cluster/cluster.sh" which)" != local ]; then
  if [ "$WHICH" = prometheus ]; then echo "$PROMETHEUS_IMAGE"; else echo "$ALERTMANAGER_IMAGE"; fi
  exit
fi

"$HACK_DIR/cluster/packages.sh" prometheus
base=$("$HACK_DIR/images/bases.sh" prometheus-base)
context=$(mktemp -d "$CACHE/prometheus.XXXXXX")
trap 'rm -rf "$context"' EXIT
make_context "$context"
"$HACK_DIR/images/build.sh" mlops/prometheus "$HACK_DIR/images/prometheus.Dockerfile" "$context" \
  --build-arg "PROMETHEUS_BASE=$base"
