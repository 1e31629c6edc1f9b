#!/usr/bin/env bash
# The second job, end to end: the input distribution shifts, quality falls, a training Job produces the next version,
# and the new reference closes the episode.
set -euo pipefail
DEMO_RATE="${DEMO_RATE:-40}"
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$HACK_DIR/demo/lib.sh"
FEEDBACK=(--feedback-percent 80 --feedback-delay 15)
REPORT="${REPORT:-$REPO_DIR/fraud-drift.html}"

"$HACK_DIR/cluster/cluster.sh" up
DEMO_KUBECONFIG=$("$HACK_DIR/cluster/cluster.sh" kubeconfig)
FRAUD_IMAGE=$("$HACK_DIR/demo/install.sh" | tail -1)
run_long "Compiling the operator's commands for the report" compile-report dotnet build -c Release -v quiet -nodeReuse:false "$REPO_DIR/src/Operator"

say "Creating namespace $DEMO"
k delete namespace "$DEMO" --ignore-not-found --wait=true --timeout=120s >&2
k create namespace "$DEMO" >&2
sed "s#IMAGE#$FRAUD_IMAGE#" "$HACK_DIR/demo/drift/store.yaml" | k -n "$DEMO" apply -f - >&2
STORE="http://$(k -n "$DEMO" get service store -o 'jsonpath={.spec.clusterIP}'):8080"
k -n "$DEMO" wait --for=condition=Ready pod/store --timeout=120s >&2

# apply_trained VERSION MODEL-URI: the sample, with where the truth goes and how to train again.
apply_trained() {
  local patch
  patch=$(sed -e "s#IMAGE#$FRAUD_IMAGE#" -e "s#STORE#$STORE#g" -e "s#MODEL\$#$2#" "$HACK_DIR/demo/drift/retraining.yaml")
  model_version "$1" | k -n "$DEMO" patch --local -f - --type json --patch "$patch" -o yaml | k -n "$DEMO" apply -f - >&2
}

# What the heartbeat of a wait tells: the beginning of the verdict.
hint() {
  k -n "$DEMO" get drift fraud -o jsonpath='{", the DriftPolicy says "}{.status.verdict}{": "}{.status.message}' 2>/dev/null | sed -E 's/^(.{140}).+/\1 .../' || true
}

say "Applying fraud version 1 with spec.retraining, its SloPolicy and its DriftPolicy (both Enforce)"
apply_trained 1 file:///models/fraud-1.zip
k -n "$DEMO" apply -f "$REPO_DIR/config/samples/slopolicy.yaml" >&2
wait_for "Waiting until version 1 serves" 180 serves 1
apply_load load 1800 "${FEEDBACK[@]}"
k -n "$DEMO" apply -f "$HACK_DIR/demo/drift/driftpolicy.yaml" >&2
wait_for "Sending $DEMO_RATE payments/s, and 15 s later whether four of five were fraud; waiting until version 1 is known good" 420 is_good 1
verdict() { [ "$(field drift '{.status.verdict}')" = "$1" ]; }
wait_for "Waiting for the first verdict, Healthy: it compares the stream with version 1's first 200 s, and is Unknown until they are over" 420 verdict Healthy

say "Shifting the input: amounts inflate, merchants of a new category appear, fraud moves to small amounts"
apply_load load-shifted 1800 "${FEEDBACK[@]}" --shift-at 0
k -n "$DEMO" wait --for=condition=Ready pod/load-shifted --timeout=60s >&2
SHIFTED=$(date -u +%Y-%m-%dT%H:%M:%SZ)
k -n "$DEMO" delete pod load --wait=false >&2
note "from here on nobody does anything until the training has ended"
drifted() { [ "$(field drift '{.status.episode.state}')" = Open ]; }
wait_for "Waiting until the drift has lasted and quality has fallen with it" 420 drifted
trains() { [ -n "$(field mdl '{.status.retraining.jobUid}')" ]; }
wait_for "Waiting for the training Job" 120 trains
trained() { [ "$(field mdl '{.status.retraining.step}')" = Done ]; }
wait_for "Waiting until it has trained on the latest payments" 300 trained
[ "$(field mdl '{.status.retraining.outcome}')" = Succeeded ] || die "the training ended as $(field mdl '{.status.retraining.outcome}: {.status.retraining.message}')"
job=$(field mdl '{.status.retraining.jobName}')
k -n "$DEMO" logs "job/$job" | tail -n 20 | sed 's/^/    /' >&2
"$HACK_DIR/demo/report.sh" "$DEMO_KUBECONFIG" "$REPORT"

say "Applying version 2, produced by the Job, as a pipeline would"
apply_trained 2 "$STORE/models/fraud-retrained.zip"
wait_for "Waiting until version 2 has the traffic" 180 serves 2
closed() { [ "$(field drift '{.status.episode.state}')" = Closed ]; }
wait_for "Waiting until the stream matches the new reference, version 2's first 200 s" 480 closed
"$HACK_DIR/demo/timeline-drift.sh" "$DEMO_KUBECONFIG" "$SHIFTED"
"$HACK_DIR/demo/show-drift.sh" "$DEMO_KUBECONFIG" "$REPORT"
