#!/bin/sh
# Installs from an unpacked bundle (make bundle), without a network, from this folder.
#   sudo deploy/install.sh          one small box: /opt/wudan, user wudan, systemd units; then wudan upgrade
#   deploy/install.sh --here        only the environment of this folder: bin/wudan runs from here
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
version=$(cat "$here/VERSION")

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
    cat > "$1/bin/wudan" <<EOF
#!/bin/sh
home="\${WUDAN_HOME:-$1/var}"
[ -e "\$home" ] || mkdir -p "\$home"
for built in assets locale; do
    [ -e "\$home/\$built" ] && [ ! -L "\$home/\$built" ] || [ ! -w "\$home" ] || ln -sfn "$2/built/\$built" "\$home/\$built"
done
PYTHONPATH="$2" exec "$2/.venv/bin/python" -m wudan.jobs.commandline "\$@"
EOF
    chmod 755 "$1/bin/wudan"
}

if [ "${1:-}" = --here ]; then
    environment "$here" "$here"
    say "装好了：$here/bin/wudan"
    exit 0
fi

[ "$(id -u)" = 0 ] || { say "请用 root 运行。 Run as root."; exit 1; }
target=/opt/wudan/$version
id wudan >/dev/null 2>&1 || useradd --system --home-dir /var/lib/wudan --shell /usr/sbin/nologin wudan
install -d -o wudan -g wudan -m 700 /var/lib/wudan /srv/wudan-backups
install -d -m 755 /opt/wudan /etc/wudan
if [ ! -e "$target/bin/wudan" ]; then  # a version is never changed once it is there
    [ "$here" = "$target" ] || { rm -rf "$target"; cp -r "$here" "$target"; }
    environment "$target" "$target"
fi
[ -e /etc/wudan/wudan.env ] || install -o root -g wudan -m 640 "$target/deploy/small/wudan.env" /etc/wudan/wudan.env
for unit in "$target"/deploy/small/*.socket "$target"/deploy/small/*.service "$target"/deploy/small/*.timer; do
    install -m 644 "$unit" /etc/systemd/system/
done

as_wudan() { runuser -u wudan -- sh -c 'set -a; . /etc/wudan/wudan.env; exec "$@"' sh "$@"; }

if [ ! -e /opt/wudan/current ]; then
    ln -sfn "$target" /opt/wudan/current
    say "装好了。请改 /etc/wudan/wudan.env（县包、网址、证书），再运行："
    say "  sudo deploy/install.sh"
    exit 0
fi
as_wudan "$target/bin/wudan" upgrade --check --while-serving || exit 1
systemctl daemon-reload
systemctl stop wudan.service 2>/dev/null || true  # the socket stays: who comes waits
as_wudan "$target/bin/wudan" upgrade --do || { say "没有升级；旧版本照旧启动。"; systemctl start wudan.service; exit 1; }
ln -sfn "$target" /opt/wudan/current
systemctl enable --now wudan.socket wudan.service wudan@backup.timer wudan@drill.timer wudan@verify-audit.timer wudan@archive-audit.timer
say "五单 $version 在运行：curl -s http://127.0.0.1:8000/healthz"
