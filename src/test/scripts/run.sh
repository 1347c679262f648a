#!/usr/bin/env bash
# Runs a main class of the tests: run.sh CLASS [ARGUMENT]... ; JAVA_OPTIONS go to the JVM, CLASSES are looked in for the compiled ones.
# From the project's folder, after "mvn test-compile".
set -e
classpath=target/test-classpath.txt
[ -s "$classpath" ] && [ "$classpath" -nt pom.xml ] ||
    mvn -q dependency:build-classpath -DincludeScope=test -Dmdep.outputFile="$classpath"
exec java --enable-native-access=ALL-UNNAMED $JAVA_OPTIONS \
    -cp "${CLASSES:-target/test-classes:target/classes}:$(cat "$classpath")" "$@"
