"""提出: somebody wants their data corrected, erased, copied or explained; 15 days run (PIPL §50)."""

from datetime import datetime, timedelta

from wudan.kit.refusals import Malformed, Missing, Objected, Objection, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actions.journaling import note, one_transaction
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.privacy import permissions
from wudan.privacy.enums import RequestKind
from wudan.privacy.models import PrivacyRequest

ANSWERED_WITHIN = timedelta(days=15)
LONGEST_WORDS = 400
_NEEDS_WORDS = frozenset({RequestKind.CORRECT, RequestKind.EXPLAIN, RequestKind.RELATIVE})
TWICE = Objection("asked", "同样的请求已经在办，请等答复。")


@one_transaction
def ask(*, person: Person, kind: str, words: str = "", by: Actor, at: datetime) -> PrivacyRequest:
    """Open a request, by oneself or by the station in somebody's name. Raises Malformed, Objected."""
    held = lock_persons([person.pk])[person.pk]
    if held.erased_at is not None:
        raise Missing
    insist(permissions.asking_objection(by, held))
    words = _checked(kind, words)
    if PrivacyRequest.objects.filter(person=held, kind=kind).open().exists():
        raise Objected(TWICE)
    made = PrivacyRequest.objects.create(
        county=held.county, person=held, kind=kind, words=words, unit_id=held.home_id,
        opened_at=at, opened_by_id=by.person, opened_under_id=by.post_id,
        due_at=at + ANSWERED_WITHIN,
    )  # fmt: skip
    facts = {"request": made.pk, "kind": kind}
    note("person.ask", held, by=by, at=at, **facts)
    return made


def _checked(kind: str, words: str) -> str:
    words, faults = tidy(words), {}
    if kind not in RequestKind.values:
        faults["kind"] = "请选一个。"
    elif not words and kind in _NEEDS_WORDS:
        faults["words"] = "请写一句话：哪里不对，或想知道什么。"
    if fault := objection_to(words, most=LONGEST_WORDS):
        faults["words"] = fault
    if faults:
        raise Malformed(faults)
    return words
