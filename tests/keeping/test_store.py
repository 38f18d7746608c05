"""A store says what is wrong with it, tells nothing without its key, and thins as it was told."""

import json
import threading
from datetime import timedelta

import pytest

from tests.keeping.houses import CANARY, NOON, PICTURE, silence, store_in
from wudan.backups.making import make
from wudan.jobs import copies
from wudan.kit.safekeeping import (
    PART_BYTES,
    Store,
    StoreFault,
    make_key,
    read_code,
    read_key,
)
from wudan.kit.safekeeping.thinning import DAYS, LONGEST, to_remove


def part_of(store, copy, path):
    (file,) = [file for file in copy.files if file.path.startswith(path)]
    return store.parts.path(file.parts[0])


def test_a_copy_holds_files_keys_and_rows_and_leaves_out_what_is_not_finished(store, copy):
    assert [file.path for file in copy.files] == [
        "anchors/2026-09.txt", f"proofs/{'ab' * 16}", "keys.json", "secret-key",
    ]  # fmt: skip
    assert copy.tables.counts == {"people_person": 50, "deed": 0}
    assert store.names() == ["20260907T040000000Z"]
    assert store.prove(copy) == []


def test_nothing_personal_is_in_the_store_in_the_clear(store, copy):
    everything = (
        b"".join(path.read_bytes() for path in store.folder.rglob("*") if path.is_file())
        + "".join(path.name for path in store.folder.rglob("*")).encode()
    )
    for secret in (CANARY.encode(), "张三".encode(), b"people_person", b"courtyard", b"keys.json"):
        assert secret not in everything
    [proof] = [file for file in copy.files if file.path.startswith("proofs/")]
    assert b"".join(store.pieces(proof.parts)) == PICTURE


def test_a_second_copy_costs_what_changed(house, store, copy, settings):
    again = make(store, house, at=NOON + timedelta(minutes=1), advance=silence)
    assert again.written == 0
    (settings.PROOFS / ("ef" * 16)).write_bytes(b"a new picture")
    third = make(store, house, at=NOON + timedelta(minutes=2), advance=silence)
    assert 0 < third.written < 200
    assert len(third.copy.files) == len(copy.files) + 1


def test_a_changed_byte_is_found_and_named(store, copy):
    path = part_of(store, copy, "proofs/")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    (fault,) = store.prove(copy)
    assert fault.startswith(f"proofs/{'ab' * 16}：部分")
    assert "被改过或不完整" in fault


def test_a_cut_part_is_found(store, copy):
    path = part_of(store, copy, "secret-key")
    path.write_bytes(path.read_bytes()[:-1])
    (fault,) = store.prove(copy)
    assert "secret-key" in fault


def test_a_missing_part_is_found_and_written_anew_by_the_next_copy(house, store, copy):
    part_of(store, copy, "proofs/").unlink()
    assert "缺少或读不到" in store.prove(copy)[0]
    again = make(store, house, at=NOON + timedelta(minutes=1), advance=silence)
    assert again.written > 0
    assert store.prove(copy) == store.prove(again.copy) == []


def test_a_part_in_another_s_place_does_not_open(store, copy):
    one, other = part_of(store, copy, "proofs/"), part_of(store, copy, "secret-key")
    one.write_bytes(other.read_bytes())
    assert len(store.prove(copy)) == 1


def test_what_rotted_is_written_anew_when_asked(house, store, copy):
    path = part_of(store, copy, "secret-key")
    path.write_bytes(b"\0" * path.stat().st_size)
    make(store, house, at=NOON + timedelta(minutes=1), afresh=True, advance=silence)
    assert store.prove(copy) == []


@pytest.mark.parametrize("harm", [lambda b: b[:-5], lambda b: b[:60] + b"x" + b[61:], lambda b: b"no"])  # fmt: skip
def test_a_harmed_list_is_refused(store, copy, harm):
    path = store.folder / "copies" / f"{copy.name}.copy"
    path.write_bytes(harm(path.read_bytes()))
    with pytest.raises(StoreFault, match=r"不能用|读不懂"):
        store.read(copy.name)


def test_an_old_copy_does_not_pass_for_a_new_one(store, copy):
    path = store.folder / "copies" / f"{copy.name}.copy"
    path.rename(path.with_name("20270101T000000000Z.copy"))
    with pytest.raises(StoreFault, match="被改过"):
        store.read("20270101T000000000Z")


def test_a_later_format_says_so(store, copy):
    path = store.folder / "copies" / f"{copy.name}.copy"
    path.write_bytes(path.read_bytes().replace(b"wudan copy 1 ", b"wudan copy 2 ", 1))
    with pytest.raises(StoreFault, match="更新的版本"):
        store.read(copy.name)


def test_another_key_is_told_by_its_name_before_anything_is_opened(store, copy, tmp_path):
    other = make_key(tmp_path / "other.key", cipher="aes-256-gcm", made_on=NOON.date())
    with pytest.raises(StoreFault, match=f"{store.key.id} 封的，给的是 {other.id}"):
        Store(store.folder, other)
    told = json.loads((store.folder / "store.json").read_text())
    (store.folder / "store.json").write_text(json.dumps(told | {"key": other.id}))
    with pytest.raises(StoreFault, match="密钥不对"):
        Store(store.folder, other).read(copy.name)


def test_no_key_and_a_broken_key_say_what_to_do(tmp_path):
    with pytest.raises(StoreFault, match="--code"):
        read_key(tmp_path / "none.key")
    (tmp_path / "bad.key").write_text("{}")
    with pytest.raises(StoreFault, match="读不懂"):
        read_key(tmp_path / "bad.key")


@pytest.mark.parametrize("cipher", ["aes-256-gcm", "sm4-gcm"])
def test_the_code_on_paper_is_the_key(house, tmp_path, cipher):
    store = store_in(tmp_path / cipher, cipher=cipher)
    copy = make(store, house, at=NOON, advance=silence).copy
    typed = read_code(store.key.code.lower().replace("-", " ").replace("o", "0"))
    assert Store(store.folder, typed).prove(copy) == []
    slip = ("A" if store.key.code[7] != "A" else "B").join((store.key.code[:7], store.key.code[8:]))
    with pytest.raises(StoreFault, match="打错了"):
        read_code(slip)


def test_a_key_is_never_written_over(store):
    path = store.folder.with_suffix(".key")
    with pytest.raises(StoreFault, match="不覆盖"):
        make_key(path, cipher="aes-256-gcm", made_on=NOON.date())
    assert read_key(path).id == store.key.id
    assert path.stat().st_mode & 0o077 == 0


def test_a_big_file_is_many_parts_in_order(tmp_path, store):
    pieces = [bytes([n]) * PART_BYTES for n in range(5)]
    added = store.add(iter([*pieces, b"end"]))
    assert len(added.parts) == 6
    assert b"".join(store.pieces(added.parts)) == b"".join([*pieces, b"end"])


def test_another_place_gets_what_it_lacks_and_proves_by_itself(house, store, copy, tmp_path):
    away = Store(tmp_path / "away", store.key, make=True)
    assert store.bring_to(away)[0] == 1
    path = part_of(away, copy, "proofs/")
    path.write_bytes(path.read_bytes()[:10])  # cut while it was brought
    make(store, house, at=NOON + timedelta(minutes=1), advance=silence)
    assert store.bring_to(away)[0] == 1
    assert away.names() == store.names()
    assert [away.prove(away.read(name)) for name in away.names()] == [[], []]


def test_a_part_that_no_list_there_names_is_brought_again(house, store, copy, tmp_path):
    away = Store(tmp_path / "away", store.key, make=True)
    paths = [away.parts.path(name) for name in set(copy.parts())]
    for path in paths:  # the power went before they were settled: sizes, and nothing in them
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\0" * store.parts.size(path.name))
    store.bring_to(away)
    assert away.prove(away.read(copy.name)) == []
    stamps = [
        path.stat().st_mtime_ns for path in paths
    ]  # the control: what a list names is not brought again
    make(store, house, at=NOON + timedelta(minutes=1), advance=silence)
    assert store.bring_to(away)[0] == 1
    assert [path.stat().st_mtime_ns for path in paths] == stamps


def test_two_do_not_change_a_store_at_once(store):
    with store.turn(), pytest.raises(StoreFault, match="另一个备份"), store.turn():
        pass


def test_who_waits_gets_the_store_when_the_other_is_done(store):
    held, done = store.turn(), []

    def wait():
        with Store(store.folder, store.key).turn(wait_seconds=60):
            done.append(True)

    waits = threading.Thread(target=wait)
    with held:
        waits.start()
        waits.join(timeout=0.5)
        assert done == []
        with pytest.raises(StoreFault, match="另一个备份"), store.turn(wait_seconds=0.05):
            pass
    waits.join(timeout=30)
    assert done == [True]


def test_only_who_has_no_terminal_waits(monkeypatch):
    assert copies.patience() > 3600
    monkeypatch.setattr(copies.sys.stdin, "isatty", lambda: True, raising=False)
    assert copies.patience() == 0


def test_what_a_cut_run_left_is_not_trusted(house, store, settings):
    (settings.PROOFS / ("ef" * 16)).write_bytes(b"written, then the power went")
    torn = store.parts.path(store.parts.name_of(b"written, then the power went"))
    torn.parent.mkdir(parents=True, exist_ok=True)
    torn.write_bytes(b"")
    assert store.prove(make(store, house, at=NOON, advance=silence).copy) == []


def _thinned(store, house, days, settings):
    for day in days:
        (settings.PROOFS / ("ab" * 16)).write_bytes(f"as on day {day}".encode())
        make(store, house, at=NOON - timedelta(days=day), advance=silence)
    return store.thin(at=NOON)


def test_thinning_removes_old_copies_with_their_parts_and_never_the_proven_one(
    house, store, settings
):
    make(store, house, at=NOON - timedelta(days=200), advance=silence)
    proven = store.names()[0]
    store.note_proven(proven, at=NOON)
    removed, freed = _thinned(store, house, [100, 95, 17, 12, 3, 2, 0], settings)
    assert removed == 2
    assert freed > 0
    assert store.names()[0] == proven
    assert len(store.names()) == 6
    assert all(store.prove(store.read(name)) == [] for name in store.names())
    store.note_proven(store.names()[-1], at=NOON)
    store.thin(at=NOON)
    assert proven not in store.names()


def test_no_part_goes_while_a_list_cannot_be_read(house, store, settings):
    _thinned(store, house, [3], settings)
    damaged = store.names()[0]
    (store.folder / "copies" / f"{damaged}.copy").write_bytes(b"harmed")
    before = store.parts.names()
    with pytest.raises(StoreFault):
        _thinned(store, house, [100, 17, 10, 0], settings)
    assert before <= store.parts.names()


def test_copies_stand_close_when_young_and_far_apart_when_old():
    moments = {NOON - timedelta(minutes=n) for n in range(240)}
    moments |= {NOON - timedelta(hours=n) for n in range(24 * 120)}
    left = moments - to_remove(moments, at=NOON, proven=None)
    assert NOON in left
    assert all(NOON - moment <= LONGEST for moment in left)
    assert sum(NOON - moment <= timedelta(hours=2) for moment in left) == 121
    by_day = [m for m in left if timedelta(days=3) < NOON - m < timedelta(days=DAYS - 1)]
    assert len(by_day) == len({m.date() for m in by_day}) == DAYS - 4
    assert 8 <= sum(NOON - m > timedelta(days=DAYS) for m in left) <= 12


def test_the_newest_stays_however_old():
    old = NOON - timedelta(days=400)
    assert to_remove([old], at=NOON, proven=None) == set()
