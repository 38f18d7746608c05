"""Serve pages and API, with the worker beside them on SQLite.

A socket that the service manager hands over (LISTEN_FDS) is served on instead of host and port: it outlives
a restart, and nobody is turned away meanwhile (docs/howto/running.md).
"""

import argparse
import os
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.db import OperationalError, ProgrammingError, connection

from config.environment import COUNTED_IN
from wudan.jobs import serving
from wudan.jobs.keys import wrong_with_keys

OPEN_WITHOUT_TLS = (
    "不加密就只在本机听（--host 127.0.0.1）。要给别的机器用：前面放一个终止 TLS 的代理，"
    "设 WUDAN_TLS=1，并把代理的地址写进 WUDAN_PROXIES。"
)
NO_SOCKET = "交来的端口（LISTEN_FDS）不是正在监听的 TCP 端口：请看 wudan.socket 里的 ListenStream。"
NOT_MIGRATED = "数据库还没有建好，或连不上：请先运行 wudan migrate。"
THREADS = 4
"""A process: requests go in turn (`web.turns`), and each that only waits for its turn takes the interpreter from who
works. With eight, an order on PostgreSQL cost a sixth more (ADR 82); with two, two long papers would stop a process."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and how many processes (one only on SQLite)."""
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--processes", type=int, default=1)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach it."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_behind_proxy() -> bool:
    """Whether TLS ends at a proxy that was named, on another machine."""
    proxies = (ip_network(proxy) for proxy in settings.PROXIES)
    return settings.TLS and any(not proxy.is_loopback for proxy in proxies)


def _unfit() -> str:
    """What is wrong with the database, in one line; nothing if it can be served."""
    try:
        return wrong_with_keys()
    except (OperationalError, ProgrammingError):
        return NOT_MIGRATED


def run(options: argparse.Namespace) -> int:
    """Serve until stopped. SQLite has one writer at a time, so one server process."""
    host, port, held = options.host, options.port, None
    if settings.HELD_SOCKET is not None:
        try:
            held = serving.held_socket(settings.HELD_SOCKET)
        except (ValueError, OSError):
            print(NO_SOCKET)
            return 2
        host, port = held.getsockname()[:2]
    if not is_loopback(host) and not _is_behind_proxy():
        print(OPEN_WITHOUT_TLS)
        return 2
    if unfit := _unfit():
        print(unfit)
        return 2
    on_sqlite = connection.vendor == "sqlite"
    if on_sqlite and options.processes > 1:
        print("SQLite 只能用一个进程；要多进程请改用 PostgreSQL。")
        return 2
    if on_sqlite:
        os.environ["WUDAN_WORKER"] = "1"  # for a server process that starts afresh
        settings.WORKER_THREAD = True  # for one that is forked with these settings
    if options.processes > 1:
        folder = serving.counting_folder(settings.HOME, port)
        os.environ[COUNTED_IN] = settings.COUNTED_IN = str(folder)
    serving.load()
    print(f"{settings.PACK.brand.title} · http://{host}:{port}/", flush=True)
    serving.server(
        host=host, port=port, processes=options.processes, threads=THREADS, held=held
    ).serve()
    return 0
