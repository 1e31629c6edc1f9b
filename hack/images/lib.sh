# shellcheck shell=bash
# shellcheck disable=SC2034 # Most of these names are for the scripts that source this file.
# Building images without a daemon, in a store of its own inside the cache.

STORE="$CACHE/buildah"
ARCHIVES="$CACHE/images"
CONTAINERD_SOCKET=/run/mlops-operator/containerd.sock
# How many versions of an image are kept: a Deployment may still go back to an earlier one.
KEEP_VERSIONS=3

# Overlay where the file system allows it; vfs copies whole file systems, but works anywhere.
# Chosen once: a store must not change its driver.
storage_driver() {
  if [ ! -s "$STORE/driver" ]; then
    mkdir -p "$STORE"
    if can_overlay "$STORE"; then echo overlay; else echo vfs; fi >"$STORE/driver"
  fi
  cat "$STORE/driver"
}

in_store() {
  buildah --root "$STORE/root" --runroot "$STORE/run" --storage-driver "$(storage_driver)" "$@"
}

# An interrupted build leaves its container mounted, and the store keeps a mount of itself. With the store's lock only.
release_store() {
  local target
  [ -z "$(in_store containers --quiet 2>/dev/null)" ] || in_store rm --all >/dev/null 2>&1 || true
  findmnt --raw --noheadings --output TARGET | grep -F "$STORE/" | sort -r | while read -r target; do
    umount "$target" 2>/dev/null || umount --lazy "$target"
  done || true
}

image_exists() { in_store images --quiet "$1" >/dev/null 2>&1; }

# containerd of the local cluster
cluster_images() { ctr --address "$CONTAINERD_SOCKET" -n k8s.io images "$@"; }

file_hash() { sha256sum | cut -c1-12; }
