"""Swap a restored house in: a plan on the disk first, then step by step; a cut at any step is gone on from.

Each old thing is moved beside, none is removed. While the plan lies there no other command runs.
"""

import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

from wudan.backups.engines import Engine
from wudan.backups.half_way import plan_file
from wudan.backups.places import folders, single_files
from wudan.backups.restoring import Beside
from wudan.kit.safekeeping.settling import settle_folder


@dataclass(frozen=True, slots=True)
class Plan:
    """What is moved where, in order; and which databases change names."""

    name: str
    before: str
    home: str
    moves: list[list[str]]
    fresh: str
    old: str


def planned() -> Plan:
    """The swap that was begun."""
    return Plan(**json.loads(plan_file().read_text("utf-8")))


def begin(name: str, beside: Beside, engine: Engine, *, mark: str) -> Plan:
    """Write the plan down. From here on it is ended, by this command or by `restore --go-on`."""
    _give_to_owner(beside.home)
    before = settings.HOME / f"before-restore-{mark}"
    before.mkdir(mode=0o700)
    moves = [list(pair) for pair in engine.moves(beside.laid, before)]
    for part, target in (folders() | single_files()).items():
        fresh = beside.home / part
        if part == "anchors" and _is_elsewhere(target):
            continue  # another holder's disk: it is what a restored house is held against
        if target.exists():
            moves.append([str(target), str(before / part)])
        if fresh.exists():
            moves.append([str(fresh), str(target)])
    renamed = beside.laid.name if engine.kind == "postgresql" else ""
    plan = Plan(
        name, str(before), str(beside.home), moves, renamed, f"before_restore_{mark.lower()}"
    )
    _write(plan)
    return plan


def carry_out(plan: Plan, engine: Engine) -> None:
    """Every step that was not done yet. Raises StoreFault, OSError; then it can be gone on with."""
    if plan.fresh:
        engine.exchange(plan.fresh, plan.old)
    for source, target in plan.moves:
        _move(Path(source), Path(target))
    for folder in {Path(target).parent for _, target in plan.moves}:
        settle_folder(folder)
    shutil.rmtree(plan.home, ignore_errors=True)
    plan_file().unlink()


def _give_to_owner(home: Path) -> None:
    """When root restores, the service must still be able to read what it owned."""
    if os.geteuid() != 0:
        return
    owner = settings.HOME.stat()
    for path in [home, *home.rglob("*")]:
        os.chown(path, owner.st_uid, owner.st_gid)


def _move(source: Path, target: Path) -> None:
    """Done already is as good. Across file systems a whole copy is made first, then named."""
    if target.exists() or not source.exists():
        return
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        source.rename(target)
    except OSError:
        unfinished_copy = target.with_name(f"{target.name}.restoring")
        shutil.rmtree(unfinished_copy, ignore_errors=True)
        if source.is_dir():
            shutil.copytree(source, unfinished_copy)
        else:
            shutil.copy2(source, unfinished_copy)
        unfinished_copy.rename(target)
        shutil.rmtree(source) if source.is_dir() else source.unlink()


def _is_elsewhere(target: Path) -> bool:
    return not target.resolve().is_relative_to(settings.HOME.resolve()) and target.exists()


def _write(plan: Plan) -> None:
    path = plan_file()
    fresh = path.with_suffix(".part")
    with fresh.open("w", encoding="utf-8") as opened:
        json.dump(asdict(plan), opened)
        opened.flush()
        os.fsync(opened.fileno())
    fresh.replace(path)
