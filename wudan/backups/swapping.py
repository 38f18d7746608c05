"""Swap a restored house in: a plan on the disk first, then step by step; a cut at any step is gone on from.

Each old thing is moved beside, none is removed. While the plan lies there no other command runs, and what stands in
the way nevertheless was not of the old house: it is moved beside as well. Which steps were done is written down
after each, so that a step is never done again on what a later one has brought in.
"""

import filecmp
import json
import os
import shutil
from dataclasses import asdict, dataclass, replace
from itertools import count
from pathlib import Path

from django.conf import settings

from wudan.backups.engines import Engine
from wudan.backups.half_way import plan_file
from wudan.backups.places import folders, single_files
from wudan.backups.restoring import Beside
from wudan.kit.settling import settle, settle_folder


@dataclass(frozen=True, slots=True)
class Plan:
    """What is moved where, in order; and which databases change names."""

    name: str
    before: str
    home: str
    moves: list[list[str]]
    fresh: str
    old: str
    done: int = 0
    """How many of the moves are on the disk for certain; the next one may be as well, or half."""


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
    for number, (source, target) in enumerate(plan.moves[plan.done :], plan.done + 1):
        _move(Path(source), Path(target), Path(plan.before))
        for folder in {Path(source).parent, Path(target).parent}:
            settle_folder(folder)
        _write(replace(plan, done=number))
    shutil.rmtree(plan.home, ignore_errors=True)
    plan_file().unlink()


def _give_to_owner(home: Path) -> None:
    """When root restores, the service must still be able to read what it owned."""
    if os.geteuid() != 0:
        return
    owner = settings.HOME.stat()
    for path in [home, *home.rglob("*")]:
        os.chown(path, owner.st_uid, owner.st_gid)


def _move(source: Path, target: Path, before: Path) -> None:
    """One step, or what is left of it. What lies at both ends is either the rest of a copy across file
    systems, or something that was made anew at the place of the house meanwhile."""
    if not source.exists():
        return
    if target.exists():
        if _is_copied(source, target):
            _remove(source)
            return
        if target.is_relative_to(before):
            _carry(source, _free_name(target))
            return
        _carry(target, _free_name(before / target.name))
    _carry(source, target)


def _carry(source: Path, target: Path) -> None:
    """Across file systems a whole copy is made first, then named."""
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
        settle(
            [unfinished_copy, *unfinished_copy.rglob("*")]
        )  # the only copy, once the source is gone
        unfinished_copy.rename(target)
        settle_folder(target.parent)
        _remove(source)


def _remove(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def _is_copied(source: Path, target: Path) -> bool:
    """Whether each file that is left of `source` lies in `target`, byte for byte."""
    if not source.is_dir():
        return target.is_file() and filecmp.cmp(source, target, shallow=False)
    left = (path for path in source.rglob("*") if path.is_file())
    pairs = ((path, target / path.relative_to(source)) for path in left)
    return target.is_dir() and all(
        other.is_file() and filecmp.cmp(path, other, shallow=False) for path, other in pairs
    )


def _free_name(path: Path) -> Path:
    """Beside what bears the name already."""
    names = (path.with_name(f"{path.name}.stray-{number}") for number in count(1))
    return next(name for name in names if not name.exists())


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
