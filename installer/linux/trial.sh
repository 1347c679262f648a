#!/usr/bin/env bash
# What test-deb.sh does on the clean machine. Installs /trial/new.deb, uses it as several people would, and removes it.
set -euo pipefail
# With a desktop's name xdg-open and xdg-mime ask GLib, as they do on GNOME; without one they only look inside the file.
export DEBIAN_FRONTEND=noninteractive DISPLAY=:77 XDG_CURRENT_DESKTOP=GNOME
cd /trial

say() { echo "--- $*"; }
fail() {
    echo "FAILED: $*" >&2
    import -window root /trial/failed.png 2>/dev/null || true
    tail -n 20 /trial/*.log >&2 || true
    exit 1
}
# Waits for a line in a log; the program writes when it has come so far.
await() { # LOG PATTERN SECONDS
    timeout "$3" bash -c "until grep -q -- '$2' '$1' 2>/dev/null; do sleep 0.2; done" || fail "no \"$2\" in $1"
}
await_end() { # USER
    timeout 40 bash -c "while pgrep -u '$1' -x latent-atlas >/dev/null; do sleep 0.2; done" || fail "$1's program does not end"
}
as() { # USER LOG COMMAND...: in the background, with the person's own home
    local user="$1" log="$2"
    shift 2
    setpriv --reuid="$user" --regid="$user" --init-groups env -u XDG_RUNTIME_DIR HOME="$(getent passwd "$user" | cut -d: -f6)" \
        USER="$user" LOGNAME="$user" "$@" >>"$log" 2>&1 </dev/null &
}
running() { pgrep -u "$1" -x latent-atlas | wc -l; }
close_window() { # USER
    xdotool search --onlyvisible --all --pid "$(pgrep -u "$1" -x latent-atlas)" --name '^Latent Atlas$' windowactivate --sync \
        >/dev/null 2>&1 || true
    sleep 1
    xdotool key --clearmodifiers alt+F4
    await_end "$1"
}
listing() {
    find / -xdev \( -path /proc -o -path /dev -o -path /sys -o -path /trial -o -path /tmp -o -path /home -o -path /run -o -path /var/lib/apt \
        -o -path /root/.cache -o -path /var/cache -o -path /var/log -o -path /var/lib/dpkg \) -prune -o -print | sort
}

say "the clean machine"
apt-get purge -q -y latent-atlas >/dev/null 2>&1 || true
apt-get update -q >/dev/null
apt-get install -q -y --no-install-recommends xvfb xdotool imagemagick openbox xdg-utils libgtk-3-bin libglib2.0-bin procps \
    file >/dev/null 2>apt-tools.log || fail "no tools"
apt-get satisfy -q -y --no-install-recommends "$(dpkg-deb --field new.deb Depends)" >/dev/null 2>apt-depends.log || fail "Depends"
for user in anna zoe carl; do
    userdel --remove $user 2>/dev/null || true
done
rm -rf /home/*
useradd --create-home anna
useradd --create-home --home-dir "/home/Zoë Ünal 学习" zoe
useradd --create-home carl
chmod 555 /home/carl && chown root /home/carl
Xvfb $DISPLAY -ac -screen 0 1440x900x24 >/dev/null 2>&1 &
server=$!
trap 'kill $server' EXIT
timeout 20 bash -c 'until xdotool getdisplaygeometry >/dev/null 2>&1; do sleep 0.1; done'
openbox >/dev/null 2>&1 &
listing >before.txt

say "an older version, then the upgrade"
dpkg-deb --raw-extract new.deb old
sed -i 's/^Version: .*/Version: 0.0.1/' old/DEBIAN/control
touch old/usr/lib/latent-atlas/lib/app/of-old
dpkg-deb --root-owner-group -Znone --build old old.deb >/dev/null
rm -rf old
apt-get install -q -y --no-install-recommends ./old.deb >apt.log 2>&1 || fail "the old version does not install"
apt-get install -q -y --no-install-recommends ./new.deb >>apt.log 2>&1 || fail "the upgrade fails"
rm old.deb
test ! -e /usr/lib/latent-atlas/lib/app/of-old || fail "the upgrade leaves old files"
dpkg --verify latent-atlas || fail "installed files are not those of the package"
echo "installed: $(du --summarize --block-size=1000000 /usr/lib/latent-atlas | cut -f 1) MB"

say "anna starts it from its menu entry, trains, and saves"
as anna anna.log gtk-launch latent-atlas
await anna.log "map answers" 60
sleep 3
import -window root anna-started.png
accent_button() { # PICTURE: where the button in the accent colour is, the one to train or to pause
    convert "$1" -crop 1440x110+0+0 +repage -depth 8 txt:- | grep -i '#1F6FEB' | sed 's/[,:]/ /g' |
        awk '{x += $1; y += $2; n++} END {if (n == 0) exit 1; printf "%d %d\n", x / n, y / n}'
}
read -r x y < <(accent_button anna-started.png) || fail "no button to train"
xdotool mousemove "$x" "$y" click 1
sleep 12
xdotool mousemove 500 400
sleep 1
import -window root anna-training.png
read -r x y < <(accent_button anna-training.png) || fail "no button to pause"
# The one to stop is the second to its right.
xdotool mousemove $((x + 138)) "$y" click 1
sleep 3
xdotool key ctrl+s
timeout 20 bash -c "until xdotool search --onlyvisible --name 'Save' >/dev/null 2>&1; do sleep 0.2; done" || fail "no dialog to save"
sleep 2
import -window root anna-saving.png
xdotool key ctrl+a
xdotool type --delay 40 "/home/anna/first model.latent"
xdotool key Return
timeout 20 bash -c 'until [ -s "/home/anna/first model.latent" ]; do sleep 0.2; done' || fail "nothing was saved"
sleep 1
import -window root anna-saved.png
close_window anna
as anna info.log latent-atlas info "/home/anna/first model.latent" --json
wait $! || fail "the saved model is not read"
grep -q 'uilt-in' info.log || fail "what was saved is not what was trained"

say "anna opens the file by its desktop association, and a second one in the same window"
model="/home/anna/first model.latent"
as anna mime.log xdg-mime query filetype "$model"
wait $! && grep -qx application/x-latent-atlas-model mime.log || fail "the file's type is not known"
as anna default.log xdg-mime query default application/x-latent-atlas-model
wait $! && grep -qx latent-atlas.desktop default.log || fail "nothing opens the type"
as anna open.log gio open "$model"
await open.log "map answers" 60
cp "$model" /home/anna/second.latent && chown anna /home/anna/second.latent
as anna second.log xdg-open /home/anna/second.latent
await open.log "another start hands over /home/anna/second.latent" 30
sleep 2
[ "$(running anna)" = 1 ] || fail "a second window instead of the first"
import -window root anna-opened.png

say "zoe, whose home has spaces and letters of other scripts, has a window of her own beside anna's"
cp "$model" "/home/Zoë Ünal 学习/модель.latent" && chown zoe "/home/Zoë Ünal 学习/модель.latent"
as zoe zoe.log gio open "/home/Zoë Ünal 学习/модель.latent"
await zoe.log "map answers" 60
sleep 2
import -window root zoe-opened.png
[ "$(running anna)" = 1 ] && [ "$(running zoe)" = 1 ] || fail "two users do not have a window each"
close_window zoe
close_window anna
grep -q "second.latent" /home/anna/.config/latent-atlas/settings.json || fail "anna's recent files do not have it"
as zoe zoe-train.log latent-atlas train --data builtin --epochs 1 --hidden 64 --out "/home/Zoë Ünal 学习/ещё.latent"
wait $! || fail "zoe cannot train on the command line"

say "carl may not write to his home"
as carl carl.log gtk-launch latent-atlas
await carl.log "map answers" 60
sleep 2
import -window root carl.png
close_window carl
as carl carl-train.log latent-atlas train --data builtin --epochs 1 --hidden 64 --out /tmp/carl.latent
wait $! || fail "carl cannot train"

say "what it left in the homes"
find /home -path '*/.cache/mesa_shader_cache' -prune -o -type f -size +1M ! -name '*.latent' -print | grep . && fail "large files in a home"
find /home -type f ! -name '.bash*' ! -name .profile

say "removed"
apt-get purge -q -y latent-atlas >>apt.log 2>&1 || fail "it cannot be removed"
grep -E "rror|arning" apt.log && fail "apt complained"
listing >after.txt
diff before.txt after.txt && [ -s "$model" ] || fail "the above is left, or a user's file is gone"
grep -rl latent /usr/share/applications/mimeinfo.cache /usr/share/mime/globs2 && fail "the file type is left"
say "all is well"
