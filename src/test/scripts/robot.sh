#!/usr/bin/env bash
# Uses the window by itself, without a screen: robot.sh MINUTES SEED [FOLDER]
# From the project's folder, after "mvn test-compile".
set -e
export JAVA_OPTIONS="-Dglass.platform=Monocle -Dmonocle.platform=Headless -Dheadless.geometry=1920x1200-32
    -Dprism.order=sw -Dprism.text=t2k -Djava.awt.headless=true -XX:+UseSerialGC -Xmx700m
    -XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:GCLockerRetryAllocationCount=1000 $JAVA_OPTIONS"
exec "$(dirname "$0")/run.sh" latentatlas.ui.shell.Robot "$@"
