"""Whether a restore was cut while it swapped: then only `wudan restore --go-on` may run. Imports no table."""

from pathlib import Path

from django.conf import settings

WORDS = "上一次恢复换到一半停下了：请运行 wudan restore --go-on 把它换完。"


def plan_file() -> Path:
    """Where the plan of a swap lies while it is carried out."""
    return plan_in(Path(settings.HOME))


def plan_in(home: Path) -> Path:
    """The same of any house; for who has no settings yet."""
    return home / "restoring.json"


def unfinished() -> bool:
    """Whether a swap was begun and not ended."""
    return plan_file().exists()
