#!/usr/bin/env bash
# Changes the code in small ways and looks whether a test notices: mutate.sh Decisions|Analysis [GLOB]
# The glob, relative to the project ("Chains/**/*.cs"), narrows what is changed: a whole project takes hours on two cores.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
cd "$REPO_DIR"

case "${1:-}" in
  Decisions) tests=tests/unit/Operator ;;
  Analysis) tests=tests/unit/Analysis ;;
  *) die "usage: make mutate PROJECT=Decisions|Analysis [MUTATE='Chains/**/*.cs']" ;;
esac
glob="**/${2:-*.cs}"
output="$CACHE/mutation/$1"
command -v dotnet >/dev/null || die "the .NET 10 SDK is needed: install dotnet-sdk-10.0"
run_long "Restoring the tools of .config/dotnet-tools.json" dotnet-tools dotnet tool restore
say "Mutating $glob of src/$1; the tests are those of $tests"
cd "$tests"
nice -n 10 dotnet stryker --skip-version-check --mutate "$glob" --output "$output"
say "Report: $output/reports/mutation-report.html (how to read it: docs/testing.md)"
