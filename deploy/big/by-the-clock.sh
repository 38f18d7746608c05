#!/bin/sh
# What systemd's timers do on one small box (deploy/small/*.timer), in containers: from 02:30 of China's time on, one
# after the other. Each is done once in its span of days; what a stopped machine missed is done when it runs again.
#   by-the-clock.sh             goes on until stopped
#   by-the-clock.sh --at TIME   does what is due at this time (seconds since 1970) and ends
set -u
marks=${WUDAN_HOME:?}/by-the-clock  # a file for each command: in which span it was done last
mkdir -p "$marks"

once() {  # SPAN COMMAND…
    span=$1
    shift
    [ "$(cat "$marks/$1" 2>/dev/null)" = "$span" ] && return
    wudan "$@"
    answer=$?
    if [ "$answer" -le 1 ]; then  # 1: done, and something is wrong that doing it again does not mend
        echo "$span" > "$marks/$1"
    else
        echo "wudan $1 没有做成（$answer），十分钟以后再试。" >&2
    fi
}

what_is_due() {  # TIME
    night=$(TZ=CST-8 date -d "@$(($1 - 9000))" +%F)  # a day begins at 02:30
    month=${night%-*}
    once "$night" backup
    once "$month" drill
    once "$(date -d "$night" +%G-%V)" verify-audit
    once "$month" archive-audit
}

if [ "${1:-}" = --at ]; then
    what_is_due "$2"
    exit
fi
while :; do
    what_is_due "$(date +%s)"
    sleep 600
done
