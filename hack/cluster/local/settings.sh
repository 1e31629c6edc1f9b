# shellcheck shell=bash
# Addresses, ports and paths of the local cluster. Nothing listens on the machine's own network:
# everything is on loopback or on the cluster's own bridge.
# shellcheck disable=SC2034

NODE=mlops-local
BRIDGE=cni0
GATEWAY=10.88.0.1
POD_CIDR=10.88.0.0/16
SERVICE_CIDR=10.96.0.0/16
FIRST_SERVICE_IP=10.96.0.1

# Unusual ports, so that another cluster or etcd on the machine is not in the way.
API_PORT=16443
ETCD_PORT=12379
ETCD_PEER_PORT=12380
API="https://$GATEWAY:$API_PORT"

# Sockets live here because a cache path may be longer than a socket's name may be.
RUN=/run/mlops-operator
CONTAINERD_SOCKET="$RUN/containerd.sock"

PKI="$STATE/pki"
LOG="$STATE/log"
ADMIN_KUBECONFIG="$STATE/kubeconfig"
PAUSE_IMAGE=mlops.local/pause:1
BUSYBOX_IMAGE=mlops.local/busybox:1
TINY_ARCHIVE="$CACHE/images/tiny-1.tar"

# What kubelet, kube-proxy and containerd change or create outside the state folder.
# "down" puts the values back and removes the folders that were not there before.
SYSCTLS=(net.ipv4.ip_forward net.ipv4.conf.all.route_localnet net.bridge.bridge-nf-call-iptables
  vm.overcommit_memory kernel.panic kernel.panic_on_oops kernel.keys.root_maxkeys kernel.keys.root_maxbytes
  net.netfilter.nf_conntrack_max)
OUTSIDE_FOLDERS=(/var/log/pods /var/log/containers /var/lib/cni /run/containerd /opt/cni
  /var/lib/kubelet /usr/libexec/kubernetes /var/run/kubernetes)
