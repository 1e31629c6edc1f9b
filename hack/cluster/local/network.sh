# shellcheck shell=bash
# The bridge, the kernel settings, and taking all of it away again.

record_outside_state() {
  local key folder
  for key in "${SYSCTLS[@]}"; do
    if sysctl -n "$key" >/dev/null 2>&1; then printf '%s=%s\n' "$key" "$(sysctl -n "$key")"; fi
  done >"$STATE/sysctls"
  for folder in "${OUTSIDE_FOLDERS[@]}"; do
    if [ ! -e "$folder" ]; then echo "$folder"; fi
  done >"$STATE/created"
}

make_bridge() {
  if ip link show "$BRIDGE" >/dev/null 2>&1 && ! bridge_is_ours; then
    die "bridge $BRIDGE already exists: another container network runs here; use CLUSTER=existing"
  fi
  modprobe -q br_netfilter 2>/dev/null || true
  ip link show "$BRIDGE" >/dev/null 2>&1 || ip link add "$BRIDGE" type bridge
  ip link set "$BRIDGE" alias mlops-operator
  ip addr replace "$GATEWAY/${POD_CIDR#*/}" dev "$BRIDGE"
  ip link set "$BRIDGE" up
  # A Service address without endpoints must not leave the machine by its default route.
  ip route replace "$SERVICE_CIDR" dev "$BRIDGE" src "$GATEWAY"
  sysctl -qw net.ipv4.ip_forward=1
  sysctl -qw net.bridge.bridge-nf-call-iptables=1 2>/dev/null || true
}

bridge_is_ours() { ip link show "$BRIDGE" 2>/dev/null | grep -q 'alias mlops-operator'; }

# Without br_netfilter an answer between two pods of the bridge would pass by the address translation.
proxy_workaround() {
  [ "$(sysctl -n net.bridge.bridge-nf-call-iptables 2>/dev/null || echo 0)" = 1 ] || echo --masquerade-all
}

remove_bridge() {
  local link
  bridge_is_ours || return 0
  for link in $(ip -o link show master "$BRIDGE" | awk -F'[ @:]+' '{ print $2 }'); do
    ip link del "$link" 2>/dev/null || true
  done
  ip link del "$BRIDGE"
}

# Chains of kube-proxy, kubelet and the port mapping plugin, in every table, for both families.
remove_rules() {
  local family table
  for family in iptables ip6tables; do
    command -v "$family-save" >/dev/null || continue
    for table in filter nat mangle; do
      "$family-save" -t "$table" 2>/dev/null | removal_of "$table" | "$family-restore" --noflush 2>/dev/null || true
    done
  done
}

# Turns a saved table into the commands that empty and delete our chains and the rules that lead to them.
removal_of() {
  awk -v table="$1" '
    function ours(name) { return name ~ /^(KUBE-|CNI-)/ }
    /^:/ { chain = substr($1, 2); if (ours(chain)) chains[++count] = chain }
    /^-A/ && !ours($2) {
      for (i = 3; i < NF; i++) if (($i == "-j" || $i == "-g") && ours($(i + 1))) { sub(/^-A/, "-D"); rules = rules $0 "\n" }
    }
    END {
      if (!count) exit
      printf "*%s\n", table
      for (i = 1; i <= count; i++) printf ":%s - [0:0]\n", chains[i]
      printf "%s", rules
      for (i = 1; i <= count; i++) printf "-X %s\n", chains[i]
      print "COMMIT"
    }'
}

restore_sysctls() {
  local line
  [ -r "$STATE/sysctls" ] || return 0
  while read -r line; do sysctl -qw "$line" 2>/dev/null || true; done <"$STATE/sysctls"
}

# unmount_under FOLDER...: deepest first. Mounts come and go while containers end, so look again
# until none is left.
unmount_under() {
  local pass folder point
  for pass in 1 2 3; do
    for folder in "$@"; do
      awk -v prefix="$folder/" 'index($2, prefix) == 1 { print $2 }' /proc/self/mounts | sort -r | while read -r point; do
        if [ "$pass" = 3 ]; then umount -l "$point"; else umount "$point"; fi 2>/dev/null || true
      done
    done
  done
}

remove_outside_folders() {
  local folder
  [ -r "$STATE/created" ] || return 0
  while read -r folder; do
    # Another containerd may have been started since; the folder is then in use.
    if [ "$folder" = /run/containerd ] && pgrep -x containerd >/dev/null; then continue; fi
    unmount_under "$folder"
    rm -rf --one-file-system "$folder"
  done <"$STATE/created"
}

# The kubelet's control groups; only empty ones can be removed, so another kubelet's stay.
remove_cgroups() {
  local root
  for root in /sys/fs/cgroup/kubepods /sys/fs/cgroup/*/kubepods; do
    [ -d "$root" ] || continue
    find "$root" -depth -type d -exec rmdir {} + 2>/dev/null || true
  done
}
