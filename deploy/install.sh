#!/bin/sh
# Installs from an unpacked bundle (make bundle), without a network, from this folder.
#   sudo deploy/install.sh            one small box: /opt/wudan, user wudan, systemd units; then wudan upgrade
#   sudo deploy/install.sh --beside   only lays the version beside the others and renews the units: where workers are alone
#   deploy/install.sh --here          only the environment of this folder: bin/wudan runs from here
# With DESTDIR set, all of it goes below that folder.
set -eu
umask 022  # the user wudan reads what root lays here, whatever root's own mask is
here=$(cd "$(dirname "$0")/.." && pwd)
version=$(cat "$here/VERSION")
root=${DESTDIR:-}

say() { printf '%s\n' "$*"; }

environment() {
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { say "需要 Python 3.11 或更新版本。 Python 3.11 or newer is needed."; exit 1; }
    python3 -m venv "$1/.venv" || { say "缺少 venv：请先 apt install python3-venv。 Please install python3-venv."; exit 1; }
    for list in run paper; do
        "$1/.venv/bin/pip" install --quiet --disable-pip-version-check --no-index --find-links "$1/wheels" \
            --require-hashes --no-deps -r "$1/requirements/$list.txt"
    done
    "$1/.venv/bin/python" -m compileall -q "$1/wudan" "$1/config"  # the service may not write here
    mkdir -p "$1/bin"
    # Assets and English are this version's own: another's process goes on with what it has. Whatever folder somebody
    # stands in, no module is taken from there, nor by the commands that this one starts.
    cat > "$1/bin/wudan" <<END
#!/bin/sh
export WUDAN_BUILT="$1/built" PYTHONPATH="$1" PYTHONSAFEPATH=1
exec "$1/.venv/bin/python" -m wudan.jobs.commandline "\$@"
END
    chmod 755 "$1/bin/wudan"
}

if [ "${1:-}" = --here ]; then
    environment "$here"
    say "装好了：$here/bin/wudan"
    exit 0
fi

[ "$(id -u)" = 0 ] || { say "请用 root 运行。 Run as root."; exit 1; }
target=$root/opt/wudan/$version
current=$root/opt/wudan/current
settings=$root/etc/wudan/wudan.env
units=$root/etc/systemd/system

# With the settings as the service has them: a shell reading that file would take `&` or `$` for its own.
as_wudan() { (cd / && runuser -u wudan -- python3 -I "$target/deploy/with_settings.py" "$settings" "$@"); }

# Folders of the settings that lie outside of what the units may write to. A file's is the one it lies in.
places() {
    as_wudan sh -fc '
        IFS=:
        set -- "${WUDAN_HOME:-}" "${WUDAN_BACKUPS:-}" "${WUDAN_ANCHORS:-}" ${WUDAN_BACKUPS_TO:-}
        IFS=
        for file in "${WUDAN_KEYS:-}" "${WUDAN_BACKUP_KEY:-}" "${WUDAN_DATABASE_URL#sqlite:///}"; do
            case $file in /*) set -- "$@" "$(dirname "$file")" ;; esac
        done
        for place in "$@"; do
            case $place in /*) printf "%s\n" "$place" ;; esac
        done' | sed 's/["\\]/\\&/g; s/%/%%/g; s/.*/ReadWritePaths="-&"/'
}

# All of it is on the disk before it is said to be whole, and whole before it is switched to: a power cut leaves the
# version before, or this one, and the next run lays anew what is not known to be whole.
lay() {
    [ "$here" = "$target" ] || { rm -rf "$target"; cp -r "$here" "$target"; rm -f "$target/whole"; }
    environment "$target"
    sync -f "$target"
    : > "$target/whole"
    sync -f "$target"
}

switch() {
    ln -sfn "$target" "$current.new"
    mv -T "$current.new" "$current"
    sync -f "$root/opt/wudan"
}

renew_units() {
    for unit in "$target"/deploy/small/*.socket "$target"/deploy/small/*.service "$target"/deploy/small/*.timer; do
        install -m 644 "$unit" "$units/"
    done
    [ ! -e "$units/wudan-work.service" ] || install -m 644 "$target/deploy/big/wudan-work.service" "$units/"
    for unit in wudan wudan@ wudan-work; do
        install -d -m 755 "$units/$unit.service.d"
        { say "[Service]"; places; } > "$units/$unit.service.d/places.conf"
    done
    sync -f "$units"
    systemctl daemon-reload
}

id wudan >/dev/null 2>&1 || useradd --system --home-dir /var/lib/wudan --shell /usr/sbin/nologin wudan
install -d -o wudan -g wudan -m 700 "$root/var/lib/wudan" "$root/srv/wudan-backups"
install -d -m 755 "$root/opt/wudan" "$root/etc/wudan"
[ -e "$target/whole" ] || lay  # a version is never changed once it is there
chmod -R a+rX "$target"  # it may have been unpacked, or laid here, under a mask
[ -e "$settings" ] || install -o root -g wudan -m 640 "$target/deploy/small/wudan.env" "$settings"

if [ ! -e "$current" ]; then
    switch
    say "装好了。请改 /etc/wudan/wudan.env（县包、网址、证书），再运行："
    say "  sudo deploy/install.sh"
    exit 0
fi
if [ "${1:-}" = --beside ]; then
    renew_units
    say "装在 $target，没有启用。数据库升级以后，这台机器这样换过来："
    say "  sudo ln -sfn $target $current.new && sudo mv -T $current.new $current && sudo systemctl restart wudan-work.service"
    exit 0
fi

answer=0
checked=$(as_wudan "$target/bin/wudan" upgrade --check --while-serving) || answer=$?
say "$checked"
[ $answer = 0 ] || exit 1
case $checked in
    *可以升级*) ;;
    *)  # an empty program answers 0 as well
        rm -f "$target/whole"
        say "$target 里的程序没有回答，多半不完整，什么也没有动。再运行一次，会重新装。"
        exit 1
        ;;
esac
renew_units

ran=
for unit in wudan.service wudan-work.service; do
    ! systemctl is-active --quiet "$unit" || ran="$ran $unit"
done
again=wudan.service
! systemctl is-enabled --quiet wudan-work.service 2>/dev/null || again="$again wudan-work.service"

stands=untouched  # then begun, then done: what may be started when we end, however we end
was_closed=
! as_wudan sh -c '[ -e "$WUDAN_HOME/closed" ]' || was_closed=1

ended() {
    trap - EXIT
    if [ $stands = begun ]; then
        say "数据库升级做了一半停下了。什么也没有启动，来访的人等在门口；WUDAN_HOME/closed 在，重启机器也不会启动。"
        say "办好上面说的原因，再运行一次 deploy/install.sh 会接着做。或者退回升级前，再开门："
        with="sudo -u wudan python3 -I $target/deploy/with_settings.py /etc/wudan/wudan.env"
        say "  $with /opt/wudan/current/bin/wudan restore --overwrite"
        say "  $with sh -c 'rm \"\$WUDAN_HOME/closed\"' && sudo systemctl restart $again"
    elif [ $stands = untouched ] && [ -n "$was_closed" ]; then
        say "没有升级。门在这以前就关着（WUDAN_HOME/closed），所以没有启动。"
    elif [ $stands = untouched ]; then
        as_wudan sh -c 'rm -f "$WUDAN_HOME/closed"'
        [ -z "$ran" ] || { say "没有升级；旧版本照旧启动。"; systemctl start $ran; }
    fi
}
trap ended EXIT
trap 'exit 130' HUP INT TERM

# The socket stays, so who comes waits; and as the socket would start the service for them, the house is closed.
as_wudan sh -c 'touch "$WUDAN_HOME/closed"'
systemctl stop wudan.service wudan-work.service 2>/dev/null || true
stands=begun
answer=0
as_wudan "$target/bin/wudan" upgrade --do || answer=$?
case $answer in
    0) ;;
    1 | 2) stands=untouched; exit 1 ;;
    *) exit 1 ;;  # 3, or killed amid it
esac
switch
stands=done
as_wudan sh -c 'rm -f "$WUDAN_HOME/closed"'
systemctl enable --now wudan.socket wudan@backup.timer wudan@drill.timer wudan@verify-audit.timer wudan@archive-audit.timer
systemctl enable wudan.service
systemctl restart $again  # also where a visitor's coming has started it already
say "五单 $version 在运行：curl -s http://127.0.0.1:8000/healthz"
