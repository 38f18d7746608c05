"""Slices asked for at once still add up; one of two second persons decides; one worker makes.

Each race has a control that goes wrong with the locks taken away.
"""

import threading
from contextlib import suppress
from datetime import timedelta
from importlib import import_module

import pytest

from tests.concurrency.racing import faults, is_fair, race, winners, without_turns
from tests.world import COUNTY, MONDAY, SINCE
from wudan.exchange.actions import Wanted, approve, ask, make, refuse
from wudan.exchange.files import exports_kept
from wudan.exchange.models import Export
from wudan.journal.models import Event
from wudan.people.models import Person, Post
from wudan.people.signing_in import actor_under

pytestmark = pytest.mark.postgres
asking, deciding = (import_module(f"wudan.exchange.actions.{n}") for n in ("ask", "deciding"))
AT = MONDAY + timedelta(days=1)


@pytest.fixture
def village(shared_world):
    """石峁村, with sixty people: two slices are too many for one alone."""
    home = shared_world.units["石峁村"]
    missing = 60 - Person.objects.filter(home=home).count()
    Person.objects.bulk_create(
        Person(county=COUNTY, name=f"米{n:03d}", phone="", home=home) for n in range(missing)
    )
    return home


@pytest.fixture
def export(shared_world, village):
    """One that waits for a second person."""
    asks(shared_world, village, 1)[0]()
    Export.objects.update(needs_second=True, state="asked")
    return Export.objects.get()


def asks(world, village, count):
    by = world.actor("柳文书")
    wanted = Wanted(kind="roster", unit=village, form="csv", purpose="九月总结，报宣传部")
    return [lambda: ask(wanted=wanted, by=by, at=AT)] * count


def decisions(world, export):
    person = Person.objects.create(county=COUNTY, name="文副主任", phone="")
    post = Post.objects.create(
        county=COUNTY, person=person, role="center_office", unit=world.units["c"], starts_on=SINCE
    )
    second = actor_under(Post.objects.select_related("unit").get(pk=post.pk))
    institute = world.actor("乔委员")
    return [
        lambda: approve(export=export, by=second, at=AT),
        lambda: refuse(export=export, by=institute, at=AT, words="范围太大"),
    ]


def meet_after(patch, module, name, threads):
    """Let all threads look before any of them writes."""
    done, meeting = getattr(module, name), threading.Barrier(threads)

    def together(*args, **kwargs):
        answer = done(*args, **kwargs)
        with suppress(threading.BrokenBarrierError):
            meeting.wait(2)
        return answer

    patch.setattr(module, name, together)


def test_slices_asked_for_at_once_add_up(shared_world, village):
    outcomes = race(asks(shared_world, village, 6))
    assert not faults(outcomes), outcomes
    alone = Export.objects.filter(needs_second=False)
    assert (alone.count(), Export.objects.count()) == (1, 6)


def test_control_without_waiting_they_do_not(shared_world, village, monkeypatch):
    monkeypatch.setattr(asking, "one_at_a_time", lambda by: None)
    meet_after(monkeypatch, asking, "measure", 2)
    without_turns(monkeypatch)
    outcomes = race(asks(shared_world, village, 2))
    assert faults(outcomes) or Export.objects.filter(needs_second=False).count() != 1


def test_one_of_two_second_persons_decides(shared_world, export):
    outcomes = race(decisions(shared_world, export))
    assert is_fair(outcomes), outcomes
    decided = Event.objects.filter(verb__in=["export.approve", "export.refuse"])
    assert decided.count() == 1


def test_control_deciding_without_the_lock_goes_wrong(shared_world, export, monkeypatch):
    monkeypatch.setattr(deciding, "lock", lambda e: Export.objects.get(pk=e.pk))
    meet_after(monkeypatch, deciding, "deciding_objection", 2)
    without_turns(monkeypatch)
    assert not is_fair(race(decisions(shared_world, export)))


def test_of_four_workers_one_makes_it(shared_world, village):
    asks(shared_world, village, 1)[0]()
    pk = Export.objects.get().pk
    outcomes = race([lambda: make(export_id=pk, at=AT)] * 4)
    assert not faults(outcomes), outcomes
    assert len([made for made in winners(outcomes) if made is not None]) == 1
    assert len(list(exports_kept().names())) == 1
    assert Event.objects.filter(verb="export.make").count() == 1
