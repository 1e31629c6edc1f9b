#!/usr/bin/env bash
# What happened when, from the records in status and the Job: timeline-drift.sh KUBECONFIG TIME-OF-THE-SHIFT
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$HACK_DIR/demo/lib.sh"
DEMO_KUBECONFIG=$1
model=$(k -n "$DEMO" get mdl fraud -o json)
drift=$(k -n "$DEMO" get drift fraud -o json)
jobs=$(k -n "$DEMO" get jobs -o json)

jq -nr --arg shifted "$2" --argjson mdl "$model" --argjson drift "$drift" --argjson jobs "$jobs" '
  def ms: sub("\\.(?<f>[0-9]+)?Z$"; "Z") as $s | ($s | fromdateiso8601) + ((capture("\\.(?<f>[0-9]+)Z$").f // "0") | "0." + . | tonumber);
  ($shifted | ms) as $zero
  | $drift.status.episode as $e
  | $mdl.status.retraining as $t
  | ($jobs.items | map(select(.metadata.uid == $t.jobUid))[0]) as $job
  | ($mdl.status.actions | map(select(.kind == "Promote" and .outcome == "Done"))[0]) as $p
  | def row($at; $what): if $at == null then empty else "  \((($at | ms) - $zero) | floor | tostring | (" " * (5 - length)) + .) s  \($what)" end;
  # The API server keeps a Job'"'"'s times in whole seconds, so all are told in those.
  "", "Timeline, in seconds from the shift of the stream:",
  row($e.onset; "end of the first window that shows it"),
  row($e.openedAt; "confirmed: \($e.message)"),
  row($t.startedAt; "decided to train, attempt \($t.attempt) (training \($t.id))"),
  row($job.metadata.creationTimestamp; "Job \($t.jobName) created"),
  row($job.status.completionTime; "Job succeeded"),
  row($t.finishedAt; "\($t.outcome): \($t.message)"),
  row($p.switchedAt; "version 2, produced by the Job, got the traffic"),
  row($e.closedAt; "episode closed: the input matches version 2'"'"'s first 200 s again"),
  "", "Jobs created: \($jobs.items | length)",
  ""'
