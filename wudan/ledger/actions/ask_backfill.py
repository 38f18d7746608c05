"""申请补录: hours nobody signed at the time: a reason, a file, and no meeting (67号令 §19; A01)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction

from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to, tidy
from wudan.ledger import permissions, policies
from wudan.ledger.enums import BackfillState
from wudan.ledger.files import Proof, proofs_kept
from wudan.ledger.models import Backfill
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.teams.models import Team


@dataclass(frozen=True, slots=True)
class Served:
    """What was served, as typed."""

    title: str
    words: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    leader_name: str = ""
    no_meeting: bool = False


@transaction.atomic(savepoint=False)
def ask_backfill(
    *, person: Person, unit: Unit, served: Served, reason: str, proof: Proof, ref: str, by: Actor,
    at: datetime, team: Team | None = None,
) -> Backfill:  # fmt: skip
    """Ask. The same `ref` again is the same request. Raises Malformed, Missing, Objected."""
    lock_persons([person.pk])
    if known := Backfill.objects.filter(ref=ref, asked_by_id=by.person).first():
        return known
    insist(permissions.asking_backfill_objection(by, unit, person))
    _insist_on_words(served, reason)
    span = policies.Span(served.starts_at, served.ends_at)
    insist(policies.objection_to_backfill(span, at=at, rules=settings.PACK.hours))
    row = Backfill(
        county=unit.county, ref=ref, person=person, unit=unit, team=team, title=tidy(served.title),
        place=tidy(served.place), words=tidy(served.words), reason=tidy(reason),
        leader_name=tidy(served.leader_name), starts_at=served.starts_at, ends_at=served.ends_at,
        no_meeting=True, file_type=proof.media_type, file_hash=sha256(proof.content).hexdigest(),
        state=BackfillState.ASKED, asked_at=at, asked_by_id=by.person, asked_post_id=by.post,
        asked_unit_id=by.unit_id or 0,
    )  # fmt: skip
    insist_on_measure(row)
    row.file_name = proofs_kept().put(proof.content)
    row.save(force_insert=True)
    note("backfill_ask", row, by=by, at=at, why=row.reason)
    return row


def insist_on_measure(row: Backfill) -> None:
    """No more a month of one person than the county allows, what waits included. Raises Objected."""
    first = day_of(row.starts_at).replace(day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    others = Backfill.objects.exclude(pk=row.pk).exclude(state=BackfillState.REFUSED)
    already = others.minutes_between(row.person_id, first, after)
    insist(policies.objection_to_monthly(already + row.minutes, settings.PACK.hours))


def note(verb: str, row: Backfill, *, by: Actor, at: datetime, why: str = "") -> None:
    """The event of a verb done to a back-fill."""
    subject = Subject("backfill", row.pk, row.county, row.unit_id, row.unit.branch_id)
    facts = {"minutes": row.minutes, "state": row.state}
    record(f"hours.{verb}", subject, by=by, at=at, why=why, facts=facts, react=False)


def _insist_on_words(served: Served, reason: str) -> None:
    faults = {}
    for field, words, most, missing in (
        ("title", served.title, 50, "请写活动名称。"), ("words", served.words, 400, "请写做了什么。"),
        ("reason", reason, 200, "请写为什么当时没有签到。"), ("place", served.place, 120, ""),
        ("leader_name", served.leader_name, 40, ""),
    ):  # fmt: skip
        tidied = tidy(words)
        if missing and not tidied:
            faults[field] = missing
        elif fault := objection_to(tidied, most=most):
            faults[field] = fault
    if not served.no_meeting:
        faults["no_meeting"] = "会议、参观、培训不算志愿服务，不能补录。确实不是，请打勾。"
    if faults:
        raise Malformed(faults)
