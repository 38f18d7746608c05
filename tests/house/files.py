"""The files of the house, as the version control sees them; all of them where there is none."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
CODE = ROOT / "wudan"
NOT_OURS = {".git", ".venv", "var", "node_modules", "__pycache__"}
_LISTING = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]


@cache
def kept() -> tuple[Path, ...]:
    """Every file that is, or would be, under version control."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listed = subprocess.run(_LISTING, cwd=ROOT, check=True, capture_output=True).stdout
        found = [ROOT / name for name in listed.decode().split("\0") if name]
    else:
        found = [p for p in ROOT.rglob("*") if not NOT_OURS & set(p.relative_to(ROOT).parts)]
    return tuple(sorted(path for path in found if path.is_file()))


def named(path: Path) -> str:
    """A file's name from the root, for people."""
    return path.relative_to(ROOT).as_posix()


def code(*folders: str, suffix: str = ".py") -> list[Path]:
    """The files of these packages of `wudan` (all without any), without migrations."""
    tops = [CODE / folder for folder in folders] or [CODE]
    return [
        path for path in kept()
        if path.suffix == suffix and "migrations" not in path.parts
        and any(path.is_relative_to(top) for top in tops)
    ]  # fmt: skip
