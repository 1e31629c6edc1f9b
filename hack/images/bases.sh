#!/usr/bin/env bash
# Stand-ins for the public base images, for machines where those cannot be pulled: bases.sh KIND
#   sdk, runtime            .NET's SDK, with a compiler and linker for C, and its runtime
#   runtime-deps            what a program needs that was compiled to machine code
#   *-chiseled              the same without time zones
#   prometheus-base         Debian
# Built once from Debian and from this machine's own .NET. Prints the reference of the requested one.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$HACK_DIR/images/lib.sh"

SUITE=bookworm
LIBRARIES=ca-certificates,libicu72,libssl3,libstdc++6,zlib1g,libgssapi-krb5-2,tzdata
# What links a program of machine code: the public SDK images that end in -aot have it, with clang.
COMPILERS=gcc,libc6-dev,zlib1g-dev
RECIPE=2
DEBIAN="localhost/mlops-debian:$SUITE-$RECIPE"
DEBIAN_BUILD="localhost/mlops-debian-build:$SUITE-$RECIPE"
DEPS="localhost/mlops-runtime-deps:$SUITE-$RECIPE"
# The user of the public .NET images, so that a Dockerfile's USER line means the same here.
APP_USER=1654

dotnet_root() {
  local dotnet
  dotnet=$(command -v dotnet) || die "there is no .NET SDK on this machine to make the base images from; where a Docker engine is, use CLUSTER=k3d"
  dirname "$(readlink -f "$dotnet")"
}

bootstrap() { mmdebstrap --variant=minbase --include="$2" "$SUITE" "$1"; }

# ensure_debian IMAGE PACKAGES
ensure_debian() {
  local tar
  image_exists "$1" && return 0
  tar="$STORE/$(basename "${1%:*}").tar"
  rm -f "$tar"
  run_long "Making the Debian base image (20 s on idle cores, once)" bases-debian bootstrap "$tar" "$2"
  run_long "Storing it" bases-debian-store commit_debian "$1" "$tar"
  rm -f "$tar"
}

commit_debian() {
  local container
  container=$(in_store from scratch) &&
    in_store add --quiet "$container" "$2" / &&
    in_store config --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin --workingdir / "$container" &&
    in_store commit --quiet --rm "$container" "$1"
}

ensure_deps() {
  image_exists "$DEPS" && return 0
  ensure_debian "$DEBIAN" "$LIBRARIES"
  run_long "Making the base image of programs of machine code (once)" bases-deps commit_deps
}

commit_deps() {
  local container
  container=$(in_store from "$DEBIAN") || return 1
  in_store run --isolation chroot "$container" -- sh -c \
    "groupadd --gid $APP_USER app && useradd --uid $APP_USER --gid $APP_USER --create-home app" &&
    in_store config --env DOTNET_RUNNING_IN_CONTAINER=true --env ASPNETCORE_HTTP_PORTS=8080 --env "APP_UID=$APP_USER" \
      --cmd /bin/bash "$container" &&
    in_store commit --quiet --rm "$container" "$DEPS"
}

# The runtime: what an application needs to start. Its tag changes with the machine's .NET.
ensure_runtime() {
  image_exists "$RUNTIME" && return 0
  ensure_deps
  run_long "Making the .NET runtime base image (once)" bases-runtime commit_runtime
}

commit_runtime() {
  local container part
  container=$(in_store from "$DEPS") || return 1
  for part in dotnet host shared; do
    in_store copy --quiet "$container" "$DOTNET/$part" "/usr/share/dotnet/$part" || return 1
  done
  in_store run --isolation chroot "$container" -- ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet &&
    in_store config --env DOTNET_ROOT=/usr/share/dotnet "$container" &&
    in_store commit --quiet --rm "$container" "$RUNTIME"
}

# ensure_chiseled IMAGE BASE: as chiseled images are that do not end in -extra, without time zones. A stand-in that has more than its
# original hides faults.
ensure_chiseled() {
  image_exists "$1" && return 0
  run_long "Making a base image without time zones (once)" bases-chiseled commit_chiseled "$@"
}

commit_chiseled() {
  local container
  container=$(in_store from "$2") || return 1
  in_store run --isolation chroot "$container" -- rm -rf /usr/share/zoneinfo &&
    in_store commit --quiet --rm "$container" "$1"
}

# The SDK, with this machine's trust store and NuGet settings: a restore inside the build
# would otherwise end in UntrustedRoot behind a mirror that has its own authority.
ensure_sdk() {
  image_exists "$SDK" && return 0
  ensure_debian "$DEBIAN_BUILD" "$LIBRARIES,$COMPILERS"
  run_long "Making the .NET SDK base image (once)" bases-sdk commit_sdk
}

commit_sdk() {
  local container name
  local environment=(--env DOTNET_ROOT=/usr/share/dotnet --env DOTNET_RUNNING_IN_CONTAINER=true --env DOTNET_CLI_TELEMETRY_OPTOUT=1 --env DOTNET_NOLOGO=1 --env DOTNET_GENERATE_ASPNET_CERTIFICATE=false)
  for name in SSL_CERT_FILE SSL_CERT_DIR NUGET_CERT_REVOCATION_MODE; do
    if [ -n "${!name:-}" ]; then environment+=(--env "$name=${!name}"); fi
  done
  container=$(in_store from "$DEBIAN_BUILD") || return 1
  in_store copy --quiet "$container" "$DOTNET" /usr/share/dotnet &&
    in_store run --isolation chroot "$container" -- ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet || return 1
  for name in /etc/ssl/certs /usr/share/ca-certificates /usr/local/share/ca-certificates "${SSL_CERT_FILE:-}"; do
    if [ -e "$name" ]; then in_store copy --quiet "$container" "$name" "$name" || return 1; fi
  done
  if [ -r "$NUGET_CONFIG" ]; then
    in_store copy --quiet "$container" "$NUGET_CONFIG" /root/.nuget/NuGet/NuGet.Config || return 1
  fi
  in_store config "${environment[@]}" "$container" && in_store commit --quiet --rm "$container" "$SDK"
}

# What the SDK stand-in is made from; a change makes a new one.
sdk_key() {
  {
    echo "$RECIPE $SDK_VERSION $RUNTIME_VERSION ${SSL_CERT_FILE:-} ${SSL_CERT_DIR:-} ${NUGET_CERT_REVOCATION_MODE:-}"
    cat "${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}" "$NUGET_CONFIG" 2>/dev/null || true
  } | file_hash
}

folders() { find "$1" -mindepth 1 -maxdepth 1 -printf '%f\n'; }

"$HACK_DIR/cluster/packages.sh" images
case "${1:-}" in
  sdk | runtime | runtime-chiseled)
    DOTNET=$(dotnet_root)
    NUGET_CONFIG="$HOME/.nuget/NuGet/NuGet.Config"
    # From the folders, not from "dotnet --version": that obeys the global.json of the folder it is called in.
    SDK_VERSION=$(folders "$DOTNET/sdk" | sort -V | tail -n1)
    RUNTIME_VERSION=$(folders "$DOTNET/shared/Microsoft.AspNetCore.App" | sort -V | tail -n1)
    RUNTIME="localhost/mlops-runtime:$RUNTIME_VERSION-$RECIPE"
    SDK="localhost/mlops-sdk:$SDK_VERSION-$(sdk_key)" ;;
esac
take_lock images-store
trap release_store EXIT
case "${1:-}" in
  sdk) ensure_sdk >&2; printf '%s\n' "$SDK" ;;
  runtime) ensure_runtime >&2; printf '%s\n' "$RUNTIME" ;;
  runtime-chiseled)
    ensure_runtime >&2
    ensure_chiseled "${RUNTIME/:/-chiseled:}" "$RUNTIME" >&2
    printf '%s\n' "${RUNTIME/:/-chiseled:}" ;;
  runtime-deps) ensure_deps >&2; printf '%s\n' "$DEPS" ;;
  runtime-deps-chiseled)
    ensure_deps >&2
    ensure_chiseled "${DEPS/:/-chiseled:}" "$DEPS" >&2
    printf '%s\n' "${DEPS/:/-chiseled:}" ;;
  prometheus-base) ensure_debian "$DEBIAN" "$LIBRARIES" >&2; printf '%s\n' "$DEBIAN" ;;
  *) die "usage: bases.sh sdk | runtime[-chiseled] | runtime-deps[-chiseled] | prometheus-base" ;;
esac
