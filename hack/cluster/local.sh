#!/usr/bin/env bash
# A real single-node Kubernetes from Debian packages alone, for machines without a cluster or a Docker engine:
#   local.sh up | down | status | kubeconfig
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
for part in settings pki processes network components tiny; do
  # shellcheck source=/dev/null
  . "$HACK_DIR/cluster/local/$part.sh"
done

# In the order of starting; "down" goes the other way.
PROCESSES=(etcd containerd kube-apiserver kube-controller-manager kube-scheduler kube-proxy kubelet)

admin() { kubectl --kubeconfig "$ADMIN_KUBECONFIG" "$@"; }

all_alive() {
  local name
  for name in "${PROCESSES[@]}"; do alive "$name" || return 1; done
}

healthy() { [ -d "$STATE" ] && all_alive && api_ready 2>/dev/null && node_ready 2>/dev/null; }

# Two kube-proxies in one network would undo each other's rules. (Those of k3d have a network of their own.)
refuse_strangers() {
  local name pid
  for name in kubelet kube-proxy k3s; do
    for pid in $(pgrep -x "$name" || true); do
      if [ "$(readlink "/proc/$pid/ns/net")" = "$(readlink /proc/self/ns/net)" ]; then
        die "another $name runs on this machine: use CLUSTER=existing with its kubeconfig"
      fi
    done
  done
}

prepare() {
  need_root "the local cluster"
  "$HACK_DIR/cluster/packages.sh" run
  # shellcheck disable=SC2034 # For local/components.sh.
  BIN=$("$HACK_DIR/cluster/binaries.sh")
  make_tiny_archive
}

bring_up() {
  local start=$SECONDS
  refuse_strangers
  # shellcheck disable=SC2153 # LOG is set in local/settings.sh.
  mkdir -p "$STATE/pids" "$LOG" "$RUN"
  chmod 700 "$STATE"
  record_outside_state
  say "Starting the local cluster (20-30 s)"
  make_pki 2>"$LOG/pki.log" || { cat "$LOG/pki.log" >&2; die "the certificates could not be made"; }
  make_bridge
  start_etcd
  start_containerd
  wait_until 30 "etcd" etcd etcd_ready
  start_apiserver
  wait_until 30 "containerd" containerd ctr --address "$CONTAINERD_SOCKET" version
  import_archive "$TINY_ARCHIVE" >"$LOG/import.log" 2>&1 || die "the pause image could not be loaded; log: $LOG/import.log"
  wait_until 90 "the API server" kube-apiserver api_ready
  note "API server ready after $((SECONDS - start))s"
  start_controller_manager
  start_scheduler
  start_proxy
  start_kubelet
  wait_until 90 "the node" kubelet node_ready
  # Pods cannot be created before their service account exists, nor run on a node with its first taint.
  wait_until 60 "the default service account" kube-controller-manager admin get serviceaccount default
  wait_until 60 "an untainted node" kube-controller-manager node_untainted
  say "The local cluster is ready after $((SECONDS - start))s; KUBECONFIG=$ADMIN_KUBECONFIG"
}

node_untainted() { [ -z "$(admin get node "$NODE" -o jsonpath='{.spec.taints}')" ]; }

up() {
  if healthy; then
    say "The local cluster is running; KUBECONFIG=$ADMIN_KUBECONFIG"
    return
  fi
  prepare
  if [ -d "$STATE" ] || bridge_is_ours; then
    say "Parts of an earlier local cluster are left: removing them first"
    tear_down
  fi
  # A failed start must not leave half a cluster; its logs are kept for reading.
  trap failed_start EXIT
  bring_up
  trap - EXIT
}

failed_start() {
  rm -rf "$LOGS/local-cluster"
  cp -r "$LOG" "$LOGS/local-cluster" 2>/dev/null || true
  note "the logs are kept in $LOGS/local-cluster"
  tear_down
}

tear_down() {
  local i
  for ((i = ${#PROCESSES[@]} - 1; i >= 0; i--)); do
    # Containers end before containerd can report it: after the kubelet, before containerd.
    if [ "${PROCESSES[i]}" = containerd ]; then kill_containers; fi
    stop "${PROCESSES[i]}"
  done
  kill_containers
  unmount_under "$STATE" "$RUN"
  remove_bridge
  remove_rules
  restore_sysctls
  remove_outside_folders
  remove_cgroups
  rm -rf --one-file-system "$RUN" "$STATE"
}

down() {
  if [ ! -d "$STATE" ] && ! bridge_is_ours; then
    say "No local cluster is running"
    return
  fi
  need_root "the local cluster"
  local start=$SECONDS
  say "Removing the local cluster"
  tear_down
  say "Removed after $((SECONDS - start))s"
}

status() {
  local name
  [ -d "$STATE" ] || { echo "no local cluster"; return 1; }
  for name in "${PROCESSES[@]}"; do
    if alive "$name"; then echo "$name: running"; else echo "$name: not running (log: $LOG/$name.log)"; fi
  done
  if healthy; then echo "node: ready"; else echo "node: not ready"; return 1; fi
}

case "${1:-}" in
  # One at a time: two checkouts on one machine share this cluster.
  up) take_lock local-cluster; up ;;
  down) take_lock local-cluster; down ;;
  status) status ;;
  kubeconfig) [ -r "$ADMIN_KUBECONFIG" ] || die "no local cluster: run local.sh up"; printf '%s\n' "$ADMIN_KUBECONFIG" ;;
  *) die "usage: local.sh up | down | status | kubeconfig" ;;
esac
