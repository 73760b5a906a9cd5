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
type=application/x-frontier+xml

# A project is recognised by its name, and by its content under any name.
recognised () {
  home=$(mktemp -d) || return 1
  mkdir -p "$home/mime/packages"
  cp "data/$app.mime.xml" "$home/mime/packages/$app.xml"
  update-mime-database "$home/mime"
  echo '<project xmlns="urn:efficient-frontier:project:1"/>' > "$home/project"
  gzip -c "$home/project" > "$home/packed.frontier"
  found=$(XDG_DATA_HOME=$home gio info -a standard::content-type "$home/project" \
    "$home/packed.frontier" | grep -c "$type")
  rm -r "$home"
  [ "$found" = 2 ]
}

# `./dev test` says how many cases there were; its arithmetic is worth a case itself. Some programs of
# the fixture fail without saying so.
counted () {
  found=$(awk -f tests/lint/count-cases.awk tests/lint/fixtures/testlog.json)
  echo "$found"
  [ "$found" = "13 passed, 5 failed, 4 skipped" ]
}

# Newer versions of appstream want a home page, which there is not; older ones know no such demand.
metainfo_is_valid () {
  appstreamcli validate --no-net --explain "$1" ||
    appstreamcli validate --no-net --explain --override=url-homepage-missing=info "$1"
}

# complete LANGUAGE: every word of the code and of the windows has a translation, with its own context:
# "Energy" of an axis does not stand for "Energy" elsewhere. Prints those that have none.
complete () {
  words=$(mktemp) || return 1
  grep '^[^#].*\.\(c\|ui\)$' po/POTFILES.in |
    xgettext --files-from=- --output="$words" --from-code=UTF-8 \
      -k_ -kN_ -kC_:1c,2 -kNC_:1c,2 -kngettext:1,2 || return 1
  missing=$(msgmerge --quiet --no-fuzzy-matching "po/$1.po" "$words" |
    msgattrib --untranslated --no-obsolete --no-wrap | grep -A 3 '^#:')
  rm "$words"
  printf '%s\n' "$missing"
  [ -z "$missing" ]
}

check desktop-entry desktop-file-validate "$build/data/$app.desktop"
check metainfo metainfo_is_valid "$build/data/$app.metainfo.xml"
check mime-type recognised
check settings glib-compile-schemas --strict --dry-run data
for file in $(find app data po ui -type f | grep -v '/\(samples\|fixtures\)/' |
  grep '\.\(its\|loc\|rng\|svg\|ui\|xml\|xml\.in\)$' | sort); do
  check "well-formed/$file" xmllint --nonet --noout "$file"
done
for language in $(grep -v '^#' po/LINGUAS); do
  check "translation/$language" msgfmt --check --output-file=/dev/null "po/$language.po"
  check "translation/$language/complete" complete "$language"
done
for script in dev .ci/run; do
  check "script/$script" bash -n "$script"
done
check count counted
echo "1..$n"
