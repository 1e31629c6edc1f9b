#!/usr/bin/env bash
# What happened when, from the load generator's answers and the records in status: timeline.sh KUBECONFIG
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$HACK_DIR/demo/lib.sh"
DEMO_KUBECONFIG=$1
summary=$(load_summary)
model=$(k -n "$DEMO" get mdl fraud -o json)
policy=$(k -n "$DEMO" get slp fraud -o json)

jq -nr --argjson load "$summary" --argjson mdl "$model" --argjson slp "$policy" '
  def ms: sub("\\.(?<f>[0-9]+)?Z$"; "Z") as $s | ($s | fromdateiso8601) + ((capture("\\.(?<f>[0-9]+)Z$").f // "0") | "0." + . | tonumber);
  ($load.summary) as $l
  | ($mdl.status.actions | map(select(.kind == "Rollback"))[0]) as $a
  | ($mdl.status.actions | map(select(.kind == "Promote"))[0]) as $p
  | ($slp.status.episode) as $e
  | ($l.versions["2"]) as $v
  | ($v.firstFailure | ms) as $zero
  | def row($at; $what): "  \((($at | ms) - $zero) * 10 | round / 10 | tostring | (" " * (7 - length)) + .) s  \($what)";
  "", "Timeline, in seconds from the first bad response:",
  row($p.switchedAt; "version 2 got the traffic"),
  row($v.firstFailure; "first bad response of version 2"),
  row($e.openedAt; "proven: \($e.message)"),
  row($a.startedAt; "decided to roll back (decision \($a.id))"),
  row($a.switchedAt; "traffic switched to version 1"),
  row($v.last; "last request that version 2 served"),
  row($a.mitigatedAt // $a.finishedAt; "no pod of version 2 receives requests"),
  row($a.finishedAt; "\($a.outcome): \($a.message)"),
  "",
  "Requests: \($l.sent) sent, \($l.failures) failed (\($l.failuresByKind | to_entries | map("\(.key): \(.value)") | join(", "))); version 2 served \($v.requests), \($v.failures) of them bad",
  ""'
