#!/usr/bin/env bash
# Checks what neither the compiler nor a test looks at: lint.sh [format|shell|prometheus|links]... (none: all of them)
# On a fresh machine it installs what it needs. It ends with one line per check and says how to mend what was found.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
cd "$REPO_DIR"
summary=() failed=0

# check NAME WHAT REMEDY: runs the function check_NAME and remembers how it ended.
check() {
  local name=$1 what=$2 remedy=$3 start=$SECONDS
  say "Lint: $name ($what)"
  # A command of its own: called inside a condition, the function would lose "set -e".
  if "$HACK_DIR/lint/lint.sh" --only "$name"; then
    summary+=("  ok      $name: $what, $((SECONDS - start))s")
  else
    summary+=("  failed  $name: $what; $remedy")
    failed=$((failed + 1))
  fi
}

scripts() { git ls-files '*.sh' .ci/run; }

pages() { git ls-files '*.md'; }

check_format() {
  local report rc=0
  run_long "Restoring the tools of .config/dotnet-tools.json" dotnet-tools dotnet tool restore
  report=$(dotnet csharpier check . 2>&1) || rc=$?
  # With every file its first difference would be printed; the names tell enough, since the remedy is the same.
  grep -E '^(Error|Warning) ' <<<"$report" || true
  tail -n1 <<<"$report"
  return "$rc"
}

check_shell() {
  command -v shellcheck >/dev/null || "$HACK_DIR/cluster/packages.sh" shell
  scripts | xargs shellcheck
}

check_prometheus() {
  local promtool config
  promtool=$("$HACK_DIR/test/promtool.sh" | tail -n1)
  "$promtool" check rules config/monitoring/alerts.yaml
  "$promtool" test rules config/monitoring/alerts.test.yaml
  # The demo's configuration is a value inside of a ConfigMap.
  config=$(mktemp)
  awk '/^  prometheus.yml: \|/ { inside = 1; next } inside && /^    / { print substr($0, 5); next } { inside = 0 }' hack/demo/prometheus.yaml |
    sed 's/SCRAPE_INTERVAL/5s/' >"$config"
  [ -s "$config" ] || die "no prometheus.yml in hack/demo/prometheus.yaml"
  "$promtool" check config --syntax-only "$config"
  rm -f "$config"
}

check_links() {
  local tools="$CACHE/lint"
  command -v npm >/dev/null || "$HACK_DIR/cluster/packages.sh" links
  if ! cmp -s hack/lint/package-lock.json "$tools/package-lock.json"; then
    rm -rf "$tools" "$tools.new" && mkdir -p "$tools.new"
    cp hack/lint/package.json hack/lint/package-lock.json "$tools.new"
    run_long "Installing remark from npm" npm npm ci --prefix "$tools.new" --no-audit --no-fund --ignore-scripts
    mv "$tools.new" "$tools"
  fi
  pages | xargs "$tools/node_modules/.bin/remark" --no-stdout --quiet --frail \
    --use "$tools/node_modules/remark-validate-links/index.js=repository:false"
}

if [ "${1:-}" = --only ]; then
  "check_$2"
  exit
fi
[ $# -gt 0 ] || set -- format shell prometheus links
for name in "$@"; do
  case "$name" in
    format) check format "CSharpier over *.cs and project files" "make format mends it" ;;
    shell) check shell "shellcheck over $(scripts | wc -l) scripts" "each finding has a page: shellcheck.net/wiki/SCnnnn" ;;
    prometheus) check prometheus "promtool over the alerts, their tests and the demo's configuration" "the message names the rule" ;;
    links) check links "relative links and anchors of $(pages | wc -l) pages" "correct the target that the message names" ;;
    *) die "unknown check '$name' (format, shell, prometheus, links)" ;;
  esac
done
printf '\nLint:\n%s\n' "$(printf '%s\n' "${summary[@]}")"
[ "$failed" = 0 ]
