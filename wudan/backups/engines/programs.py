"""PostgreSQL's own programs: where they are, how they are run. Never through a shell."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO

from wudan.kit.safekeeping import PART_BYTES, StoreFault

_DEBIAN = Path("/usr/lib/postgresql")
_REMEDIES = {
    "unsupported version": "。这份备份是更新的 pg_dump 导出的，这里的 pg_restore 读不了：请装上与它一样新的 PostgreSQL 服务器和 postgresql-client，再恢复。",
    "transaction_timeout": "。pg_restore 或导出这份备份的 pg_dump 比服务器新：请装与服务器同版的 postgresql-client，或换更新的服务器，再来。",
}
"""What a program says last when an archive, or it itself, is of a newer version; and what to do."""


def program(name: str, *, server: int, folder: Path | None) -> str:
    """The oldest `pg_dump` or `pg_restore` here that is not older than the server.

    A newer one writes, and says to the server, what only a newer server knows (17: `SET transaction_timeout`).
    Raises StoreFault naming what to install.
    """
    found = [(_release(path), path) for path in _places(name, folder) if path.is_file()]
    fit = [one for one in found if one[0] >= server]
    if fit:
        return str(min(fit, key=lambda one: one[0])[1])
    there = f"这里只有 {max(found)[0]} 版的，" if found else ""
    raise StoreFault(
        f"缺少 {name} {server} 版或更新的：{there}请安装 postgresql-client-{server}，"
        "或用 WUDAN_POSTGRES_PROGRAMS 说明它在哪个文件夹。"
    )


def _places(name: str, folder: Path | None) -> list[Path]:
    if folder is not None:
        return [folder / name]
    debian = sorted(_DEBIAN.glob(f"*/bin/{name}"))
    on_path = shutil.which(name)
    return [*debian, *([Path(on_path)] if on_path else [])]


def _release(path: Path) -> int:
    told = subprocess.run([str(path), "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    found = re.search(r"\) (\d+)", told.stdout)
    return int(found[1]) if found else 0


def read_from(command: list[str], surroundings: Mapping[str, str]) -> Iterator[bytes]:
    """What a program writes, in whole pieces. Raises StoreFault with its last line when it fails."""
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said, env=dict(surroundings)
        ) as process:  # fmt: skip
            assert process.stdout is not None  # noqa: S101 - asked for
            try:
                while piece := process.stdout.read(PART_BYTES):
                    yield piece
            finally:
                if process.poll() is None and process.stdout.read(1):
                    process.kill()
        if process.returncode:
            raise StoreFault(f"{Path(command[0]).name} 没有做完：{_last_line(said)}")


def write_to(command: list[str], surroundings: Mapping[str, str], pieces: Iterable[bytes]) -> None:
    """Hand a program its input. Raises StoreFault with its last line when it fails."""
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said, env=dict(surroundings)
        ) as process:  # fmt: skip
            assert process.stdin is not None  # noqa: S101 - asked for
            try:
                for piece in pieces:
                    process.stdin.write(piece)
                process.stdin.close()
            except BrokenPipeError:
                pass  # it says why below
            except BaseException:
                process.kill()
                raise
        if process.returncode:
            raise StoreFault(f"{Path(command[0]).name} 没有做完：{_last_line(said)}")


def _last_line(said: IO[bytes]) -> str:
    said.seek(0)
    lines = said.read().decode(errors="replace").strip().splitlines()
    last = lines[-1] if lines else "没有说明原因"
    return last + next((remedy for sign, remedy in _REMEDIES.items() if sign in last), "")
