#!/usr/bin/env bash
# Removes the demo, the operator and Prometheus from the cluster; the cluster stays.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$HACK_DIR/demo/lib.sh"
DEMO_KUBECONFIG=$("$HACK_DIR/cluster/cluster.sh" kubeconfig)
say "Removing the demo"
k delete namespace "$DEMO" --ignore-not-found --timeout=120s >&2
# Without their definitions all objects of these kinds would be deleted, and the models with them; others may own those.
others=$(k get modeldeployments,slopolicies,driftpolicies --all-namespaces -o 'custom-columns=:.kind,:.metadata.namespace,:.metadata.name' --no-headers 2>/dev/null || true)
[ -z "$others" ] || die "these objects do not belong to the demo, so operator and CRDs are kept; delete them first and run this again:
$others"
k kustomize "$REPO_DIR/config" | k delete --ignore-not-found --timeout=120s -f - >&2
sed -e 's#IMAGE#none#; s#SCRAPE_INTERVAL#5s#' "$HACK_DIR/demo/prometheus.yaml" | k delete --ignore-not-found --timeout=120s -f - >&2
