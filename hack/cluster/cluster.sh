#!/usr/bin/env bash
# The cluster that everything here works with: cluster.sh up | down | kubeconfig | which
# CLUSTER=existing|k3d|local chooses it. Unset: the local one if it runs, else k3d where a Docker engine
# answers, else local.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

K3D_NAME=mlops-operator
K3D_KUBECONFIG="$CACHE/k3d.kubeconfig"
LOCAL="$HACK_DIR/cluster/local.sh"

docker_answers() { command -v docker >/dev/null && timeout 10 docker info >/dev/null 2>&1; }

# Sets CHOICE and WHY.
choose() {
  case "${CLUSTER:-}" in
    existing | k3d | local) CHOICE=$CLUSTER WHY="CLUSTER=$CLUSTER says so" ;;
    "")
      if [ -r "$STATE/kubeconfig" ]; then
        CHOICE=local WHY="the local cluster is already there"
      elif docker_answers && command -v k3d >/dev/null; then
        CHOICE=k3d WHY="a Docker engine answers and k3d is on PATH"
      else
        CHOICE=local WHY="no Docker engine with k3d here"
      fi ;;
    *) die "CLUSTER=$CLUSTER is not known. Choose one of:
  existing  the cluster of your current kubeconfig (KUBECONFIG or ~/.kube/config); it is never created or removed
  k3d       a k3d cluster named $K3D_NAME (needs a Docker engine and k3d)
  local     a real single-node Kubernetes from Debian packages (needs Debian 12 and root)" ;;
  esac
}

existing_kubeconfig() {
  # KUBECONFIG may be a list; callers want one path, and kubectl itself merges a list.
  printf '%s\n' "${KUBECONFIG:-$HOME/.kube/config}"
}

existing_up() {
  command -v kubectl >/dev/null || die "kubectl is not on PATH"
  local answer
  answer=$(kubectl --request-timeout=10s version 2>&1 | grep -i '^server version') ||
    die "the cluster of $(existing_kubeconfig) does not answer; check KUBECONFIG and its current context: $(kubectl config current-context 2>&1)"
  say "Using the existing cluster, context $(kubectl config current-context), $answer"
}

k3d_exists() { k3d cluster list "$K3D_NAME" >/dev/null 2>&1; }

k3d_up() {
  docker_answers || die "CLUSTER=k3d needs a Docker engine, and none answers"
  command -v k3d >/dev/null || die "CLUSTER=k3d needs k3d on PATH"
  command -v kubectl >/dev/null || die "kubectl is not on PATH"
  if k3d_exists; then
    run_long "Starting the k3d cluster $K3D_NAME" k3d-start k3d cluster start "$K3D_NAME"
  else
    run_long "Creating the k3d cluster $K3D_NAME (about a minute)" k3d-create \
      k3d cluster create "$K3D_NAME" --wait --timeout 300s --kubeconfig-update-default=false --kubeconfig-switch-context=false
  fi
  (umask 077 && k3d kubeconfig get "$K3D_NAME" >"$K3D_KUBECONFIG")
  say "The k3d cluster is ready; KUBECONFIG=$K3D_KUBECONFIG"
}

k3d_down() {
  command -v k3d >/dev/null || die "CLUSTER=k3d needs k3d on PATH"
  if k3d_exists; then run_long "Deleting the k3d cluster $K3D_NAME" k3d-delete k3d cluster delete "$K3D_NAME"; fi
  rm -f "$K3D_KUBECONFIG"
}

up() {
  say "Cluster: $CHOICE ($WHY)"
  case "$CHOICE" in
    existing) existing_up ;;
    k3d) k3d_up ;;
    local) "$LOCAL" up ;;
  esac
}

down() {
  case "$CHOICE" in
    existing) say "CLUSTER=existing: this cluster is yours, nothing is removed" ;;
    k3d) k3d_down ;;
    local) "$LOCAL" down ;;
  esac
}

kubeconfig() {
  case "$CHOICE" in
    existing) existing_kubeconfig ;;
    k3d) [ -r "$K3D_KUBECONFIG" ] || die "no k3d cluster: run cluster.sh up"; printf '%s\n' "$K3D_KUBECONFIG" ;;
    local) "$LOCAL" kubeconfig ;;
  esac
}

choose
case "${1:-}" in
  up | down | kubeconfig) "$1" ;;
  which) printf '%s\n' "$CHOICE" ;;
  *) die "usage: cluster.sh up | down | kubeconfig | which" ;;
esac
