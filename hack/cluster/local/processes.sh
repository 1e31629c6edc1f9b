# shellcheck shell=bash
# Starting, watching and ending the cluster's processes. A process is known by its pid together with
# the moment it started: "down" can never end a stranger that was given the same pid later.

# start NAME COMMAND...
start() {
  local name=$1 pid
  shift
  # Descriptor 9 is the lock of the script that starts it: a daemon must not keep it.
  setsid nohup "$@" >"$LOG/$name.log" 2>&1 </dev/null 9>&- &
  pid=$!
  printf '%s %s\n' "$pid" "$(start_time "$pid")" >"$STATE/pids/$name"
  disown "$pid"
}

# alive NAME
alive() {
  local pid started
  [ -r "$STATE/pids/$1" ] || return 1
  read -r pid started <"$STATE/pids/$1" || return 1
  [ -n "$started" ] && [ "$(start_time "$pid" || true)" = "$started" ] && ! is_zombie "$pid"
}

is_zombie() { grep -q '^State:[[:space:]]*Z' "/proc/$1/status" 2>/dev/null; }

# stop NAME: at once and without a word, since nothing of this cluster is to be kept.
stop() {
  local pid started tries
  if alive "$1"; then
    read -r pid started <"$STATE/pids/$1"
    kill -KILL "$pid" 2>/dev/null || true
    for tries in {1..50}; do
      alive "$1" || break
      sleep 0.1
    done
    [ "$tries" != 50 ] || die "$1 (process $pid) does not end"
  fi
  rm -f "$STATE/pids/$1"
}

# wait_until SECONDS WHAT PROCESS COMMAND...: a dead process ends the waiting at once.
wait_until() {
  local limit=$1 what=$2 process=$3 start=$SECONDS shown=$SECONDS
  shift 3
  until "$@" >/dev/null 2>&1; do
    if ! alive "$process" || [ $((SECONDS - start)) -ge "$limit" ]; then
      tail -n 15 "$LOG/$process.log" >&2 || true
      die "$what: timed out after ${limit}s, or $process ended; log: $LOG/$process.log"
    fi
    if [ $((SECONDS - shown)) -ge 10 ]; then
      shown=$SECONDS
      note "... $((SECONDS - start))s, waiting for: $what"
    fi
    sleep 0.2
  done
}

# The shims of this cluster's containerd carry its socket in their arguments: no one else's do.
our_shims() { pgrep -f "^[^ ]*containerd-shim-runc-v2 .*-address $CONTAINERD_SOCKET( |\$)" || true; }

# Containers are the shims' children. Works without containerd too, when half of the cluster has died.
kill_containers() {
  local shim child
  for shim in $(our_shims); do
    for child in $(pgrep -P "$shim" || true); do kill -KILL "$child" 2>/dev/null || true; done
  done
  sleep 0.3
  for shim in $(our_shims); do kill -KILL "$shim" 2>/dev/null || true; done
}
