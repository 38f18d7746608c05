"""A restored house comes in whole, what was there stays beside, and a cut at any step is gone on from."""

import os
import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings as of_tests

from tests import tables
from tests.keeping.houses import NOON, settle, silence
from wudan.backups import half_way, swapping
from wudan.backups.engines.sqlite import Sqlite
from wudan.backups.facts import _SUMS, facts_of
from wudan.backups.making import make
from wudan.backups.places import FOLDERS, NOT_KEPT
from wudan.backups.restoring import compared, insist_it_fits, lay_out
from wudan.jobs import commandline
from wudan.jobs.commands import restore
from wudan.kit.safekeeping import StoreFault


def spoil(house, settings):
    """Something happens after the copy."""
    with closing(sqlite3.connect(house.path)) as rows, rows:
        rows.execute("DELETE FROM people_person")
    (settings.PROOFS / ("ab" * 16)).unlink()
    (settings.PROOFS / ("99" * 16)).write_bytes(b"newer")
    settings.SHEETS.mkdir()
    (settings.SHEETS / ("77" * 16)).write_bytes(b"newer too")


def beside(store, copy, house):
    found = lay_out(store, copy, house, house.path.parent / ".restoring-x", label="restoring", advance=silence)  # fmt: skip
    assert compared(copy, house, found) == []
    return found


def persons(path):
    with closing(sqlite3.connect(path)) as rows:
        return rows.execute("SELECT count(*) FROM people_person").fetchone()[0]


def as_copied(home):
    return (
        persons(home / "house.sqlite3") == 50
        and [path.name for path in (home / "proofs").iterdir()] == ["ab" * 16]
        and not (home / "sheets").exists()
        and not (home / ".restoring-x").exists()
    )


def test_the_restored_house_comes_in_and_the_old_one_stays_beside(house, store, copy, settings):
    spoil(house, settings)
    plan = swapping.begin(copy.name, beside(store, copy, house), house, mark="now")
    swapping.carry_out(plan, house)
    assert as_copied(settings.HOME)
    old = Path(plan.before)
    assert persons(old / "house.sqlite3") == 0
    assert {path.name for path in (old / "proofs").iterdir()} == {"99" * 16, "cd" * 16 + ".part"}
    assert (old / "sheets" / ("77" * 16)).exists()
    assert not half_way.unfinished()


@pytest.mark.parametrize("done", range(9))
def test_a_cut_at_any_step_is_gone_on_from(house, store, copy, settings, monkeypatch, done):
    spoil(house, settings)
    plan = swapping.begin(copy.name, beside(store, copy, house), house, mark="now")
    assert done <= len(plan.moves)
    with monkeypatch.context() as cut:
        moved = iter(range(done))
        whole = swapping._move

        def until_cut(source, target, before):
            if next(moved, None) is None:
                raise KeyboardInterrupt
            whole(source, target, before)

        cut.setattr(swapping, "_move", until_cut)
        if done < len(plan.moves):
            with pytest.raises(KeyboardInterrupt):
                swapping.carry_out(plan, house)
    assert half_way.unfinished()
    swapping.carry_out(swapping.planned(), house)
    assert as_copied(settings.HOME)
    assert (Path(plan.before) / "sheets" / ("77" * 16)).exists()


def cut_before(part, store, copy, house, monkeypatch):
    """A swap that was begun, and cut before a part of the restored house came in; the plan of it."""
    plan = swapping.begin(copy.name, beside(store, copy, house), house, mark="now")
    with monkeypatch.context() as cut:
        whole = swapping._move

        def until_cut(source, target, before):
            if source == Path(plan.home) / part:
                raise KeyboardInterrupt
            whole(source, target, before)

        cut.setattr(swapping, "_move", until_cut)
        with pytest.raises(KeyboardInterrupt):
            swapping.carry_out(plan, house)
    return swapping.planned()


@pytest.mark.parametrize("part", ["keys.json", "secret-key", "proofs"])
def test_what_is_made_anew_meanwhile_takes_nothing_s_place(house, store, copy, settings, monkeypatch, part):  # fmt: skip
    place = settings.HOME / part
    kept = tree(place)
    plan = cut_before(part, store, copy, house, monkeypatch)
    assert not place.exists()
    if part == "proofs":
        place.mkdir()
        (place / ("55" * 16)).write_bytes(b"stray")
    else:
        place.write_bytes(b"stray")
    stray = tree(place)
    swapping.carry_out(plan, house)
    assert tree(place) == {name: kept[name] for name in kept if not name.endswith(".part")}
    assert tree(Path(plan.before) / part) == kept
    assert tree(Path(plan.before) / f"{part}.stray-1") == stray


@pytest.mark.parametrize("part", ["keys.json", "proofs"])
def test_a_copy_across_disks_that_was_cut_is_ended(house, store, copy, settings, monkeypatch, part):
    """It was named already, and what it was made of is not quite gone."""
    plan = cut_before(part, store, copy, house, monkeypatch)
    fresh, place = Path(plan.home) / part, settings.HOME / part
    whole = tree(fresh)
    shutil.copytree(fresh, place) if fresh.is_dir() else shutil.copy2(fresh, place)
    swapping.carry_out(plan, house)
    assert tree(place) == whole
    assert not list(Path(plan.before).glob("*.stray-*"))


def test_a_power_cut_just_before_a_step_was_noted_harms_nothing(house, store, copy, settings, monkeypatch):  # fmt: skip
    """The old keys are away; the plan does not say so yet; the restored ones are not in."""
    plan = cut_before("keys.json", store, copy, house, monkeypatch)
    kept = (Path(plan.home) / "keys.json").read_bytes()
    (settings.HOME / "keys.json").write_bytes(b"stray")
    swapping.carry_out(replace(plan, done=plan.done - 1), house)
    assert (settings.HOME / "keys.json").read_bytes() == kept
    assert (Path(plan.before) / "keys.json.stray-1").read_bytes() == b"stray"


def tree(path):
    """Each file, and what is in it."""
    found = path.rglob("*") if path.is_dir() else [path]
    return {one.relative_to(path).as_posix(): one.read_bytes() for one in found if one.is_file()}


def test_no_other_command_runs_half_way(house, store, copy, settings, capsys):
    swapping.begin(copy.name, beside(store, copy, house), house, mark="now")
    assert commandline.main(["verify", "--list"]) == 2
    assert "--go-on" in capsys.readouterr().err


def test_who_is_connected_is_told_of(house):
    with closing(sqlite3.connect(house.path)) as rows:
        rows.execute("SELECT count(*) FROM people_person").fetchone()
        assert "请先停掉" in house.occupied()
    assert house.occupied() == ""


def test_one_that_a_visitor_started_again_is_told_to_be_closed_first(
    house, store, copy, settings, capsys, monkeypatch
):
    monkeypatch.setattr(restore, "engine", lambda: house)
    settings.BACKUPS, settings.BACKUP_KEY = store.folder, store.folder.with_suffix(".key")
    for told in (True, False):
        with closing(sqlite3.connect(house.path)) as rows:
            rows.execute("SELECT count(*) FROM people_person").fetchone()
            assert commandline.main(["restore", "--overwrite"]) == 2
        assert (f"touch {settings.HOME / 'closed'}" in capsys.readouterr().err) is told
        (settings.HOME / "closed").touch()


def test_a_broken_database_can_still_be_replaced(house, store, copy, settings):
    for path in house.path.parent.glob("house.sqlite3*"):
        path.write_bytes(os.urandom(4096))
    with pytest.raises(StoreFault, match="打不开"):
        house.live()
    assert house.occupied() == ""
    plan = swapping.begin(copy.name, beside(store, copy, house), house, mark="now")
    swapping.carry_out(plan, house)
    assert persons(house.path) == 50


def test_a_house_that_is_not_the_list_s_is_told_of(house, store, copy):
    found = beside(store, copy, house)
    with closing(sqlite3.connect(found.laid.name)) as rows, rows:
        rows.execute("DELETE FROM people_person WHERE id = 7")
    assert compared(copy, house, found) == ["表 people_person：清单里 50 行，恢复出来 49 行"]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"county": "610000"}, "请核对 WUDAN_PACK"),
        ({"tables": {"kind": "postgresql"}}, "换数据库不能靠恢复备份"),
        ({"tables": {"steps": {"orders": "0009_of_the_future"}}}, "请先升级程序再恢复"),
        ({"tables": {"size": 10**15}}, "磁盘不够"),
    ],
)
def test_a_copy_that_does_not_fit_is_refused_in_one_line(house, copy, settings, changed, words):
    insist_it_fits(copy, house, settings.HOME)
    tables_changed = replace(copy.tables, **changed.pop("tables", {}))
    with pytest.raises(StoreFault, match=words):
        insist_it_fits(replace(copy, tables=tables_changed, **changed), house, settings.HOME)


def test_a_file_name_cannot_lead_out_of_the_house(house, store, copy):
    (first, *rest) = copy.files
    evil = replace(copy, files=(replace(first, path="../../keys.json"), *rest))
    with pytest.raises(StoreFault, match="名字不对"):
        beside(store, evil, house)
    assert not (house.path.parent / ".restoring-x").exists()


def test_every_place_of_a_house_is_kept_or_said_why_not():
    told = (of_tests.BASE_DIR / "config" / "settings.py").read_text("utf-8")
    named = set(re.findall(r'ENV\.home / "([^"]+)"', told))
    assert named
    assert named <= FOLDERS.keys() | NOT_KEPT.keys()


def test_every_sum_of_the_books_is_asked_of_today_s_tables(tmp_path):
    tables.copy_into(tmp_path / "house.sqlite3")
    facts = Sqlite(tmp_path / "house.sqlite3").live()
    assert set(_SUMS) < set(facts.sums)
    assert facts.steps["backups"] == "0001_tables"
    with closing(sqlite3.connect(tmp_path / "house.sqlite3")) as rows:
        assert facts_of(lambda question: rows.execute(question).fetchall(), "sqlite") == facts


def test_anchors_end_where_the_copied_database_does(tmp_path, settings, store):
    settle(tmp_path / "home", settings)
    tables.copy_into(tmp_path / "home" / "house.sqlite3")
    engine = Sqlite(tmp_path / "home" / "house.sqlite3")
    with closing(sqlite3.connect(engine.path)) as rows, rows:
        rows.execute("INSERT INTO journal_anchor (number, at, chains_count, events_count, digest) VALUES (1, '2026-09-07', 1, 1, 'e')")  # fmt: skip
    first = "begin 1 then | d\nseal 1 then 1 1 | e\n"
    (settings.ANCHORS / "2026-09.txt").write_text(first + "begin 2 later | f\nseal 2 later 1 1 | g\n")  # fmt: skip
    copy = make(store, engine, at=NOON, advance=silence).copy
    (kept,) = [file for file in copy.files if file.path.startswith("anchors/")]
    assert b"".join(store.pieces(kept.parts)).decode() == first
