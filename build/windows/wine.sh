#!/usr/bin/env bash
# Runs the Windows program under Wine, as far as that goes without a web view: its
# commands on a house of its own. Called by build/test when FOYER_TEST_WINE=1.
set -euo pipefail
program=$1
wine=$(command -v wine64 || command -v wine || ls /usr/lib/wine/wine64 2>/dev/null) || { echo "wine was not found" >&2; exit 1; }
dir=$(mktemp -d)
export WINEPREFIX=$dir/wine WINEDEBUG=-all
trap 'rm -rf "$dir"' EXIT
"$wine" wineboot -i >/dev/null 2>&1 || true
# Go asks a library for random numbers that older Wine lacks.
cat >"$dir/stub.c" <<'C'
#include <stddef.h>
unsigned char __stdcall SystemFunction036(void *, unsigned long);
__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *p, size_t n) { return SystemFunction036(p, n); }
C
x86_64-w64-mingw32-gcc -shared -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" "$dir/stub.c" -ladvapi32
printf 'First name,Last name,Email\nAda,Moreau,ada@example.com\nBo,Lindqvist,bo@example.com\n' >"$dir/leads.csv"
"$wine" "$program" version
"$wine" "$program" --data "Z:$dir/house" import "Z:$dir/leads.csv" --approve --json | tee "$dir/said"
grep -q '"created":2' "$dir/said"
"$wine" "$program" --data "Z:$dir/house" leads --json | tee "$dir/said"
[ "$(wc -l <"$dir/said")" = 2 ]
