#!/usr/bin/env bash
# Kills the program at random moments: kills.sh COUNT SEED [train] [save] [export] [download] [window]
# From the project's folder, after "mvn test-compile". It runs jars of its own, so that building meanwhile disturbs nothing.
set -e
jars=$(mktemp -d)
trap 'rm -rf "$jars"' EXIT
jar --create --no-compress --file "$jars/program.jar" -C target/classes .
jar --create --no-compress --file "$jars/tests.jar" -C target/test-classes .
CLASSES="$jars/tests.jar:$jars/program.jar" "$(dirname "$0")/run.sh" latentatlas.fault.Kills "$@"
