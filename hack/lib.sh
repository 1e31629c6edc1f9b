# shellcheck shell=bash
# shellcheck disable=SC2034 # Most of these names are for the scripts that source this file.
# Helpers shared by the scripts in this folder. Source it; it does nothing on its own.

CACHE="${MLOPS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mlops-operator}"
STATE="$CACHE/local-cluster"
LOGS="$CACHE/logs"
HACK_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
REPO_DIR="$(dirname "$HACK_DIR")"
mkdir -p "$CACHE" "$LOGS"

# Progress goes to stderr: several scripts promise their result as the last line of stdout.
say() { printf '==> %s\n' "$*" >&2; }
note() { printf '    %s\n' "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

need_root() {
  [ "$(id -u)" = 0 ] || die "$1 needs root: run it as root, or choose CLUSTER=existing or CLUSTER=k3d"
}

# run_long LABEL LOG-NAME COMMAND...
# Runs a long step with its output in a log, and shows how long it has been running,
# so that a long step is never silent. On failure: the end of the log and its name.
run_long() {
  local label=$1 log="$LOGS/$2.log" start=$SECONDS pid rc=0 ticks=0
  shift 2
  say "$label"
  "$@" >"$log" 2>&1 </dev/null 9>&- &
  pid=$!
  # An interrupted wait must not leave the step running behind the user's back.
  trap 'stop_tree '"$pid"'; exit 130' INT TERM
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.25
    ticks=$((ticks + 1))
    if [ $((ticks % 40)) = 0 ]; then
      printf '    ... %ds (log: %s)\n' "$((SECONDS - start))" "$log" >&2
    fi
  done
  wait "$pid" || rc=$?
  trap - INT TERM
  if [ "$rc" != 0 ]; then
    tail -n 25 "$log" >&2 || true
    printf 'error: "%s" failed after %ds (exit %d); whole log: %s\n' "$label" "$((SECONDS - start))" "$rc" "$log" >&2
    return "$rc"
  fi
  note "done in $((SECONDS - start))s"
}

# Ends a process that we started, with its children.
stop_tree() {
  local child
  for child in $(pgrep -P "$1" 2>/dev/null || true); do stop_tree "$child"; done
  kill "$1" 2>/dev/null || true
}

# take_lock NAME: one at a time on this machine, until this script ends; says so when it has to wait.
# (Not a wrapper around a function: called inside a condition, the function would lose "set -e".)
take_lock() {
  local file="$CACHE/$1.lock"
  exec 9>"$file"
  if ! flock -n 9; then
    say "Waiting for another run that holds $file"
    flock 9
  fi
}

# The moment a process was started: a pid alone may have been given to another process since.
start_time() {
  local stat
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  # The command name may hold spaces and brackets: count from the last one.
  # shellcheck disable=SC2086 # To be split.
  set -- ${stat##*) }
  printf '%s\n' "${20}"
}

# Whether an overlay mount works with its upper layer in this folder.
can_overlay() {
  local probe rc=1
  probe=$(mktemp -d "$1/overlay.XXXXXX")
  mkdir "$probe/lower" "$probe/upper" "$probe/work" "$probe/merged"
  if mount -t overlay overlay -o "lowerdir=$probe/lower,upperdir=$probe/upper,workdir=$probe/work" "$probe/merged" 2>/dev/null; then
    umount "$probe/merged" && rc=0
  fi
  rm -rf "$probe"
  return "$rc"
}
