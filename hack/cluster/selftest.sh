#!/usr/bin/env bash
# Checks the local cluster for real: a pod with a Service, its address, its log, and the Service's address from
# the host, from another pod and from itself. Brings the cluster up; cleans up its own namespace.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$HACK_DIR/cluster/local/settings.sh"

NAMESPACE="mlops-selftest-$$"
"$HACK_DIR/cluster/local.sh" up
admin() { kubectl --kubeconfig "$ADMIN_KUBECONFIG" "$@"; }
kc() { admin --namespace "$NAMESPACE" "$@"; }

manifests() {
  cat <<YAML
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  dnsPolicy: Default
  terminationGracePeriodSeconds: 0
  containers:
  - name: web
    image: $BUSYBOX_IMAGE
    imagePullPolicy: Never
    command: [sh, -c, 'echo hello from the pod; mkdir /www; echo served > /www/index.html; exec httpd -f -p 8080 -h /www']
    ports: [{containerPort: 8080}]
    readinessProbe: {httpGet: {path: /, port: 8080}, periodSeconds: 1}
---
apiVersion: v1
kind: Pod
metadata: {name: client}
spec:
  dnsPolicy: Default
  terminationGracePeriodSeconds: 0
  containers:
  - {name: client, image: $BUSYBOX_IMAGE, imagePullPolicy: Never}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: 8080}]
YAML
}

# check WHAT COMMAND...: up to 10 s, since kube-proxy follows a change within a moment.
check() {
  local what=$1 tries answer=""
  shift
  for tries in {1..50}; do
    if answer=$("$@" 2>&1); then
      note "ok  $what"
      return
    fi
    sleep 0.2
  done
  die "$what failed after $tries tries; the last answer: $answer"
}

has_address() { [[ "$(kc get pod web -o jsonpath='{.status.podIP}')" == "${POD_CIDR%%.0.0/*}".* ]]; }
log_reads() { kc logs web | grep -q 'hello from the pod'; }
answers_host() { curl -fsS --noproxy '*' -m 3 "http://$SERVICE/" | grep -q served; }
# (wget -T makes this static busybox crash; timeout does the same.)
answers_pod() { kc exec "$1" -- timeout 3 wget -q -O - "http://$SERVICE/" | grep -q served; }
api_from_pod() { kc exec client -- sh -c "nc -w 3 $FIRST_SERVICE_IP 443 </dev/null"; }
# Failing is right; 124 would mean that it took longer than 8 s.
unknown_name_fails_fast() {
  local rc=0
  timeout 8 kubectl --kubeconfig "$ADMIN_KUBECONFIG" -n "$NAMESPACE" exec client -- nslookup no.such.name || rc=$?
  [ "$rc" != 0 ] && [ "$rc" != 124 ]
}

start=$SECONDS
say "Self test in namespace $NAMESPACE"
admin create namespace "$NAMESPACE" >/dev/null
trap 'admin delete namespace "$NAMESPACE" --wait=false >/dev/null 2>&1 || true' EXIT
manifests | kc create -f - >/dev/null
kc wait --for=condition=Ready pod/web pod/client --timeout=60s >/dev/null ||
  { kc get events >&2; die "the pods did not become ready"; }
note "ok  pods ready after $((SECONDS - start))s"
SERVICE=$(kc get service web -o jsonpath='{.spec.clusterIP}')
check "the pod has an address of the cluster" has_address
check "kubectl logs" log_reads
check "the Service answers the host" answers_host
check "the Service answers another pod" answers_pod client
check "the Service answers its own pod" answers_pod web
check "a pod reaches the API server's Service" api_from_pod
check "an unknown name fails fast" unknown_name_fails_fast
admin delete namespace "$NAMESPACE" --timeout=60s >/dev/null
trap - EXIT
say "Self test passed in $((SECONDS - start))s"
