"""`make bundle`: one file from which the house is installed without a network (ADR 78).

In it: what git knows of this folder, the built pages' assets and English, every wheel of the locks held against its
hash, and VERSION. The machine that makes it and the one that installs it need the same Python and processor.
"""

import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("run", "paper")
BUILT = ("assets", "locale")
LEFT_OUT = ("tests/", "bench/", ".ci/", "docs/pictures/")


def main() -> int:
    """Gather, write var/wudan-VERSION.tar.gz, say where it is. 1 when something is not built."""
    missing = [name for name in BUILT if not (ROOT / "var" / name).exists()]
    if missing:
        sys.stderr.write(f"not built yet: var/{', var/'.join(missing)}; run make run once\n")
        return 1
    version = _version()
    made = ROOT / "var" / f"wudan-{version}.tar.gz"
    with tempfile.TemporaryDirectory() as folder:
        wheels = Path(folder) / "wheels"
        for lock in LOCKS:
            _download(ROOT / "requirements" / f"{lock}.txt", wheels)
        note = Path(folder) / "VERSION"
        note.write_text(f"{version}\n")
        _write(made, f"wudan-{version}", wheels, note)
    sys.stdout.write(f"{made.relative_to(ROOT)}  {made.stat().st_size / 1e6:.0f} MB\n")
    return 0


def _version() -> str:
    """The release, and which commit of it."""
    release = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    commit = _git("rev-parse", "--short=10", "HEAD").strip()
    return f"{release}-{commit}"


def _git(*arguments: str) -> str:
    return subprocess.run(("git", *arguments), cwd=ROOT, check=True, capture_output=True, text=True).stdout  # fmt: skip


def _download(lock: Path, wheels: Path) -> None:
    subprocess.run(
        (sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check",
         "--require-hashes", "--no-deps", "--only-binary", ":all:", "--dest", str(wheels), "-r", str(lock)),
        check=True,
    )  # fmt: skip


def _write(made: Path, top: str, wheels: Path, note: Path) -> None:
    """Same files, same order; nobody's name and no owner of this machine in it."""
    listed = [name for name in _git("ls-files", "-z").split("\0") if name and not name.startswith(LEFT_OUT)]  # fmt: skip
    with tarfile.open(made, "w:gz") as bundle:
        for name in sorted(listed):
            bundle.add(ROOT / name, f"{top}/{name}", filter=_plain)
        for name in BUILT:
            bundle.add(ROOT / "var" / name, f"{top}/built/{name}", filter=_plain)
        bundle.add(wheels, f"{top}/wheels", filter=_plain)
        bundle.add(note, f"{top}/VERSION", filter=_plain)


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry


if __name__ == "__main__":
    sys.exit(main())
