# shellcheck shell=bash
# The command line and the configuration of each process.

start_etcd() {
  # No fsync: this cluster's data does not outlive it anyway.
  start etcd etcd --name "$NODE" --data-dir "$STATE/etcd" --unsafe-no-fsync --log-level warn \
    --listen-client-urls "http://127.0.0.1:$ETCD_PORT" --advertise-client-urls "http://127.0.0.1:$ETCD_PORT" \
    --listen-peer-urls "http://127.0.0.1:$ETCD_PEER_PORT" --initial-advertise-peer-urls "http://127.0.0.1:$ETCD_PEER_PORT" \
    --initial-cluster "$NODE=http://127.0.0.1:$ETCD_PEER_PORT"
}

etcd_ready() { curl -fsS --noproxy '*' -m 2 "http://127.0.0.1:$ETCD_PORT/health" | grep -q true; }

start_apiserver() {
  # InternalIP first: the node's name resolves nowhere, and "kubectl logs" would fail.
  # Its finished Jobs go away by ttlSecondsAfterFinished, as on a current cluster: here that is still behind a gate.
  start kube-apiserver "$BIN/kube-apiserver" \
    --bind-address="$GATEWAY" --advertise-address="$GATEWAY" --secure-port="$API_PORT" \
    --etcd-servers="http://127.0.0.1:$ETCD_PORT" --service-cluster-ip-range="$SERVICE_CIDR" \
    --client-ca-file="$PKI/ca.crt" --tls-cert-file="$PKI/apiserver.crt" --tls-private-key-file="$PKI/apiserver.key" \
    --kubelet-client-certificate="$PKI/kubelet-client.crt" --kubelet-client-key="$PKI/kubelet-client.key" \
    --kubelet-preferred-address-types=InternalIP \
    --service-account-key-file="$PKI/sa.pub" --service-account-signing-key-file="$PKI/sa.key" \
    --service-account-issuer=https://kubernetes.default.svc --api-audiences=https://kubernetes.default.svc \
    --authorization-mode=Node,RBAC --allow-privileged=true --event-ttl=1h \
    --feature-gates=TTLAfterFinished=true --profiling=false
}

api_ready() { [ "$(admin get --raw /readyz --request-timeout=2s)" = ok ]; }

start_controller_manager() {
  start kube-controller-manager "$BIN/kube-controller-manager" --bind-address=127.0.0.1 --port=0 \
    --kubeconfig="$PKI/controller-manager.kubeconfig" --use-service-account-credentials=true \
    --root-ca-file="$PKI/ca.crt" --service-account-private-key-file="$PKI/sa.key" \
    --cluster-signing-cert-file="$PKI/ca.crt" --cluster-signing-key-file="$PKI/ca.key" \
    --leader-elect=false --feature-gates=TTLAfterFinished=true --profiling=false
}

start_scheduler() {
  start kube-scheduler "$BIN/kube-scheduler" --bind-address=127.0.0.1 --port=0 \
    --kubeconfig="$PKI/scheduler.kubeconfig" --leader-elect=false --profiling=false
}

start_proxy() {
  # Quick syncs: tests measure how fast traffic follows a change. The machine's conntrack limits are left alone.
  # shellcheck disable=SC2046
  start kube-proxy "$BIN/kube-proxy" --kubeconfig="$PKI/proxy.kubeconfig" --hostname-override="$NODE" \
    --proxy-mode=iptables --cluster-cidr="$POD_CIDR" --bind-address="$GATEWAY" \
    --healthz-bind-address=127.0.0.1:10256 --metrics-bind-address=127.0.0.1:10249 \
    --iptables-min-sync-period=200ms --iptables-sync-period=30s \
    --nodeport-addresses="127.0.0.0/8,$POD_CIDR" \
    --conntrack-max-per-core=0 --conntrack-tcp-timeout-established=0s --conntrack-tcp-timeout-close-wait=0s \
    $(proxy_workaround)
}

# The overlay snapshotter wants a file system that can be its upper layer; a container's root often cannot.
snapshotter() { if can_overlay "$STATE"; then echo overlayfs; else echo native; fi; }

write_containerd_config() {
  # restrict_oom_score_adj: root in a container may lack CAP_SYS_RESOURCE, and every sandbox would fail.
  cat >"$STATE/containerd.toml" <<TOML
version = 2
root = "$STATE/containerd"
state = "$RUN/containerd"
disabled_plugins = ["io.containerd.internal.v1.opt", "io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.zfs", "io.containerd.tracing.processor.v1.otlp"]
[grpc]
  address = "$CONTAINERD_SOCKET"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "$PAUSE_IMAGE"
  restrict_oom_score_adj = true
  netns_mounts_under_state_dir = true
  stream_server_address = "127.0.0.1"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "$(snapshotter)"
    default_runtime_name = "runc"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "$STATE/cni"
TOML
  mkdir -p "$STATE/cni"
  cat >"$STATE/cni/10-mlops.conflist" <<JSON
{"cniVersion": "0.4.0", "name": "mlops-local", "plugins": [
  {"type": "bridge", "bridge": "$BRIDGE", "isGateway": true, "ipMasq": false, "hairpinMode": true,
   "ipam": {"type": "host-local", "dataDir": "$STATE/cni-addresses",
            "ranges": [[{"subnet": "$POD_CIDR", "gateway": "$GATEWAY"}]], "routes": [{"dst": "0.0.0.0/0"}]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}]}
JSON
}

start_containerd() {
  write_containerd_config
  start containerd containerd --config "$STATE/containerd.toml" --log-level warn
}

write_kubelet_config() {
  # No name server: a pod's look-up of an unknown name fails at once instead of after many seconds.
  printf 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n' >"$STATE/resolv.conf"
  # Images are loaded by hand and cannot be pulled again, so the image garbage collection is off (100 %),
  # and a nearly full disk of a laptop is no reason to evict.
  cat >"$STATE/kubelet.yaml" <<YAML
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: $GATEWAY
healthzBindAddress: 127.0.0.1
authentication:
  anonymous: {enabled: false}
  webhook: {enabled: true}
  x509: {clientCAFile: $PKI/ca.crt}
authorization: {mode: Webhook}
tlsCertFile: $PKI/kubelet-serving.crt
tlsPrivateKeyFile: $PKI/kubelet-serving.key
cgroupDriver: cgroupfs
failSwapOn: false
resolvConf: $STATE/resolv.conf
maxPods: 110
serializeImagePulls: false
registryPullQPS: 50
registryBurst: 100
eventRecordQPS: 50
eventBurst: 100
kubeAPIQPS: 100
kubeAPIBurst: 200
syncFrequency: 10s
imageGCHighThresholdPercent: 100
imageGCLowThresholdPercent: 99
evictionHard: {memory.available: 50Mi, nodefs.available: 1%, nodefs.inodesFree: 1%, imagefs.available: 1%}
YAML
}

start_kubelet() {
  write_kubelet_config
  start kubelet "$BIN/kubelet" --config="$STATE/kubelet.yaml" --kubeconfig="$PKI/kubelet.kubeconfig" \
    --hostname-override="$NODE" --node-ip="$GATEWAY" --root-dir="$STATE/kubelet" --cert-dir="$PKI" \
    --volume-plugin-dir="$STATE/kubelet-plugins" --seccomp-profile-root="$STATE/seccomp" \
    --container-runtime=remote --container-runtime-endpoint="unix://$CONTAINERD_SOCKET"
}

node_ready() {
  admin get node "$NODE" -o jsonpath='{.status.conditions[?(@.type=="Ready")].status}' --request-timeout=2s | grep -q True
}
