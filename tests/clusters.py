"""PostgreSQL clusters that may die: started, killed, frozen, started again; durable, unlike the tests' common server."""

import os
import secrets
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests import databases

_ALWAYS = {
    "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "shared_buffers": "128MB", "hot_standby": "on",
    "wal_level": "replica", "max_wal_senders": "5", "wal_receiver_timeout": "5s", "wal_retrieve_retry_interval": "500ms",
}  # fmt: skip


SECONDS_TO_RECOVER = 120
"""After a crash it goes through its log first."""


@dataclass
class Cluster:
    """One server."""

    folder: Path
    programs: Path
    password: str
    run_as: dict[str, Any]
    port: int = field(default_factory=databases.free_port)
    serving: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        """Where the product's database is."""
        return f"postgresql://wudan:{self.password}@127.0.0.1:{self.port}/wudan"

    def start(self, **settings: str) -> None:
        """Serve what is in the folder."""
        options = [f"-c{name}={value}" for name, value in (_ALWAYS | settings).items()]
        log = (self.folder / "log").open("ab")
        self.serving = subprocess.Popen(
            [self.programs / "postgres", "-D", self.folder / "data", "-p", str(self.port), *options],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder, start_new_session=True, **self.run_as,
        )  # fmt: skip
        log.close()
        databases.wait(self.serving, self.url, self.folder, seconds=SECONDS_TO_RECOVER)

    def kill(self) -> None:
        """At once, as when the machine dies: the server and its children."""
        assert self.serving is not None
        os.killpg(self.serving.pid, signal.SIGKILL)
        self.serving.wait()

    def drop(self) -> None:
        """As `pg_ctl stop -m immediate`: everybody's line breaks, nothing is tidied up."""
        assert self.serving is not None
        self.serving.send_signal(signal.SIGQUIT)
        self.serving.wait()

    def freeze(self) -> None:
        """The server and its children stand still: lines stay open, nobody answers."""
        assert self.serving is not None
        for pid in (self.serving.pid, *children(self.serving.pid)):
            os.kill(pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """They go on."""
        assert self.serving is not None
        for pid in (*children(self.serving.pid), self.serving.pid):
            os.kill(pid, signal.SIGCONT)

    def stop(self) -> None:
        """Whatever still runs."""
        if self.serving is not None and self.serving.poll() is None:
            databases.stop(self.serving)

    def follow(self, other: "Cluster") -> None:
        """Become a copy of another one, which runs."""
        subprocess.run(
            [self.programs / "pg_basebackup", "-h", "127.0.0.1", "-p", str(other.port), "-U", "wudan", "-D", self.folder / "data",
             "-R", "-X", "stream", "-c", "fast"],
            check=True, cwd=self.folder, env=os.environ | {"PGPASSWORD": self.password}, **self.run_as,
        )  # fmt: skip


def children(pid: int) -> list[int]:
    """The processes that a process started and that still run."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    return [int(one) for one in listed.split()]


def descendants(pid: int) -> list[int]:
    """Those, and all that they started; who ends meanwhile is left out."""
    found = []
    with suppress(OSError):
        for one in children(pid):
            found += [one, *descendants(one)]
    return found


@contextmanager
def clusters(many: int = 2) -> Iterator[tuple[Cluster, ...]]:
    """A database that runs, and places for its copies."""
    programs, password = databases.found(""), secrets.token_hex(16)
    with ExitStack() as stack:
        made = []
        for _ in range(many):
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="wudan-cluster-")))
            run_as = databases.lesser_user(folder)
            made.append(
                Cluster(folder, databases.reachable(programs, folder, run_as), password, run_as)
            )
            stack.callback(made[-1].stop)
        databases.make_cluster(made[0].programs, made[0].folder, password, made[0].run_as)
        made[0].start()
        yield tuple(made)
