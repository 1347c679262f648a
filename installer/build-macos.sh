#!/usr/bin/env bash
# Makes the .dmg for this Mac's processor in target/installer. Needs Maven, a JDK 25 in JAVA_HOME, and Xcode's command line tools.
# Written after jpackage's documentation; not yet tried on macOS. The result is signed ad hoc: a person opens it the first time
# by a right click, unless SIGN names a Developer ID to sign with.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${JAVA_HOME:?set it to a JDK 25}"

mvn --batch-mode --no-transfer-progress -q clean package -DskipTests
"$JAVA_HOME/bin/java" installer/Assemble.java

work=target/installer
version="$(cat $work/version)"
# The cache and the launcher's settings came after jpackage had signed, so the whole is signed again.
codesign --force --deep --sign "${SIGN:--}" "$work/image/Latent Atlas.app"
"$JAVA_HOME/bin/jpackage" \
    --type dmg \
    --app-image "$work/image/Latent Atlas.app" \
    --name "Latent Atlas" \
    --app-version "$version" \
    --license-file LICENSE \
    --dest $work
ls -lh $work/*.dmg
