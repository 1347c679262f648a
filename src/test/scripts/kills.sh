#!/usr/bin/env bash
# Kills the program at random moments: kills.sh COUNT SEED [train] [save] [export] [download] [window]
# From the project's folder, after "mvn test-compile".
set -e
exec "$(dirname "$0")/run.sh" latentatlas.fault.Kills "$@"
