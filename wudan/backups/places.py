"""What of the house is kept besides the database: each folder and file, by the name it has in a copy."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

FOLDERS = {
    "anchors": "ANCHORS", "archive": "ARCHIVE", "exports": "EXPORTS", "proofs": "PROOFS",
    "sheets": "SHEETS", "scans": "SCANS", "site-pictures": "SITE_PICTURES",
    "honor-pictures": "HONOR_PICTURES", "content-pictures": "CONTENT_PICTURES",
    "content-films": "CONTENT_FILMS",
}  # fmt: skip
"""Name in a copy, which is the name below WUDAN_HOME, and the setting that says where it lies."""
NOT_KEPT = {
    "assets": "built from frontend/",
    "locale": "built from locale/",
    "beats": "marks of workers that are alive now",
    "closed": "there while the database is upgraded or restored: units wait as long",
    "metrics": "counts of server processes that are running now",
    "by-the-clock": "when this machine last did what is due each night, week and month (deploy/big)",
    "backups": "the copies themselves",
    "backup.key": "whoever has a copy must not have its key with it",
}
"""What else may lie in WUDAN_HOME, and why it is in no copy."""
UNFINISHED = ".part"


def folders() -> dict[str, Path]:
    """Where each folder lies."""
    return {name: Path(getattr(settings, setting)) for name, setting in FOLDERS.items()}


def single_files() -> dict[str, Path]:
    """The keys of personal texts and the secret of sessions."""
    return {"keys.json": Path(settings.KEYS_FILE), "secret-key": settings.HOME / "secret-key"}


def target_of(name: str) -> Path:
    """Where a folder or file of a copy belongs in this house."""
    return (folders() | single_files())[name]


def files_of() -> Iterator[tuple[str, Path]]:
    """Every file there is now, with its name in a copy; those still being written are left out.

    The keys come last: while the files are read, minutes pass, and a key that is made meanwhile seals some of them.
    """
    for name, folder in folders().items():
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink() and path.suffix != UNFINISHED:
                yield f"{name}/{path.relative_to(folder).as_posix()}", path
    for name, path in single_files().items():
        if path.is_file():
            yield name, path
