"""A clock that went wrong takes no copy away, and its copies are never the newest."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.keeping.houses import NOON, silence
from wudan.backups.making import make
from wudan.backups.models import Drill, KeptCopy
from wudan.backups.standing import standing
from wudan.jobs.copies import newest
from wudan.kit import clock
from wudan.kit.safekeeping import StoreFault
from wudan.kit.safekeeping import store as of_store
from wudan.kit.safekeeping.copies import moment_of, name_at
from wudan.kit.safekeeping.thinning import BELIEVED_AFTER, is_jump, to_remove

DAY, YEAR = timedelta(days=1), timedelta(days=365)


@pytest.fixture
def sixty(store, copy):
    """One a day, the last of them today."""
    for day in range(1, 60):
        store.keep(replace(copy, at=(NOON - day * DAY).isoformat()))
    return store


def a_year_on(store, copy):
    store.keep(replace(copy, at=(NOON + YEAR).isoformat()))
    return store.thin(at=NOON + YEAR)


def test_a_year_ahead_nothing_is_removed_and_it_is_said(sixty, copy):
    assert sixty.doubt(at=NOON) == ""
    assert a_year_on(sixty, copy) == (0, 0)
    assert len(sixty.names()) == 61
    assert "时间可能不对" in sixty.doubt(at=NOON + YEAR)
    for hour in range(1, 4):  # and not with the next copies by that clock either
        sixty.keep(replace(copy, at=(NOON + YEAR + timedelta(hours=hour)).isoformat()))
        assert sixty.thin(at=NOON + YEAR + timedelta(hours=hour)) == (0, 0)


def test_without_the_doubt_nearly_all_would_go(sixty, copy, monkeypatch):
    monkeypatch.setattr(of_store, "is_jump", lambda moments, at: False)
    assert a_year_on(sixty, copy)[0] == 60


def test_when_the_clock_is_right_again_that_copy_is_neither_newest_nor_removed(sixty, copy, house):
    a_year_on(sixty, copy)
    ahead, tomorrow = name_at(NOON + YEAR), NOON + DAY
    made = make(sixty, house, at=tomorrow, advance=silence)
    assert made.written == 0, "it leans on the newest that is not ahead"
    assert sixty.newest(at=tomorrow) == made.copy.name
    assert ahead in sixty.doubt(at=tomorrow)
    assert sixty.thin(at=tomorrow)[0] > 30
    assert ahead in sixty.names()


def test_who_asks_for_the_newest_is_told_what_was_passed_over(sixty, copy, monkeypatch, capsys):
    monkeypatch.setattr(clock, "now", lambda: NOON)
    assert newest(sixty) == name_at(NOON)
    assert capsys.readouterr().err == ""
    a_year_on(sixty, copy)
    assert newest(sixty) == name_at(NOON)
    assert name_at(NOON + YEAR) in capsys.readouterr().err
    with pytest.raises(StoreFault, match="都在将来"):
        sixty.newest(at=NOON - YEAR)


def test_a_clock_that_fell_back_removes_nothing(sixty):
    then = NOON - 20 * YEAR
    assert to_remove(map(moment_of, sixty.names()), at=then, proven=None) == set()


def test_after_a_long_pause_thinning_begins_again_by_itself():
    before = [NOON - n * DAY for n in range(60)]
    for days in range(40, 40 + BELIEVED_AFTER.days + 1):
        since = [NOON + n * DAY for n in range(40, days + 1)]
        assert is_jump(before + since, at=since[-1])
    since.append(since[-1] + DAY)
    assert not is_jump(before + since, at=since[-1])


@pytest.mark.django_db
def test_what_a_wrong_clock_noted_counts_for_nothing():
    told = {"county": "110229", "size": 1, "written": 1, "seconds": 1.0}
    KeptCopy.objects.create(name=name_at(NOON + YEAR), at=NOON + YEAR, **told)
    Drill.objects.create(county="110229", name="x", copied_at=NOON, at=NOON + YEAR, seconds=1.0, is_proven=True)  # fmt: skip
    found = standing(at=NOON)
    assert (found.is_copy_late, found.is_proof_late) == (True, True)
    KeptCopy.objects.create(name=name_at(NOON), at=NOON, **told)  # the control: one of today
    assert not standing(at=NOON).is_copy_late
