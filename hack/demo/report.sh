#!/usr/bin/env bash
# Writes the HTML report of the demo's DriftPolicy: report.sh KUBECONFIG FILE
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$HACK_DIR/demo/lib.sh"
DEMO_KUBECONFIG=$1
ports=$(mktemp)
kubectl --kubeconfig "$DEMO_KUBECONFIG" -n "$MONITORING" port-forward --address 127.0.0.1 service/prometheus :9090 >"$ports" 2>&1 &
forward=$!
trap 'kill "$forward" 2>/dev/null || true; rm -f "$ports"' EXIT
port() { sed -n 's/^Forwarding from 127\.0\.0\.1:\([0-9]*\).*/\1/p' "$ports" | grep .; }
wait_for "Writing the report" 30 port || die "no port could be forwarded to Prometheus: $(cat "$ports")"
dotnet "$REPO_DIR/src/Operator/bin/Release/net10.0/MlOps.Operator.dll" report drift fraud -n "$DEMO" --kubeconfig "$DEMO_KUBECONFIG" \
  --prometheus "http://127.0.0.1:$(port)" --out "$2" >&2
