#!/usr/bin/env bash
# Builds the five Kubernetes binaries from Debian's source package, once, into the cache.
# Prints the folder that holds them. Safe to interrupt: nothing counts until it is moved into place.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

VERSION="${KUBERNETES_DEBIAN_VERSION:-1.20.5+really1.20.2}"
# The number at the end counts our changes to the build, so that older caches are not taken for it.
TARGET="$CACHE/kubernetes-$VERSION-2"
WORK="$CACHE/kubernetes-build"
COMMANDS=(kube-apiserver kube-controller-manager kube-scheduler kubelet kube-proxy)

# Debian's binary package holds kubectl only; its source package is complete. The machine's own
# mirror serves the sources too, so the deb-src line is made from the deb line in use. It lives in
# a list of its own, with its own index folder: the machine's apt configuration stays as it is.
apt_source() {
  local tool=$1
  shift
  "$tool" -o Dir::Etc::sourcelist="$WORK/apt/sources.list" -o Dir::Etc::sourceparts=- \
    -o Dir::State::lists="$WORK/apt/lists" -o Dir::Cache::srcpkgcache= -o Dir::Cache::pkgcache= \
    -o APT::Sandbox::User=root -o Acquire::Retries=3 "$@"
}

write_source_list() {
  local uri keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  # shellcheck disable=SC2016 # apt-get's own variables.
  uri=$(apt-get indextargets --format '$(CREATED_BY)|$(CODENAME)|$(COMPONENT)|$(REPO_URI)' |
    awk -F'|' '$1 == "Packages" && $2 == "bookworm" && $3 == "main" { print $4; exit }')
  [ -n "$uri" ] || die "no Debian bookworm mirror in this machine's apt lists: run apt-get update, or use CLUSTER=existing"
  mkdir -p "$WORK/apt/lists/partial"
  [ -e "$keyring" ] || keyring=""
  printf 'deb-src %s%s bookworm main\ndeb %s%s bookworm main\n' "${keyring:+[signed-by=$keyring] }" "$uri" \
    "${keyring:+[signed-by=$keyring] }" "$uri" >"$WORK/apt/sources.list"
}

read_index() { apt_source apt-get update; }

source_version() {
  apt_source apt-cache showsrc --only-source kubernetes 2>/dev/null |
    awk -v want="$VERSION" '$1 == "Version:" && index($2, want) == 1 { print $2; exit }'
}

download_source() {
  cd "$WORK" && apt_source apt-get source --download-only "kubernetes=$(source_version)"
}

unpack_source() {
  cd "$WORK" && dpkg-source --no-check -x kubernetes_*.dsc tree && mkdir -p tree/.go/src/k8s.io &&
  # The makefile finds the package path through GOPATH.
    ln -s ../../.. tree/.go/src/k8s.io/kubernetes
}

# The vendored reflect2 1.0.1 reads the inside of Go's map iterator, which changed in Go 1.18: built with a later
# Go, the API server crashes as soon as it encodes the metadata of a custom resource. Debian packages the repaired one.
repair_reflect2() {
  local package=golang-github-modern-go-reflect2-dev vendored="$WORK/tree/vendor/github.com/modern-go/reflect2"
  cd "$WORK" && apt_source apt-get download "$package" && dpkg -x "$package"_*.deb reflect2 &&
    rm "$vendored"/*.go && cp reflect2/usr/share/gocode/src/github.com/modern-go/reflect2/*.go "$vendored/"
}

# A plain "go build" fails for the apiserver: make generates its OpenAPI code first.
build_commands() {
  cd "$WORK/tree" &&
  PATH="/usr/lib/go-1.19/bin:$PATH" GOPATH="$PWD/.go" GOCACHE="$WORK/go-cache" TMPDIR="$WORK/tmp" \
    HOME="$WORK/home" CGO_ENABLED=0 make WHAT="${COMMANDS[*]/#/cmd/}" GOLDFLAGS="-s -w"
}

install_binaries() {
  local built command
  built="$WORK/tree/_output/local/bin/linux/$(dpkg --print-architecture)"
  rm -rf "$TARGET.new"
  mkdir -p "$TARGET.new"
  for command in "${COMMANDS[@]}"; do
    install -m 755 "$built/$command" "$TARGET.new/$command"
    "$TARGET.new/$command" --version >/dev/null
  done
  mv -T "$TARGET.new" "$TARGET"
}

clean_up() { rm -rf "$WORK" "$TARGET.new"; }

build() {
  need_root "building the local cluster's binaries"
  "$HACK_DIR/cluster/packages.sh" build
  trap clean_up EXIT
  clean_up
  mkdir -p "$WORK/home" "$WORK/tmp"
  write_source_list
  run_long "Reading the source package index" kubernetes-index read_index
  [ -n "$(source_version)" ] || die "Debian's source package kubernetes $VERSION is not in the index"
  run_long "Downloading the kubernetes $VERSION source" kubernetes-download download_source
  run_long "Unpacking it (2 GB with the build, removed again afterwards)" kubernetes-unpack unpack_source
  run_long "Repairing a vendored package for the current Go" kubernetes-repair repair_reflect2
  run_long "Building kube-apiserver, controller-manager, scheduler, kubelet, kube-proxy (5-12 min on two cores, once)" \
    kubernetes-build build_commands
  install_binaries
}

if [ ! -d "$TARGET" ]; then
  take_lock binaries
  # Another run may have finished while this one waited for the lock.
  if [ ! -d "$TARGET" ]; then build >&2; fi
fi
printf '%s\n' "$TARGET"
