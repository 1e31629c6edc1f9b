# One entry for everything. `make` alone lists the targets; `## text` above a target is its help.
.DEFAULT_GOAL := help
SHELL := /bin/bash
CLUSTER_SCRIPT := hack/cluster/cluster.sh

## List the targets
.PHONY: help
help:
	@echo "MLOps Operator. CLUSTER=existing|k3d|local chooses the cluster (unset: local if ours runs, else k3d if possible, else local)."
	@awk '/^## /{text=substr($$0,4)} /^[a-z][a-z0-9-]*:/{if(text){split($$1,t,":"); printf "  make %-14s %s\n", t[1], text; text=""}}' $(MAKEFILE_LIST)

## The main job on a real cluster: a bad version is proven bad and rolled back
.PHONY: demo
demo:
	@hack/demo/demo.sh

## The second job: a stream shifts, quality falls, a training Job makes the next version (REPORT=FILE for the HTML report)
.PHONY: demo-drift
demo-drift:
	@hack/demo/demo-drift.sh

## All tests: unit, generated files, end to end on a real cluster
.PHONY: test
test:
	@hack/test/all.sh

## Unit tests only (no cluster)
.PHONY: test-unit
test-unit:
	@hack/test/all.sh unit

## Write what the operator does in each case of tests/golden anew; review the change
.PHONY: update-goldens
update-goldens:
	@MLOPS_UPDATE_GOLDENS=1 dotnet run -c Release --project tests/unit/Operator -v quiet -- -noLogo -class "*GoldenTests"

## Walk 10,000 random nights of a model and check the invariants after every event (WALKS=N)
.PHONY: walk
walk:
	@MLOPS_WALKS=$$(( $(or $(WALKS),10000) / 5 )) dotnet run -c Release --project tests/unit/Operator -v quiet -- -noLogo -showLiveOutput -class "*WalkTests"

## Change the code in small ways and see whether a test notices (PROJECT=Decisions|Analysis, MUTATE='Chains/**/*.cs' narrows)
.PHONY: mutate
mutate:
	@hack/test/mutate.sh "$(PROJECT)" $(if $(MUTATE),'$(MUTATE)')

## End-to-end tests only
.PHONY: test-e2e
test-e2e:
	@hack/test/all.sh e2e

## Check format, shell scripts, Prometheus rules and links (CHECKS="format shell prometheus links")
.PHONY: lint
lint:
	@hack/lint/lint.sh $(CHECKS)

## Format all C# and project files with CSharpier
.PHONY: format
format:
	@dotnet tool restore -v quiet && dotnet csharpier format .

## Compile everything; warnings are errors
.PHONY: build
build:
	@dotnet build -v quiet

## Write config/crd, docs/api.md and the rules in docs/decisions.md from the code
.PHONY: crds
crds:
	@dotnet run --project src/Operator -v quiet -- crds --out $(CURDIR)/config/crd --docs $(CURDIR)/docs/api.md --decisions $(CURDIR)/docs/decisions.md

## Fail when generated files and their sources differ
.PHONY: verify
verify:
	@dotnet run --project src/Operator -v quiet -- crds --check --out $(CURDIR)/config/crd --docs $(CURDIR)/docs/api.md --decisions $(CURDIR)/docs/decisions.md

## Compare the judges with other rules by simulation; writes docs/judging.md and its pictures (SCALE=0.05 rehearses)
.PHONY: bench-judge
bench-judge:
	@dotnet run -c Release --project bench/Judge -v quiet -- $(CURDIR)/docs $(SCALE)

## Compare the drift judge with other rules by simulation; writes docs/drift.md and its pictures (SCALE=0.05 rehearses)
.PHONY: bench-drift
bench-drift:
	@dotnet run -c Release --project bench/Drift -v quiet -- $(CURDIR)/docs $(SCALE)

## Measure the operator at rest with many models (N=500, MINUTES=5); writes docs/performance.md
.PHONY: bench-scale
bench-scale:
	@hack/bench/scale.sh $(or $(N),500) $(or $(MINUTES),5)

## Bring up a cluster (see docs/cluster.md)
.PHONY: cluster
cluster:
	@$(CLUSTER_SCRIPT) up

## Print the path of the cluster's kubeconfig (use with make -s)
.PHONY: kubeconfig
kubeconfig:
	@$(CLUSTER_SCRIPT) kubeconfig

## Remove the demo from the cluster
.PHONY: demo-down
demo-down:
	@hack/demo/down.sh

## Remove the cluster that make cluster or make demo brought up
.PHONY: cluster-down
cluster-down:
	@$(CLUSTER_SCRIPT) down
