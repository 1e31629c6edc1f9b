#!/usr/bin/env bash
# Measures the operator with many models at rest: scale.sh N [MINUTES]
# The API server, etcd, the controllers of Deployments and Prometheus are real and its own; pods are called ready without a kubelet, and
# one process serves the series of all of them. With N >= 500 and 5 minutes the figures go into docs/performance.md.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
STATE="$CACHE/bench-scale"
for part in settings pki processes components; do
  # shellcheck source=/dev/null
  . "$HACK_DIR/cluster/local/$part.sh"
done
# Beside the local cluster, on loopback alone.
# shellcheck disable=SC2034
NODE=mlops-bench LOG="$STATE/log" GATEWAY=127.0.0.1 API_PORT=17443 ETCD_PORT=13379 ETCD_PEER_PORT=13380
# shellcheck disable=SC2034
API="https://$GATEWAY:$API_PORT"

MODELS=${1:-500} MINUTES=${2:-5}
[[ "$MODELS" =~ ^[1-9][0-9]*$ && "$MINUTES" =~ ^[1-9][0-9]*$ ]] || die "usage: make bench-scale [N=models] [MINUTES=minutes at rest]"

admin() { kubectl --kubeconfig "$ADMIN_KUBECONFIG" "$@"; }

start_deployment_controllers() {
  start kube-controller-manager "$BIN/kube-controller-manager" --port=0 --secure-port=0 --kubeconfig="$PKI/controller-manager.kubeconfig" \
    --root-ca-file="$PKI/ca.crt" --service-account-private-key-file="$PKI/sa.key" --leader-elect=false --use-service-account-credentials=true --profiling=false \
    --controllers=deployment,replicaset,serviceaccount,serviceaccount-token --kube-api-qps=200 --kube-api-burst=400 \
    --concurrent-deployment-syncs=20 --concurrent-replicaset-syncs=20
}

tear_down() {
  local name
  for name in kube-controller-manager kube-apiserver etcd; do stop "$name"; done
  rm -rf --one-file-system "$STATE"
}

established() {
  admin wait --for=condition=Established --timeout=1s crd/modeldeployments.mlops-operator.io crd/slopolicies.mlops-operator.io crd/driftpolicies.mlops-operator.io
}

take_lock bench-scale
command -v dotnet >/dev/null || die "the .NET 10 SDK is needed: install dotnet-sdk-10.0"
"$HACK_DIR/cluster/packages.sh" run native
BIN=$("$HACK_DIR/cluster/binaries.sh")
prometheus=$("$HACK_DIR/test/promtool.sh" prometheus | tail -1)

# The operator as the image has it (Dockerfile), and both in a folder that no other build writes to.
compile() {
  local publish=(dotnet publish -c Release -v quiet -nodeReuse:false)
  "${publish[@]}" "$REPO_DIR/bench/Scale" -o "$STATE/bench" &&
    "${publish[@]}" "$REPO_DIR/src/Operator" --use-current-runtime -o "$STATE/operator"
}

tear_down
trap tear_down EXIT
trap 'exit 130' INT TERM
mkdir -p "$STATE/pids" "$LOG"
chmod 700 "$STATE"
run_long "Compiling (machine code: 5 min)" compile-bench compile
say "Starting an API server of its own"
make_pki 2>"$LOG/pki.log" || { cat "$LOG/pki.log" >&2; die "the certificates could not be made"; }
start_etcd
wait_until 30 "etcd" etcd etcd_ready
start_apiserver
wait_until 90 "the API server" kube-apiserver api_ready
start_deployment_controllers
wait_until 60 "the default service account" kube-controller-manager admin get serviceaccount default
admin apply --server-side -f "$REPO_DIR/config/crd" >&2
wait_until 60 "the definitions" kube-apiserver established

say "Measuring with $MODELS models and $MODELS policies of two objectives"
# The runtime's settings as the image has them.
# shellcheck disable=SC2046
export $(sed -n 's/^ENV //p' "$REPO_DIR/Dockerfile")
page=()
if [ "$MODELS" -ge 500 ] && [ "$MINUTES" -ge 5 ]; then page=(--page "$REPO_DIR/docs/performance.md"); fi
dotnet "$STATE/bench/MlOps.Bench.Scale.dll" --kubeconfig "$ADMIN_KUBECONFIG" --prometheus "$prometheus" \
  --operator "$STATE/operator/MlOps.Operator" --models "$MODELS" --minutes "$MINUTES" "${page[@]}"
