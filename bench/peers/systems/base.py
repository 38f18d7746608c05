"""What every system under measurement can do: be installed, be set up once, serve, name its requests."""

import os
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from hashlib import sha256
from pathlib import Path

from bench.peers.scratch import Scratch, ScratchError
from bench.peers.shapes import Ask

SEEDS = Path("bench/peers/seeds").resolve()
LOCKS = Path("requirements").resolve()
WORKERS = 2


def digest(*files: Path) -> str:
    """Of what they hold, in the order of their names."""
    whole = sha256()
    for file in sorted(files):
        whole.update(file.read_bytes())
    return whole.hexdigest()


class System(ABC):
    """One system. Its folder is below the scratch folder; its database has its name."""

    name: str
    title: str

    def __init__(self, scratch: Scratch) -> None:
        self.scratch = scratch
        self.folder = scratch.folder / self.name
        self.folder.mkdir(exist_ok=True)

    def set_up(self) -> None:
        """Install and fill once; then, each time, the same rows again. Raises ScratchError."""
        wanted = self.mark()
        if self.scratch.ready.get(self.name) != wanted:
            self.scratch.ready.pop(self.name, None)
            self.install()
            self.blank()
            self.fill()
            self.keep()
            self.scratch.ready[self.name] = wanted
            self.scratch.save()
        self.restore()
        self.enter()

    def blank(self) -> None:
        """An empty database."""
        self.scratch.make_database(self.name)

    def keep(self) -> None:
        """Remember the filled database."""
        self.scratch.keep(self.name)

    def restore(self) -> None:
        """Put what was kept back."""
        self.scratch.restore(self.name)

    @abstractmethod
    def mark(self) -> str:
        """Another one when it must be set up again."""

    @abstractmethod
    def install(self) -> None:
        """Its programs."""

    @abstractmethod
    def fill(self) -> None:
        """Tables and rows, in an empty database."""

    def enter(self) -> None:  # noqa: B027 - most need nothing
        """Sign in who must be; each time."""

    @abstractmethod
    def command(self, port: int) -> list[str]:
        """What serves it, on this port of this machine, with `WORKERS` workers."""

    @abstractmethod
    def environment(self, port: int) -> dict[str, str]:
        """What the server's surroundings say, beside ours; writes its settings."""

    @abstractmethod
    def asks(self, port: int) -> tuple[Ask, ...]:
        """The requests that are measured; the server is up."""

    def run(self, *command: str | Path, port: int = 1) -> str:
        """A command of this system; what it said. Raises ScratchError, with where its words are."""
        log = self.folder / "set-up.log"
        done = subprocess.run(
            [str(part) for part in command], env=os.environ | self.environment(port),
            cwd=self.folder, text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        with log.open("a") as opened:
            opened.write(done.stdout)
        if done.returncode:
            message = f"{self.name}: {Path(command[0]).name} failed, its words are in {log}"
            raise ScratchError(message)
        return done.stdout


class Peer(System):
    """A system from the package index, in a virtual environment of its own."""

    @property
    def lock(self) -> Path:
        """What is installed, pinned and hashed."""
        return LOCKS / f"peers-web-{self.name}.txt"

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / "venv" / "bin" / "python"

    def mark(self) -> str:
        """By its lock file and its seeds; each month anew, as they are of dates to come."""
        return time.strftime("%Y-%m ") + digest(self.lock, *SEEDS.glob(f"{self.name}_*.py"))

    def install(self) -> None:
        """Just what is locked."""
        if not self.python.exists():
            self.run(sys.executable, "-m", "venv", "venv")
        self.run(self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                 "--require-hashes", "--no-deps", "-r", self.lock)  # fmt: skip

    def gunicorn(self, application: str, port: int) -> list[str]:
        """Sync workers, no threads, no proxy in front."""
        return [
            str(self.python.with_name("gunicorn")), application, "--bind", f"127.0.0.1:{port}",
            "--workers", str(WORKERS), "--timeout", "60", "--log-level", "warning",
        ]  # fmt: skip
