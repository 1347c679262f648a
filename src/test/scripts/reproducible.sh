#!/usr/bin/env bash
# Builds the last commit twice, each time from fresh sources, in another folder and another time zone, and compares the jars byte by byte.
set -e
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Once: a commit made meanwhile is another program.
commit=$(git rev-parse HEAD)
for build in first second; do
    mkdir "$work/$build"
    git archive "$commit" | tar -x -C "$work/$build"
    (cd "$work/$build" && TZ=$([ $build = first ] && echo UTC || echo Asia/Shanghai) mvn -q -DskipTests -Dmaven.test.skip=true package)
done
cd "$work"
for build in first second; do
    (cd $build/target && sha256sum latent-atlas.jar lib/*.jar) > $build.sums
done
if ! diff first.sums second.sums; then
    for build in first second; do
        (mkdir $build/jar && cd $build/jar && unzip -q ../target/latent-atlas.jar)
    done
    diff -rq first/jar second/jar && echo "the entries are the same; their order or their dates differ"
    exit 1
fi
grep latent-atlas.jar first.sums
echo "$(wc -l < first.sums) jars of $commit are identical"
