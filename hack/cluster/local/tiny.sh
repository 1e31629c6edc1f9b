# shellcheck shell=bash
# The pause image of the sandboxes, and the same bytes as a busybox for tests: Debian's static busybox,
# packed as a docker archive by hand. Needs neither a compiler nor an image builder.

make_tiny_archive() {
  [ -s "$TINY_ARCHIVE" ] && return 0
  local work layer config
  work=$(mktemp -d "$CACHE/tiny.XXXXXX")
  # Downloaded and unpacked, not installed: it would replace the machine's own busybox.
  (cd "$work" && run_long "Downloading the static busybox of the pause image" tiny-image \
    apt-get download -o APT::Sandbox::User=root busybox-static) || return 1
  dpkg-deb -x "$work"/busybox-static_*.deb "$work/package"
  mkdir -p "$work/root/bin" "$work/root/tmp"
  cp "$work/package/bin/busybox" "$work/root/bin/busybox"
  link_applets "$work/root/bin"
  tar -C "$work/root" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -cf "$work/layer.tar" .
  layer=$(sha256sum "$work/layer.tar" | cut -d' ' -f1)
  jq -n --arg layer "sha256:$layer" --arg arch "$(dpkg --print-architecture)" \
    '{architecture: $arch, os: "linux", rootfs: {type: "layers", diff_ids: [$layer]},
      config: {Cmd: ["/bin/sleep", "2147483647"], Env: ["PATH=/bin"]}}' >"$work/config.json"
  config=$(sha256sum "$work/config.json" | cut -d' ' -f1)
  mv "$work/config.json" "$work/$config.json"
  jq -n --arg config "$config.json" --arg pause "$PAUSE_IMAGE" --arg busybox "$BUSYBOX_IMAGE" \
    '[{Config: $config, RepoTags: [$pause, $busybox], Layers: ["layer.tar"]}]' >"$work/manifest.json"
  mkdir -p "$(dirname "$TINY_ARCHIVE")"
  tar -C "$work" -cf "$TINY_ARCHIVE.new" manifest.json "$config.json" layer.tar
  mv "$TINY_ARCHIVE.new" "$TINY_ARCHIVE"
  rm -rf "$work"
}

link_applets() {
  local applet applets
  applets=$("$1/busybox" --list)
  for applet in $applets; do
    [ "$applet" = busybox ] || ln -s busybox "$1/$applet"
  done
}

import_archive() { ctr --address "$CONTAINERD_SOCKET" -n k8s.io images import "$1"; }
