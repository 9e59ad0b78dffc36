#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the page for Maven where there is Node; else the plain page takes its place.
set -eu
cd "$(dirname "$0")/.."
if command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1; then
  exec node scripts/build.mjs "$@"
fi
echo "WARNING: the plain page is served: Node 20.19 or later and npm were not found" >&2
mkdir -p target/classes/web
cp plain/* public/entail.svg target/classes/web/
