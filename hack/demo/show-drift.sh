#!/usr/bin/env bash
# What a person looks at after a retraining: show-drift.sh KUBECONFIG REPORT
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$HACK_DIR/demo/lib.sh"
DEMO_KUBECONFIG=$1

echo '$ kubectl get drift,mdl,jobs'
k -n "$DEMO" get drift,mdl,jobs
echo
echo '$ kubectl describe drift fraud     (its Events)'
k -n "$DEMO" describe drift fraud | sed -n '/^Events:/,$p' | fold -s -w 180
echo
echo '$ kubectl describe mdl fraud     (its Events about the training)'
k -n "$DEMO" get events --field-selector involvedObject.kind=ModelDeployment --sort-by=.lastTimestamp -o custom-columns='REASON:.reason,MESSAGE:.message' --no-headers | grep -i train | fold -s -w 180 || true
cat <<TXT

The report, with pictures, as it was when the training had ended:
  $2     (one file; a browser opens it without a network)
Look further:
  export KUBECONFIG=$DEMO_KUBECONFIG
  kubectl -n $DEMO describe drift fraud                  # verdict of each signal with value, threshold, windows and n
  kubectl -n $DEMO get mdl fraud -o yaml                 # decisions with the rule that made them, and the training
  kubectl -n $DEMO logs job/$(field mdl '{.status.retraining.jobName}')
  make demo-down removes the demo, make cluster-down the cluster.
TXT
