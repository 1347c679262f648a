#!/usr/bin/env bash
# Builds the program twice, each time from a fresh copy of the sources, and compares the jars byte by byte.
set -e
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for build in first second; do
    mkdir "$work/$build"
    git archive HEAD | tar -x -C "$work/$build"
    (cd "$work/$build" && TZ=$([ $build = first ] && echo UTC || echo Asia/Shanghai) mvn -q -DskipTests -Dmaven.test.skip=true package)
done
cd "$work"
(cd first/target && sha256sum latent-atlas.jar lib/*.jar) > first.sums
(cd second/target && sha256sum latent-atlas.jar lib/*.jar) > second.sums
diff first.sums second.sums
grep latent-atlas.jar first.sums
echo "$(wc -l < first.sums) jars are identical"
