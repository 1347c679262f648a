#!/usr/bin/env bash
# Tries a .deb on a clean Debian 12: a new root made by debootstrap, in which it is installed, used and removed again.
#
#   sudo installer/test-deb.sh target/installer/latent-atlas_1.0.0_amd64.deb [FOLDER-FOR-SCREENSHOTS]
#
# Needs root, debootstrap and a Debian mirror. Ends with status 0 if all is well. CLEAN names the folder of the root, which is
# kept for the next run and may be deleted.
set -euo pipefail

package="$(realpath "${1:?name the .deb}")"
here="$(cd "$(dirname "$0")" && pwd)"
pictures="${2:-$here/../target/installer/pictures}"
mkdir -p "$pictures"
root="${CLEAN:-/var/tmp/latent-atlas-clean}"

if [ ! -x "$root/usr/bin/apt-get" ]; then
    debootstrap --variant=minbase bookworm "$root" "${MIRROR:-http://deb.debian.org/debian}"
fi

for file in /etc/resolv.conf /etc/hosts; do
    cp $file "$root$file"
done

mkdir -p "$root/trial"
cp "$package" "$root/trial/new.deb"
cp "$here/linux/trial.sh" "$root/trial/trial.sh"
status=0
# Mounts and processes of their own: whatever happens, nothing of the trial outlives it.
env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 LC_ALL=C.UTF-8 \
    ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
    unshare --mount --pid --fork --kill-child bash -c '
        mount -t proc proc "$0/proc"
        mount --bind /dev "$0/dev"
        mount -t tmpfs -o mode=1777 tmpfs "$0/dev/shm"
        mount -t tmpfs -o mode=1777 tmpfs "$0/tmp"
        exec chroot "$0" bash /trial/trial.sh' "$root" || status=$?
cp "$root"/trial/*.png "$root"/trial/*.log "$pictures/" 2>/dev/null || true
rm -rf "$root/trial"
exit $status
