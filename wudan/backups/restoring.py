"""Lay a copy out beside the house and hold it against its list; nothing that is there is touched."""

import hashlib
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from wudan.backups.engines import Engine, Laid
from wudan.backups.facts import Facts, differences
from wudan.kit.safekeeping import Copy, Kept, Store, StoreFault, settle

Advance = Callable[[int], None]
_SPARE = 1.1


@dataclass(frozen=True, slots=True)
class Beside:
    """A restored house that nobody uses yet."""

    home: Path
    laid: Laid


def insist_it_fits(copy: Copy, engine: Engine, home: Path) -> None:
    """Raises StoreFault for another county's copy, another database's, a newer version's, a full disk."""
    if copy.tables.kind != engine.kind:
        raise StoreFault(
            f"这份备份的数据库是 {copy.tables.kind}，这里设的是 {engine.kind}：换数据库不能靠恢复备份。"
        )
    if (copy.county, copy.pack) != (settings.PACK.county, settings.PACK.name):
        raise StoreFault(
            f"这份备份是 {copy.pack}（{copy.county}）的，这里设的是 {settings.PACK.name}"
            f"（{settings.PACK.county}）。请核对 WUDAN_PACK。"
        )
    if newer := _unknown_steps(copy.tables.steps):
        raise StoreFault(
            f"这份备份是更新的版本（{copy.program}）做的，这个版本不认识：{'、'.join(newer[:5])}。请先升级程序再恢复。"
        )
    need, free = int(copy.size * _SPARE), shutil.disk_usage(home).free
    if need > free:
        raise StoreFault(f"磁盘不够：恢复要 {need // 10**6} MB，{home} 只剩 {free // 10**6} MB。")


def lay_out(
    store: Store, copy: Copy, engine: Engine, home: Path, *, label: str, advance: Advance
) -> Beside:
    """Database and files below `home`, which must not be there. Raises StoreFault; then nothing is left."""
    home.mkdir(mode=0o700)
    try:
        for file in copy.files:
            _write(store, file, home, advance)
        laid = engine.lay_out(store.pieces(copy.tables.parts, advance), home, label)
        settle(path for path in home.rglob("*") if path.is_file())
    except OSError as fault:
        shutil.rmtree(home, ignore_errors=True)
        words = f"{home} 写不了：{fault.strerror or fault}。现在的什么也没有动。"
        raise StoreFault(words) from fault
    except BaseException:
        shutil.rmtree(home, ignore_errors=True)
        raise
    return Beside(home, laid)


def compared(copy: Copy, engine: Engine, beside: Beside) -> list[str]:
    """Whether the restored database holds what the list says; each difference in a line."""
    try:
        return differences(facts_in(copy), engine.facts(beside.laid))
    except StoreFault as fault:
        return [fault.words]


def facts_in(copy: Copy) -> Facts:
    """What a copy says its database holds."""
    told = copy.tables
    return Facts(told.steps, told.counts, told.sums, told.anchors)


def away_with(beside: Beside, engine: Engine) -> None:
    """Leave nothing of it."""
    engine.drop(beside.laid)
    shutil.rmtree(beside.home, ignore_errors=True)


def _unknown_steps(steps: dict[str, str]) -> list[str]:
    ours = MigrationLoader(None).disk_migrations
    known = set(ours) | {old for step in ours.values() for old in step.replaces}
    return [f"{app} {name}" for app, name in sorted(steps.items()) if (app, name) not in known]


def _write(store: Store, file: Kept, home: Path, advance: Advance) -> None:
    path = home / file.path
    if not path.resolve().is_relative_to(home.resolve()):
        raise StoreFault(f"备份里有一个文件的名字不对：{file.path}。")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    whole = hashlib.sha256()
    with path.open("xb") as opened:
        path.chmod(file.mode)
        for piece in store.pieces(file.parts, advance):
            whole.update(piece)
            opened.write(piece)
    if whole.hexdigest() != file.sha256:
        raise StoreFault(f"文件 {file.path} 与清单对不上，这份备份不能用。")
    os.utime(path, ns=(file.stamp[0], file.stamp[0]))
