#!/usr/bin/env bash
# Builds the images and installs Prometheus and the operator in the chosen cluster: install.sh
# Prints the reference of the demo model's image as the last line on stdout.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$HACK_DIR/demo/lib.sh"
DEMO_KUBECONFIG=$("$HACK_DIR/cluster/cluster.sh" kubeconfig)

operator=$("$HACK_DIR/images/build.sh" mlops-operator "$REPO_DIR/Dockerfile" "$REPO_DIR" | tail -1)
fraud=$("$HACK_DIR/images/build.sh" fraud-model "$REPO_DIR/samples/fraud-model/Dockerfile" "$REPO_DIR" | tail -1)
prometheus=$("$HACK_DIR/images/prometheus.sh" | tail -1)

say "Installing Prometheus"
hash=$(sha256sum "$HACK_DIR/demo/prometheus.yaml" | cut -c1-12)
sed -e "s#TARGETS_IMAGE#$fraud#" -e "s#IMAGE#$prometheus#" -e "s#CONFIG_HASH#$hash#" -e "s#SCRAPE_INTERVAL#$SCRAPE_INTERVAL#" "$HACK_DIR/demo/prometheus.yaml" | k apply -f - >&2
# By address: a cluster without DNS serves as well.
address=$(k -n "$MONITORING" get service prometheus -o 'jsonpath={.spec.clusterIP}')

say "Installing the definitions and the operator"
k kustomize "$REPO_DIR/config" |
  sed -E -e "s#image: mlops-operator:.*#image: $operator#" -e "s#http://prometheus\.[a-z.]*svc:9090#http://$address:9090#" |
  k apply -f - >&2
k wait --for=condition=Established --timeout=60s crd/modeldeployments.mlops-operator.io crd/slopolicies.mlops-operator.io crd/driftpolicies.mlops-operator.io >&2
ready() { k -n "$1" rollout status "deployment/$2" --timeout=1s; }
wait_for "Waiting for Prometheus" 180 ready "$MONITORING" prometheus
wait_for "Waiting for the operator" 180 ready "$SYSTEM" mlops-operator
printf '%s\n' "$fraud"
