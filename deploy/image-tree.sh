#!/bin/sh
# Lays the tree of an image out in a new folder: what runs, without what only development needs.
# image-tree.sh <installed and built source tree> <new folder>
set -eu
from=$1
to=$2
[ -d "$from/web/dist" ] || { echo "$from has no built client: run npm run build first" >&2; exit 1; }
mkdir "$to"
for part in contract migrations server package.json package-lock.json .npmrc LICENSE docs tools; do
  cp -RL "$from/$part" "$to/$part"
done
mkdir "$to/web"
cp -RL "$from/web/dist" "$to/web/dist"
find "$to/server" "$to/contract" -name '*.test.ts' -exec rm {} +
# The packages of the lock file that are not for development alone.
mkdir "$to/node_modules"
node "$from/tools/list-shipped.mjs" "$from" | while read -r package; do
  # The image has a Node of its own.
  case $package in node_modules/node | node_modules/node-*) continue ;; esac
  mkdir -p "$to/$(dirname "$package")"
  cp -R "$from/$package" "$to/$package"
done
# Readable by everybody, writable by nobody.
chmod -R a+rX,a-w "$to"
