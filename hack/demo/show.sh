#!/usr/bin/env bash
# What a person looks at after a rollback: show.sh KUBECONFIG
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$HACK_DIR/demo/lib.sh"
DEMO_KUBECONFIG=$1

echo
echo '$ kubectl get mdl,slp'
k -n "$DEMO" get mdl,slp
echo
echo '$ kubectl describe mdl fraud     (its Events)'
k -n "$DEMO" describe mdl fraud | sed -n '/^Events:/,$p' | fold -s -w 180
cat <<TXT
Look further:
  export KUBECONFIG=$DEMO_KUBECONFIG
  kubectl -n $DEMO get mdl fraud -o yaml                 # decisions with the rule that made them, actions, revisions
  kubectl -n $DEMO describe slp fraud                   # verdict, evidence, episode
  kubectl -n $SYSTEM logs deployment/mlops-operator      # what the operator did, as JSON lines
  kubectl -n $DEMO annotate mdl fraud mlops-operator.io/release=\$(kubectl -n $DEMO get mdl fraud -o jsonpath='{.status.latestRevision}')   # try version 2 again
  Prometheus:  kubectl -n $MONITORING port-forward service/prometheus 9090, then http://127.0.0.1:9090
  make demo-down removes the demo, make cluster-down the cluster.
TXT
