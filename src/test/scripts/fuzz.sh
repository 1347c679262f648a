#!/usr/bin/env bash
# Attacks readers with files chosen by the branches they take: fuzz.sh SECONDS [KIND]..., all kinds if none is named.
# From the project's folder, after "mvn test-compile". New files go to target/fuzz/KIND; a failing one is named at the end.
set -e
seconds=$1
shift
classpath=target/fuzz-classpath.txt
[ -s "$classpath" ] && [ "$classpath" -nt pom.xml ] ||
    mvn -q -Pfuzz dependency:build-classpath -DincludeScope=test -Dmdep.outputFile="$classpath"
mkdir -p target/fuzz-classes
javac -proc:none -d target/fuzz-classes -cp "target/test-classes:target/classes:$(cat "$classpath")" \
    src/fuzz/java/latentatlas/FuzzTarget.java
[ $# -gt 0 ] || set -- idx idx-labels idx-gzip idx-under-gzip idx-zip idx-table npy npz npz-images npz-labels csv attributes mat \
    latent latent-zip latent-model.json latent-codes.npy latent-labels.npy latent-encoder_0_weights.npy \
    latent-timeline_weights.npy latent-timeline_labels.npy share share-json view strokes settings autosave-name doorbell \
    picture-png picture-jpg picture-gif picture-bmp picture-tiff picture-webp picture-pgm picture-ppm
readers='latentatlas.**:com.twelvemonkeys.**:us.hebi.**:de.siegmar.**'
# The test that attacks a kind: the others would only be in the way.
test_of() {
    case $1 in
    latent*) echo HostileModelTest ;;
    share*) echo HostileShareTest ;;
    view) echo HostileViewTest ;;
    strokes) echo HostileDrawingsTest ;;
    settings | autosave-name) echo HostileSettingsTest ;;
    doorbell) echo DoorbellTest ;;
    picture-*) echo HostilePictureTest ;;
    *) echo HostileDataTest ;;
    esac
}
failed=
for kind in "$@"; do
    mkdir -p "target/fuzz/$kind"
    if java -Xmx1g -XX:+UseSerialGC -Djava.awt.headless=true -Dfuzz.kind="$kind" -Dfuzz.test="$(test_of "$kind")" -Dfuzz.corpus="target/fuzz/$kind" $JAVA_OPTIONS \
        -cp "target/fuzz-classes:target/test-classes:target/classes:$(cat "$classpath")" \
        com.code_intelligence.jazzer.Jazzer --target_class=latentatlas.FuzzTarget --reproducer_path=target/fuzz \
        --instrumentation_includes="$readers" --custom_hook_includes="$readers" \
        --disabled_hooks=com.code_intelligence.jazzer.sanitizers.UnsafeSanitizer \
        -artifact_prefix="target/fuzz/failed-$kind-" -max_total_time="$seconds" -max_len=65536 -timeout=30 -rss_limit_mb=3000 \
        -use_value_profile=1 "target/fuzz/$kind" > "target/fuzz/$kind.log" 2>&1; then
        echo "$kind: $(grep -o 'Done .*' "target/fuzz/$kind.log" | tail -1), $(ls "target/fuzz/$kind" | wc -l) files kept"
    else
        echo "$kind: FAILED, see target/fuzz/$kind.log"
        failed="$failed $kind"
    fi
done
[ -z "$failed" ]
