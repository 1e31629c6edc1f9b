# shellcheck shell=bash
# Prepares what the end-to-end tests need and tells them by environment. Sourced by all.sh.
"$HACK_DIR/cluster/cluster.sh" up
MLOPS_E2E_KUBECONFIG=$("$HACK_DIR/cluster/cluster.sh" kubeconfig)
MLOPS_E2E_FAULTY_MODEL_IMAGE=$("$HACK_DIR/images/build.sh" faulty-model "$REPO_DIR/tests/faulty-model/Dockerfile" "$REPO_DIR" | tail -1)
MLOPS_E2E_OPERATOR_IMAGE=$("$HACK_DIR/images/build.sh" mlops-operator "$REPO_DIR/Dockerfile" "$REPO_DIR" | tail -1)
MLOPS_E2E_OPERATOR=$("$HACK_DIR/images/binary.sh" "$MLOPS_E2E_OPERATOR_IMAGE" | tail -1)
MLOPS_E2E_PROMETHEUS_IMAGE=$("$HACK_DIR/images/prometheus.sh" | tail -1)
MLOPS_E2E_PROMTOOL=$("$HACK_DIR/test/promtool.sh" | tail -1)
MLOPS_E2E_PROMETHEUS=$("$HACK_DIR/test/promtool.sh" prometheus | tail -1)
export MLOPS_E2E_KUBECONFIG MLOPS_E2E_FAULTY_MODEL_IMAGE MLOPS_E2E_OPERATOR_IMAGE MLOPS_E2E_PROMETHEUS_IMAGE
export MLOPS_E2E_PROMTOOL MLOPS_E2E_PROMETHEUS MLOPS_E2E_OPERATOR
