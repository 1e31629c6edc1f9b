# shellcheck shell=bash
# Which files a build can see, and one hash over all of it: the image's tag.

# .dockerignore patterns as extended regular expressions, roughly: *, ?, ** and whole folders.
ignore_expressions() {
  local file="$1/.dockerignore"
  [ -r "$2.dockerignore" ] && file="$2.dockerignore"
  [ -r "$file" ] || return 0
  # The double star is set aside before the single one is translated.
  # shellcheck disable=SC2016 # The dollar signs are those of the expressions.
  sed -E -e 's/\r$//; s/^[[:space:]]+//; s/[[:space:]]+$//; /^(#|$|!)/d; s#^\.?/##; s#/$##' \
    -e 's/[.+^$(){}|]/\\&/g; s#\*\*/#\x01#g; s#\*\*#\x02#g; s#\*#[^/]*#g; s#\?#[^/]#g; s#\x01#(.*/)?#g; s#\x02#.*#g' \
    -e 's#.*#^&(/|$)#' "$file"
}

# Tracked and new files, without those that git or .dockerignore leave out. Exceptions ("!") of
# .dockerignore count as ignored here; the build itself sees them.
context_files() {
  local expressions
  expressions=$(ignore_expressions "$1" "$2")
  if git -C "$1" rev-parse --is-inside-work-tree >/dev/null 2>&1; then
    git -C "$1" ls-files --cached --others --exclude-standard --deduplicate -- .
  else
    (cd "$1" && find . -type f -o -type l | sed 's#^\./##')
  fi | if [ -n "$expressions" ]; then grep -vE -f <(printf '%s\n' "$expressions") || true; else cat; fi | LC_ALL=C sort
}

# context_hash CONTEXT DOCKERFILE SALT...: paths, contents and execute bits.
context_hash() {
  local context=$1 dockerfile=$2 files
  shift 2
  # A file that git knows but that is gone from the disk is not part of the build.
  files=$(context_files "$context" "$dockerfile" | (cd "$context" && while IFS= read -r file; do
    if [ -e "$file" ]; then printf '%s\n' "$file"; fi
  done))
  {
    printf '%s\n' "$@"
    cat "$dockerfile"
    cd "$context" || exit
    printf '%s' "$files" | xargs -d '\n' -r sha256sum
    printf '%s' "$files" | xargs -d '\n' -r stat -c '%A %n' | cut -c4,11-
  } | file_hash
}
