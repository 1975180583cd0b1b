#!/usr/bin/env bash
# Puts smplan on the path: takes the archive of this version for this system, and compares it with the sum in checksums.txt
# beside this file. Whatever is wrong ends with one sentence and exit code 2. It builds only where SMPLAN_BUILD is `true`.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
version="$SMPLAN_VERSION"
from="${SMPLAN_DOWNLOAD_URL:-@REPOSITORY@/releases/download}"
into="${RUNNER_TEMP:?}/smplan-$version"
by_hand="cargo install --locked --git @REPOSITORY@ --tag v$version"

stop() {
  echo "::error title=smplan::$1"
  exit 2
}

case "$version" in
  "" | *[!0-9A-Za-z.-]*) stop "the input version names no version such as @VERSION@" ;;
esac

case "${SMPLAN_SYSTEM:-$(uname -s)-$(uname -m)}" in
  Linux-x86_64) target=x86_64-unknown-linux-musl ;;
  Linux-aarch64) target=aarch64-unknown-linux-musl ;;
  Darwin-x86_64) target=x86_64-apple-darwin ;;
  Darwin-arm64) target=aarch64-apple-darwin ;;
  MINGW*-x86_64 | MSYS*-x86_64) target=x86_64-pc-windows-msvc ;;
  MINGW*-aarch64 | MSYS*-aarch64) target=aarch64-pc-windows-msvc ;;
  *) target="" ;;
esac

if [ "${SMPLAN_BUILD:-false}" = true ]; then
  $by_hand --root "$into" || stop "smplan $version could not be built"
  echo "$into/bin" >>"$GITHUB_PATH"
  exit 0
fi

[ -n "$target" ] || stop "there is no smplan for this runner ($(uname -s) $(uname -m)); 'build: true' builds it with Rust: $by_hand"
name="smplan-$version-$target"
case "$target" in
  *windows*) archive="$name.zip" ;;
  *) archive="$name.tar.gz" ;;
esac
wanted="$(awk -v name="$archive" '$2 == name { print $1 }' "$here/checksums.txt")"
[ -n "$wanted" ] || stop "this action knows no sum of $archive: use a version of the action that knows smplan $version"

mkdir -p "$into"
curl --fail --silent --show-error --location --retry 3 --connect-timeout 20 --max-time "${SMPLAN_SECONDS:-300}" \
  --output "$into/$archive" "$from/v$version/$archive" ||
  stop "$archive could not be downloaded from $from: run the job again, or name a mirror in SMPLAN_DOWNLOAD_URL"
if command -v sha256sum >/dev/null; then
  found="$(sha256sum "$into/$archive")"
else
  found="$(shasum -a 256 "$into/$archive")"
fi
found="${found%% *}"
# In front of the sum of a name with a backslash stands one.
found="${found#\\}"
[ "$found" = "$wanted" ] || stop "$archive is not what was released: its SHA-256 is $found, and $wanted is known"
case "$archive" in
  *.zip) unzip -q -o "$into/$archive" -d "$into" ;;
  *) tar -xzf "$into/$archive" -C "$into" ;;
esac || stop "$archive could not be unpacked"
echo "$into/$name" >>"$GITHUB_PATH"
