"""复制一份: one's own data as a file, made at once (PIPL §45; G21 asks for 24 hours).

By oneself after a fresh proof (the face asks for it); at the station as a paper, for somebody who
asked: the request is answered by it, and the reading stands in the trail.
"""

from datetime import datetime

from django.conf import settings

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.people import budgets, opening
from wudan.people.actions.journaling import note, one_transaction
from wudan.people.actions.reveal import KINDS, record_reading
from wudan.people.actors import Actor
from wudan.people.enums import Purpose
from wudan.people.models import Person
from wudan.people.personal import Reading
from wudan.privacy import permissions
from wudan.privacy.actions.answer import close, take
from wudan.privacy.copies import Part, copy_of
from wudan.privacy.enums import Outcome
from wudan.privacy.models import PrivacyRequest
from wudan.privacy.papers import as_json, as_pdf

FORMS = ("json", "pdf")
PRINTED = "打印了一份交给本人。"


def take_copy(*, person: Person, form: str, by: Actor, at: datetime) -> bytes:
    """The file of one's own data. Raises Malformed, Objected (not one's own) or TooMany."""
    if form not in FORMS:
        raise Malformed({"form": "请选 PDF 或 JSON。"})
    return _take(person, form, opening.own(by, person.pk), by, at)


@one_transaction
def _take(person: Person, form: str, reading: Reading, by: Actor, at: datetime) -> bytes:
    budgets.spend_budget("export", by=by, at=at)
    parts = copy_of(person, reading)
    note("person.export", person, by=by, at=at, form=form)
    return as_json(parts, at=at) if form == "json" else _paper(parts, person, at)


@one_transaction
def print_for(*, request: PrivacyRequest, by: Actor, at: datetime) -> bytes:
    """The paper for somebody who asked at the station; answers the request. Raises Objected."""
    held = take(request)
    insist(permissions.printing_objection(by, held, on=day_of(at)))
    reading = record_reading(
        person=held.person, kinds=KINDS, purpose=Purpose.ASKED, by=by, at=at
    )  # fmt: skip
    paper = _paper(copy_of(held.person, reading), held.person, at)
    note("person.export", held.person, by=by, at=at, form="pdf", request=held.pk)
    close(held, Outcome.DONE, PRINTED, by=by, at=at)
    return paper


def shown_to_oneself(person: Person, by: Actor) -> list[Part]:
    """What the privacy center shows: one's own, so without a trail."""
    reading: Reading = opening.own(by, person.pk)
    return copy_of(person, reading, on_screen=True)


def _paper(parts: list[Part], person: Person, at: datetime) -> bytes:
    home = person.home.name if person.home else "没有登记"
    brand = settings.PACK.brand.short
    lead = [f"姓名：{person.name}", f"所在站：{home}", f"制作日期：{day_of(at)}"]
    return as_pdf(parts, lead=lead, footer=f"{brand} · 个人信息副本 · {day_of(at)}")
