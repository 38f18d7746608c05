"""Cards and money behind the points in the demo: three elders of the first station have a card."""

from datetime import datetime, timedelta

from wudan.jobs.rehearsal.curtain import by_day
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.refusals import Refusal
from wudan.people.models import Person
from wudan.rewards.actions import cards
from wudan.rewards.actions.note_provision import note_provision

_PIN = "739106"
_CARDS = 3
_FEN = 5_000_000


def give_out_cards(scene: Scene, county: str, *, until: datetime) -> None:
    """By the center office, which knows them; and what the county has set aside."""
    office, at = scene.staff(scene.center.pk), by_day(until - timedelta(days=40))
    note_provision(county=county, amount_fen=_FEN, words="县级专项", by=office, at=at)
    given = 0
    for person in sorted(scene.cast.residents, key=lambda one: (one.home_id or 0, one.pk)):
        if given < _CARDS and person.home is not None and _given(scene, person, at):
            given += 1


def _given(scene: Scene, person: Person, at: datetime) -> bool:
    assert person.home is not None, "asked for before"  # noqa: S101
    try:
        cards.issue(
            unit=person.home, person=person, pin=_PIN, identity="known",
            by=scene.staff(scene.center.pk), at=at,
        )  # fmt: skip
    except Refusal:
        return False
    return True
