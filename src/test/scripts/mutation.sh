#!/usr/bin/env bash
# Changes a package's code here and there, and tells which changes no test notices: mutation.sh PACKAGE [CLASS]..., such as
# "mutation.sh latent" or "mutation.sh training Schedule Leg"; inner packages are named image.files and so on. TESTS names other
# tests than those of the package (a list with commas, stars allowed), WITHOUT leaves some out.
# From the project's folder, after "mvn test-compile". The report is target/mutation/PACKAGE/index.html.
set -e
part=latentatlas.$1
name=$1
shift
classes=$part.*
[ $# -eq 0 ] || classes=$(printf ",$part.%s*" "$@" | cut -c2-)
# Slow, or made to go wrong at random: what these notice, others should notice too.
usual="latentatlas.*Hostile*,latentatlas.*Killed*,$part.*Memory*,latentatlas.archive.Python*,latentatlas.archive.LabelSamples*"
usual="$usual,latentatlas.archive.Documented*,latentatlas.training.TrainerTest"
mvn -q -Pmutation org.pitest:pitest-maven:mutationCoverage -Dmutation.classes="$classes" -Dmutation.tests="${TESTS:-$part.*}" \
    -Dmutation.without="${WITHOUT:-$usual}" -DreportsDirectory="target/mutation/$name"
