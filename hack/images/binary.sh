#!/usr/bin/env bash
# Prints the path of the operator's binary, taken out of the image that build.sh has made: binary.sh REFERENCE
# What is tested as a process is what the image runs.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$HACK_DIR/images/lib.sh"

[ $# = 1 ] || die "usage: binary.sh REFERENCE"
REFERENCE=$1
INSIDE=app/mlops-operator
FOLDER="$CACHE/operator"
TARGET="$FOLDER/mlops-operator-${REFERENCE##*:}"

from_archive() {
  local name=${REFERENCE%:*} layers layer
  name=${name#mlops.local/}
  layers=$(mktemp -d "$FOLDER/layers.XXXXXX")
  tar -C "$layers" -xf "$ARCHIVES/${name//\//_}-${REFERENCE##*:}.tar"
  while read -r layer; do
    if tar -tf "$layer" "$INSIDE" >/dev/null 2>&1; then tar -xOf "$layer" "$INSIDE" >"$1"; fi
  done < <(find "$layers" -type f -name '*.tar')
  rm -rf "$layers"
}

from_docker() {
  local container
  container=$(docker create "$REFERENCE")
  docker cp "$container:/$INSIDE" "$1"
  docker rm "$container"
}

from_buildah() {
  local container
  container=$(buildah from "$REFERENCE")
  cp "$(buildah mount "$container")/$INSIDE" "$1"
  buildah rm "$container"
}

take_out() {
  if [ "$("$HACK_DIR/cluster/cluster.sh" which)" = local ]; then
    from_archive "$1"
  elif command -v docker >/dev/null && docker info >/dev/null 2>&1; then
    from_docker "$1"
  else
    from_buildah "$1"
  fi
}

if [ ! -x "$TARGET" ]; then
  mkdir -p "$FOLDER"
  take_out "$TARGET.new" >&2
  [ -s "$TARGET.new" ] || die "$REFERENCE has no $INSIDE"
  chmod 755 "$TARGET.new"
  mv "$TARGET.new" "$TARGET"
  # A test may still run the one before.
  find "$FOLDER" -maxdepth 1 -name 'mlops-operator-*' -printf '%T@ %p\n' | sort -rn | tail -n +$((KEEP_VERSIONS + 1)) | cut -d' ' -f2- | xargs -r rm -f
fi
printf '%s\n' "$TARGET"
