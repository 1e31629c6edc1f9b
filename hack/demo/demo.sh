#!/usr/bin/env bash
# The main job, end to end: a good version serves, a bad one is applied, proven bad on its own requests and rolled back.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$HACK_DIR/demo/lib.sh"

"$HACK_DIR/cluster/cluster.sh" up
DEMO_KUBECONFIG=$("$HACK_DIR/cluster/cluster.sh" kubeconfig)
FRAUD_IMAGE=$("$HACK_DIR/demo/install.sh" | tail -1)

say "Creating namespace $DEMO"
k delete namespace "$DEMO" --ignore-not-found --wait=true --timeout=120s >&2
k create namespace "$DEMO" >&2

say "Applying fraud version 1 and its SloPolicy (Enforce)"
apply_version 1
k -n "$DEMO" apply -f "$REPO_DIR/config/samples/slopolicy.yaml" >&2
wait_for "Waiting until version 1 serves" 180 serves 1

apply_load load 1200
wait_for "$DEMO_RATE requests/s flow over 8 kept connections until version 1 is known good (${DEMO_SOAK}s soak, 1000 requests)" 420 is_good 1
k -n "$DEMO" wait --for=condition=Released --timeout=30s mdl/fraud >&2

say "Applying version 2: trained without device_age, it throws on part of the traffic"
apply_version 2
wait_for "Waiting until version 2 has the traffic" 180 serves 2
note "version 2 serves; no manual action from here on"
wait_for "Waiting for the operator to notice and to take the traffic back to version 1" 300 serves 1
ended() { [ -n "$(field mdl '{.status.actions[?(@.kind=="Rollback")].finishedAt}')" ]; }
wait_for "Waiting until connections are drained and version 1 is verified on its own requests" 300 ended
say "What a pipeline waits for: kubectl wait --for=condition=Released=False"
k -n "$DEMO" wait --for=condition=Released=False --timeout=30s mdl/fraud >&2
"$HACK_DIR/demo/timeline.sh" "$DEMO_KUBECONFIG"

say "Acting as a GitOps loop: applying version 1 and the same version 2 again, three times"
for _ in 1 2 3; do
  apply_version 1
  sleep 2
  apply_version 2
  sleep 5
done
serves 1 || die "version $(field mdl '{.status.effectiveVersion}') serves, although version 2 is quarantined"
note "version 1 still serves: $(field mdl '{.status.conditions[?(@.type=="RolledBack")].message}')"
"$HACK_DIR/demo/show.sh" "$DEMO_KUBECONFIG"
