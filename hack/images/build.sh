#!/usr/bin/env bash
# Builds an image and makes it available in the chosen cluster:
#   build.sh NAME DOCKERFILE CONTEXT [--build-arg KEY=VALUE]...
# The tag is a hash of everything that goes in, so an unchanged image is not built again.
# The last line on stdout is the image's full reference; everything else goes to stderr.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$HACK_DIR/images/lib.sh"
. "$HACK_DIR/images/context.sh"

[ $# -ge 3 ] || die "usage: build.sh NAME DOCKERFILE CONTEXT [--build-arg KEY=VALUE]..."
NAME=$1 DOCKERFILE=$2 CONTEXT=$3
shift 3
ARGS=("$@")
[ -r "$DOCKERFILE" ] || die "there is no Dockerfile $DOCKERFILE"
[ -d "$CONTEXT" ] || die "there is no folder $CONTEXT"
[[ "$NAME" =~ ^[a-z0-9][a-z0-9._/-]*$ ]] || die "'$NAME' is no image name: lower case letters, digits, . _ - and /"
CHOICE=$("$HACK_DIR/cluster/cluster.sh" which)

# asks_for ARG: whether the Dockerfile declares this build argument and the caller has not set it.
asks_for() {
  grep -qE "^[[:space:]]*ARG[[:space:]]+$1(=|[[:space:]]|\$)" "$DOCKERFILE" &&
    ! printf '%s\n' "${ARGS[@]}" | grep -q "^$1="
}

# runtime_kind: the stand-in that has what the Dockerfile's own base has; a chiseled one has time zones only as -extra.
runtime_kind() {
  local base kind="runtime"
  base=$(sed -nE 's/^[[:space:]]*ARG[[:space:]]+RUNTIME_IMAGE=(.*)$/\1/p' "$DOCKERFILE" | tail -n1)
  case "$base" in */runtime-deps:*) kind="runtime-deps" ;; esac
  case "$base" in
    *chiseled-extra* | *chiseled-composite-extra*) echo "$kind" ;;
    *chiseled*) echo "$kind-chiseled" ;;
    *) echo "$kind" ;;
  esac
}

use_stand_in_bases() {
  local sdk runtime
  if asks_for SDK_IMAGE; then
    sdk=$("$HACK_DIR/images/bases.sh" sdk)
    ARGS+=(--build-arg "SDK_IMAGE=$sdk")
  fi
  if asks_for RUNTIME_IMAGE; then
    runtime=$("$HACK_DIR/images/bases.sh" "$(runtime_kind)")
    ARGS+=(--build-arg "RUNTIME_IMAGE=$runtime")
  fi
}

# buildah, unlike BuildKit, does not look for an ignore file next to the Dockerfile automatically.
[ -r "$DOCKERFILE.dockerignore" ] && IGNORE=(--ignorefile "$DOCKERFILE.dockerignore") || IGNORE=()

# The packages of earlier builds are mounted; the Dockerfile works without them too, only slower.
bud() {
  mkdir -p "$CACHE/nuget"
  in_store bud --isolation chroot --network host --pull-never --layers=false \
    --volume "$CACHE/nuget:/root/.nuget/packages:rw" "${IGNORE[@]}" "${ARGS[@]}" -t "$1" -f "$DOCKERFILE" "$CONTEXT"
}

push_archive() { rm -f "$2" && in_store push --quiet "$1" "docker-archive:$2:$1"; }

local_archive() {
  ARCHIVE="$ARCHIVES/${NAME//\//_}-$TAG.tar"
  [ -s "$ARCHIVE" ] && { touch "$ARCHIVE"; return; }
  mkdir -p "$ARCHIVES"
  run_long "Building $REFERENCE (30 s; what is compiled to machine code, 5 min)" "build-${NAME//\//_}" bud "$REFERENCE"
  run_long "Packing it" "pack-${NAME//\//_}" push_archive "$REFERENCE" "$ARCHIVE.new"
  mv "$ARCHIVE.new" "$ARCHIVE"
  # The archive is what is kept: the store needs only the bases.
  in_store rmi "$REFERENCE" >/dev/null
}

# Older versions: the newest few stay, a Deployment may go back to one.
prune_local() {
  local old reference
  find "$ARCHIVES" -maxdepth 1 -name "${NAME//\//_}-????????????.tar" -printf '%T@ %p\n' | sort -rn |
    tail -n +$((KEEP_VERSIONS + 1)) | cut -d' ' -f2- | while read -r old; do
      rm -f "$old"
      reference="mlops.local/$NAME:$(basename "$old" .tar | sed 's/.*-//')"
      cluster_images rm "$reference" >/dev/null 2>&1 || true
    done
}

build_local() {
  [ -S "$CONTAINERD_SOCKET" ] || die "the local cluster is not running: hack/cluster/cluster.sh up"
  "$HACK_DIR/cluster/packages.sh" images
  use_stand_in_bases
  TAG=$(context_hash "$CONTEXT" "$DOCKERFILE" "${ARGS[@]}")
  REFERENCE="mlops.local/$NAME:$TAG"
  take_lock images-store
  trap release_store EXIT
  local_archive
  if ! cluster_images ls -q | grep -qxF "$REFERENCE"; then
    run_long "Loading $REFERENCE into the local cluster" "load-${NAME//\//_}" cluster_images import "$ARCHIVE"
  fi
  prune_local
}

build_k3d() {
  TAG=$(context_hash "$CONTEXT" "$DOCKERFILE" "${ARGS[@]}")
  REFERENCE="mlops.local/$NAME:$TAG"
  if ! docker image inspect "$REFERENCE" >/dev/null 2>&1; then
    run_long "Building $REFERENCE (a few minutes the first time)" "build-${NAME//\//_}" \
      docker build "${ARGS[@]}" -t "$REFERENCE" -f "$DOCKERFILE" "$CONTEXT"
  fi
  if ! docker exec k3d-mlops-operator-server-0 crictl inspecti "$REFERENCE" >/dev/null 2>&1; then
    run_long "Loading $REFERENCE into k3d" "load-${NAME//\//_}" k3d image import -c mlops-operator "$REFERENCE"
  fi
}

build_existing() {
  local stamp
  [ -n "${IMAGE_REGISTRY:-}" ] || die "CLUSTER=existing needs a registry that this machine can push to and the cluster can pull from:
  set IMAGE_REGISTRY (registry/path, without a tag), e.g. IMAGE_REGISTRY=registry.example/team"
  TAG=$(context_hash "$CONTEXT" "$DOCKERFILE" "${ARGS[@]}")
  REFERENCE="$IMAGE_REGISTRY/$NAME:$TAG"
  stamp="$ARCHIVES/pushed/${REFERENCE//\//_}"
  [ -e "$stamp" ] && return
  if command -v docker >/dev/null && docker info >/dev/null 2>&1; then
    run_long "Building $REFERENCE" "build-${NAME//\//_}" docker build "${ARGS[@]}" -t "$REFERENCE" -f "$DOCKERFILE" "$CONTEXT"
    run_long "Pushing $REFERENCE" "push-${NAME//\//_}" docker push "$REFERENCE"
  elif command -v buildah >/dev/null; then
    run_long "Building $REFERENCE" "build-${NAME//\//_}" buildah bud "${IGNORE[@]}" "${ARGS[@]}" -t "$REFERENCE" -f "$DOCKERFILE" "$CONTEXT"
    run_long "Pushing $REFERENCE" "push-${NAME//\//_}" buildah push "$REFERENCE"
  else
    die "CLUSTER=existing needs docker or buildah to build $NAME"
  fi
  mkdir -p "$(dirname "$stamp")"
  touch "$stamp"
}

"build_$CHOICE" >&2
printf '%s\n' "$REFERENCE"
