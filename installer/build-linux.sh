#!/usr/bin/env bash
# Makes the .deb and the .tar.gz for this machine's processor in target/installer. Needs Maven, a JDK 25 in JAVA_HOME or on the
# path, dpkg-deb, and a display or xvfb-run.
set -euo pipefail
cd "$(dirname "$0")/.."
umask 022

java=java
if [ -n "${JAVA_HOME:-}" ]; then
    java="$JAVA_HOME/bin/java"
fi
case "$("$java" -version 2>&1 | head -n 1)" in
    *'"25'*) ;;
    *)
        echo "build-linux.sh: releases are built with JDK 25; set JAVA_HOME to one" >&2
        exit 1
        ;;
esac

mvn --batch-mode --no-transfer-progress -q ${MAVEN_OPTIONS:-} clean package -DskipTests
if [ -n "${DISPLAY:-}" ]; then
    "$java" installer/Assemble.java
else
    xvfb-run --auto-servernum --server-args="-screen 0 1440x900x24" "$java" installer/Assemble.java
fi

work=target/installer
version="$(cat $work/version)"
architecture="$(dpkg --print-architecture)"
image=$work/image/latent-atlas
tar --create --gzip --file "$work/latent-atlas-$version-linux-$architecture.tar.gz" --owner=0 --group=0 \
    --directory $work/image latent-atlas

# The package has no scripts of its own: the menu, the file types and the icons are files where Debian looks for them, and the
# triggers of Debian's own packages do the rest, both when it comes and when it goes.
package=$work/deb
mkdir -p $package/DEBIAN $package/usr/{bin,lib} $package/usr/share/{applications,mime/packages,doc/latent-atlas}
cp -a $image $package/usr/lib/latent-atlas
rm -f $package/usr/lib/latent-atlas/lib/app/.jpackage.xml
ln -s ../lib/latent-atlas/bin/latent-atlas $package/usr/bin/latent-atlas
cp installer/linux/latent-atlas.desktop $package/usr/share/applications/
cp installer/linux/latent-atlas.xml $package/usr/share/mime/packages/
cp installer/linux/copyright $package/usr/share/doc/latent-atlas/
for size in 16 24 32 48 64 128 256 512; do
    icons=$package/usr/share/icons/hicolor/${size}x$size
    mkdir -p "$icons/apps" "$icons/mimetypes"
    cp $work/icons/latent-atlas-$size.png "$icons/apps/latent-atlas.png"
    cp $work/icons/latent-model-$size.png "$icons/mimetypes/application-x-latent-atlas-model.png"
done
chmod -R u=rwX,go=rX $package/usr
sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" \
    -e "s/@KIBIBYTES@/$(du --summarize --block-size=1024 $package/usr | cut -f 1)/" installer/linux/control >$package/DEBIAN/control
dpkg-deb --root-owner-group -Zzstd -z"${COMPRESSION:-19}" --build $package "$work/latent-atlas_${version}_$architecture.deb"
rm -rf $package
ls -lh $work/*.deb $work/*.tar.gz
