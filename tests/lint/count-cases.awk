# SPDX-License-Identifier: GPL-3.0-or-later
# Sums up test cases over meson's testlog.json files, which hold one line of JSON for each program
# with its TAP output in "stdout". Meson itself counts programs only.
#
# A program that reports no failed case and yet was not well (it died, hung, or ran fewer cases than
# it planned) counts as a failure. One that does not speak TAP is one case.
{
  ok = bad = skip = 0
  sub (/"stderr": .*/, "")
  gsub (/\\\\/, "")
  n = split ($0, line, /\\n|"stdout": "/)
  for (i = 1; i <= n; i++)
    if (line[i] ~ /^(not )?ok .*# *(SKIP|TODO)/)
      skip++
    else if (line[i] ~ /^ok /)
      ok++
    else if (line[i] ~ /^not ok /)
      bad++

  if (bad == 0 && !/"result": "(OK|SKIP)"/)
    bad = 1
  else if (ok + bad + skip == 0 && /"result": "SKIP"/)
    skip = 1
  else if (ok + bad + skip == 0)
    ok = 1

  passed += ok
  failed += bad
  skipped += skip
}

END {
  printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
}
