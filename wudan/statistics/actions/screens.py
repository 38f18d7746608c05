"""大屏的地址: made by the office, shown once, ended by the office; only a digest is kept."""

import secrets
from datetime import datetime

from django.db import transaction

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit.canonical import digest
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor
from wudan.statistics.models import Screen
from wudan.statistics.permissions import screen_objection

_LONGEST = 40


@transaction.atomic(savepoint=False)
def open_screen(*, county: str, place: str, by: Actor, at: datetime) -> str:
    """The new address's secret. Raises Objected, Malformed."""
    insist(screen_objection(by))
    place = tidy(place)
    if not place:
        raise Malformed({"place": "请写大屏挂在哪里。"})
    if fault := objection_to(place, most=_LONGEST):
        raise Malformed({"place": fault})
    secret = secrets.token_urlsafe(24)
    made = Screen.objects.create(
        county=county, place=place, digest=digest_of(secret), made_at=at, made_by_id=by.person,
        made_post_id=by.post_id,
    )  # fmt: skip
    _note("screen.open", made, by=by, at=at)
    return secret


@transaction.atomic(savepoint=False)
def end_screen(*, county: str, screen_id: int, by: Actor, at: datetime) -> Screen:
    """The address is dead from now on; asked again, nothing more happens. Raises Objected, Missing."""
    insist(screen_objection(by))
    rows = Screen.objects.select_for_update().filter(county=county, pk=screen_id)
    held = rows.first()
    if held is None:
        raise Missing
    if held.ended_at is None:
        held.ended_at = at
        held.save(update_fields=["ended_at"])
        _note("screen.end", held, by=by, at=at)
    return held


def digest_of(secret: str) -> str:
    """How a secret is kept: 192 random bits need no slow hash."""
    return digest(b"screen", secret.encode())


def screen_of(county: str, secret: str) -> Screen | None:
    """The screen of an address that is alive."""
    rows = Screen.objects.filter(county=county, digest=digest_of(secret), ended_at=None)
    return rows.first()


def _note(verb: str, screen: Screen, *, by: Actor, at: datetime) -> None:
    center = Unit.objects.filter(county=screen.county, kind=UnitKind.CENTER, ends_on=None).first()
    subject = Subject("screen", screen.pk, screen.county, center.pk if center else None)
    record(verb, subject, by=by, at=at, facts={"place": screen.place})
