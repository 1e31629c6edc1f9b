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

# from_archive FILE: of the layers that have the program, the last counts; there is one.
from_archive() {
  local layer
  tar -C "$WORK" -xf "$1"
  while read -r layer; do
    if tar -tf "$layer" "$INSIDE" >/dev/null 2>&1; then tar -xOf "$layer" "$INSIDE" >"$WORK/program"; fi
  done < <(find "$WORK" -type f -name '*.tar')
}

from_docker() {
  local container
  container=$(docker create "$REFERENCE")
  docker cp "$container:/$INSIDE" "$WORK/program"
  docker rm "$container"
}

# The image goes into a file first: to mount it would need root.
from_buildah() {
  buildah push "$REFERENCE" "docker-archive:$WORK/image"
  from_archive "$WORK/image"
}

take_out() {
  local name=${REFERENCE%:*}
  if [ "$("$HACK_DIR/cluster/cluster.sh" which)" = local ]; then
    name=${name#mlops.local/}
    from_archive "$ARCHIVES/${name//\//_}-${REFERENCE##*:}.tar"
  elif command -v docker >/dev/null && docker info >/dev/null 2>&1; then
    from_docker
  else
    from_buildah
  fi
}

mkdir -p "$FOLDER"
take_lock operator-binary
if [ ! -x "$TARGET" ]; then
  WORK=$(mktemp -d "$FOLDER/work.XXXXXX")
  trap 'rm -rf "$WORK"' EXIT
  take_out >&2
  [ -s "$WORK/program" ] || die "$REFERENCE has no $INSIDE"
  chmod 755 "$WORK/program"
  "$WORK/program" --version >&2 || die "the program of $REFERENCE does not run on this machine: it needs the C library of the image it was built in, or a later one
  (Ubuntu 24.04, or Debian 13)"
  mv "$WORK/program" "$TARGET"
  # A test may still run the one before.
  find "$FOLDER" -maxdepth 1 -name 'mlops-operator-*' -printf '%T@ %p\n' | sort -rn | tail -n +$((KEEP_VERSIONS + 1)) | cut -d' ' -f2- | xargs -r rm -f
fi
printf '%s\n' "$TARGET"
