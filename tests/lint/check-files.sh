#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-files.sh SOURCE BUILD: holds the files that other programs read against the validators of
# their kind. Speaks TAP.
source=$1
build=$2
cd "$source" || exit 1
export LC_ALL=C.UTF-8
n=0

# check NAME COMMAND...: one test case; skipped where there is no such command.
check () {
  name=$1
  shift
  n=$((n + 1))
  if ! command -v "$1" >/dev/null; then
    echo "ok $n $name # SKIP no $1 here"
  elif output=$("$@" 2>&1); then
    echo "ok $n $name"
  else
    echo "not ok $n $name"
    echo "$output" | sed 's/^/# /'
  fi
}

app=org.efficientfrontier.EfficientFrontier

check desktop-entry desktop-file-validate "$build/data/$app.desktop"
check metainfo appstreamcli validate --no-net --explain "$build/data/$app.metainfo.xml"
check settings glib-compile-schemas --strict --dry-run data
for file in $(find app data ui -name samples -prune -o -name fixtures -prune -o \
  \( -name '*.xml' -o -name '*.ui' -o -name '*.svg' -o -name '*.rng' -o -name '*.in' \) \
  -type f -print | grep -v '\.\(desktop\|service\)\.in$' | sort); do
  check "well-formed/$file" xmllint --nonet --noout "$file"
done
for language in $(grep -v '^#' po/LINGUAS); do
  check "translation/$language" msgfmt --check --output-file=/dev/null "po/$language.po"
done
for script in dev .ci/run; do
  check "script/$script" bash -n "$script"
done
echo "1..$n"
