#!/usr/bin/env bash
# Installs what is missing from Debian: packages.sh GROUP...
#   run         the local cluster's processes      images      building images without a daemon
#   build       building Kubernetes from source    prometheus  the real Prometheus and Alertmanager
#   native      compiling the operator to machine code
#   shell       reading our scripts (make lint)    links       npm, for the links of our pages (make lint)
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

POLICY=/usr/sbin/policy-rc.d

packages_of() {
  case "$1" in
    run) echo etcd-server containerd runc containernetworking-plugins iptables conntrack iproute2 \
      procps util-linux jq openssl curl rsync
      # A newer kubectl is kept.
      command -v kubectl >/dev/null || echo kubernetes-client ;;
    images) echo buildah mmdebstrap ca-certificates tar rsync git ;;
    prometheus) echo prometheus prometheus-alertmanager ;;
    build) echo golang-1.19-go dpkg-dev make rsync gcc libc6-dev ca-certificates ;;
    native) echo gcc libc6-dev zlib1g-dev ;;
    shell) echo shellcheck ;;
    links) echo npm ;;
    *) die "unknown package group '$1' (run, images, prometheus, build, native, shell, links)" ;;
  esac
}

missing_of() {
  local known
  known=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
  printf '%s\n' "$@" | sort -u | grep -vxF -f <(sed -n 's/ installed$//p' <<<"$known") || true
}

# A server that starts on install would take the ports (and the containerd socket) of others.
forbid_service_start() {
  POLICY_BACKUP=""
  if [ -e "$POLICY" ]; then
    POLICY_BACKUP=$(mktemp)
    cp -p "$POLICY" "$POLICY_BACKUP"
  fi
  trap restore_policy EXIT
  printf '#!/bin/sh\nexit 101\n' >"$POLICY.new"
  chmod 755 "$POLICY.new"
  mv "$POLICY.new" "$POLICY"
}

restore_policy() {
  if [ -n "$POLICY_BACKUP" ]; then
    cp -p "$POLICY_BACKUP" "$POLICY" && rm -f "$POLICY_BACKUP"
  else
    rm -f "$POLICY"
  fi
}

# Index files may be missing (a fresh container) or name packages that are gone: then update and try again.
can_install() { apt-get install --simulate -qq --no-install-recommends "$@" >/dev/null 2>&1; }

apt_install() {
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
    -o DPkg::Lock::Timeout=300 "$@"
}

apt_update() {
  # Third-party lists on the machine may not answer; that is no reason to stop.
  apt-get update -o Acquire::Retries=2 -o DPkg::Lock::Timeout=300 || true
}

install_missing() {
  local missing
  # shellcheck disable=SC2046
  missing=$(missing_of "$@")
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null || die "these are missing, and this is not Debian: ${missing//$'\n'/ }"
  need_root "installing ${missing//$'\n'/ }"
  forbid_service_start
  # shellcheck disable=SC2086
  if ! can_install $missing; then run_long "Updating the package index" apt-update apt_update; fi
  # shellcheck disable=SC2086
  if ! run_long "Installing ${missing//$'\n'/ }" apt-install apt_install $missing; then
    run_long "Updating the package index" apt-update apt_update
    # shellcheck disable=SC2086
    run_long "Installing again" apt-install apt_install $missing
  fi
}

[ $# -gt 0 ] || set -- run images
wanted=()
for group in "$@"; do
  names=$(packages_of "$group")
  # shellcheck disable=SC2206
  wanted+=($names)
done
# Nothing to do is the common case: no lock for it.
if [ -n "$(missing_of "${wanted[@]}")" ]; then
  take_lock packages
  install_missing "${wanted[@]}"
fi
