# shellcheck shell=bash
# shellcheck disable=SC2034 # Most of these names are for the scripts that source this file.
# What the demo's scripts share. Source it after hack/lib.sh.

SYSTEM=mlops-system
MONITORING=mlops-monitoring
DEMO=mlops-demo
SCRAPE_INTERVAL="${SCRAPE_INTERVAL:-5s}"
DEMO_RATE="${DEMO_RATE:-20}"
DEMO_SOAK="${DEMO_SOAK:-90}"

k() { kubectl --kubeconfig "$DEMO_KUBECONFIG" "$@"; }

# wait_for LABEL SECONDS COMMAND...: until the command succeeds, with a sign of life.
wait_for() {
  local label=$1 limit=$2 start=$SECONDS shown=0
  shift 2
  say "$label"
  until "$@" >/dev/null 2>&1; do
    if [ $((SECONDS - start)) -ge "$limit" ]; then
      note "gave up after ${limit}s"
      return 1
    fi
    if [ $((SECONDS - start - shown)) -ge 10 ]; then
      shown=$((SECONDS - start))
      note "... ${shown}s$(hint)"
    fi
    sleep 0.5
  done
  note "done in $((SECONDS - start))s"
}

# One line about where the model is, for the heartbeat of a wait.
hint() {
  k -n "$DEMO" get mdl fraud -o jsonpath='{", serving version "}{.status.effectiveVersion}{", "}{.status.conditions[?(@.type=="Progressing")].reason}' 2>/dev/null || true
}

field() { k -n "$DEMO" get "$1" fraud -o "jsonpath=$2" 2>/dev/null; }

# model_version VERSION: the sample ModelDeployment as the demos apply it.
model_version() {
  sed -e "s#image: fraud-model#image: $FRAUD_IMAGE#" -e "s#version: \"1\"#version: \"$1\"#" -e "s#fraud-1.zip#fraud-$1.zip#" \
    -e "s#minSoakSeconds: 600#minSoakSeconds: $DEMO_SOAK#" "$REPO_DIR/config/samples/modeldeployment.yaml"
}

apply_version() { model_version "$1" | k -n "$DEMO" apply -f - >&2; }

# apply_load NAME SECONDS [ARGUMENT...]: a pod that sends DEMO_RATE requests/s to the model's Service.
apply_load() {
  local name=$1 seconds=$2 url extra="" argument
  shift 2
  url="http://$(k -n "$DEMO" get service fraud -o 'jsonpath={.spec.clusterIP}'):8080"
  for argument in "$@"; do extra+=", \"$argument\""; done
  sed -e "s#NAME#$name#" -e "s#IMAGE#$FRAUD_IMAGE#" -e "s#URL#$url#" -e "s#RATE#$DEMO_RATE#" -e "s#SECONDS#$seconds#" -e "s#EXTRA#$extra#" "$HACK_DIR/demo/load.yaml" |
    k -n "$DEMO" apply -f - >&2
}

serves() { [ "$(field mdl '{.status.effectiveVersion}')" = "$1" ]; }
is_good() { [ "$(field mdl '{.status.conditions[?(@.type=="Released")].status}')" = True ] && serves "$1"; }

load_summary() { k get --raw "/api/v1/namespaces/$DEMO/pods/load:8081/proxy/summary"; }
