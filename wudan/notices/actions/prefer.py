"""怎样告诉我: somebody chooses how to be told; for who has no page, the keeper writes down what they say."""

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from wudan.journal.events import record
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to
from wudan.notices.enums import NoticeWay
from wudan.notices.models import Preference
from wudan.notices.permissions import preferring_objection
from wudan.people.actions.journaling import subject_of
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.models import Person

LONGEST_MAIL = 100


@transaction.atomic(savepoint=False)
def prefer(
    *, person: Person, way: str, by: Actor, at: datetime, mail: str | None = None,
    topics_off: Collection[str] = (),
) -> Preference:  # fmt: skip
    """Write it down; without a `mail` the address stays as it is. Raises Malformed, Objected, Missing."""
    insist(preferring_objection(by, person))
    lock_persons([person.pk])
    row = Preference.objects.filter(person=person).first() or Preference(person=person)
    told = None if mail is None else mail.strip()
    off = _checked(way, told, topics_off, has_mail=bool(row.mail))
    row.way, row.topics_off, row.at, row.by_post_id = way, off, at, by.post_id
    if told is not None:
        row.mail = told
    row.save()
    facts = {"way": way, "off": off, "mail": bool(row.mail)}
    record("message.prefer", subject_of(person), by=by, at=at, facts=facts, react=False)
    return row


def _checked(way: str, mail: str | None, topics_off: Collection[str], *, has_mail: bool) -> list[str]:  # fmt: skip
    """The topics in order. Raises Malformed."""
    faults: dict[str, str] = {}
    if way not in NoticeWay.values:
        faults["way"] = "请选一种。"
    wanted = way == NoticeWay.MAIL and not (mail is None and has_mail)
    if fault := _mail_fault(mail or "", wanted=wanted):
        faults["mail"] = fault
    if set(topics_off) - set(settings.PACK.notices.topics):
        faults["topics_off"] = "没有这一类。"
    if faults:
        raise Malformed(faults)
    return sorted(set(topics_off))


def _mail_fault(mail: str, *, wanted: bool) -> str | None:
    if not mail:
        return "要发邮件，请写邮箱。" if wanted else None
    if fault := objection_to(mail, most=LONGEST_MAIL):
        return fault
    try:
        validate_email(mail)
    except ValidationError:
        return "这个邮箱写得不对，比如 qin@example.cn。"
    return None
