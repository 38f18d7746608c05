"""读名单: a file becomes lines to look over; nothing is sent, nobody is a volunteer by it."""

from datetime import datetime
from hashlib import sha256
from pathlib import PurePath

from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit.clock import local
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection, insist
from wudan.kit.tables import Fault, Limits, read_table
from wudan.people.actions.invitations.columns import COLUMNS, Places, understood
from wudan.people.actions.journaling import one_transaction
from wudan.people.actors import Actor
from wudan.people.invitations import Wanted, written
from wudan.people.models import InvitationList
from wudan.people.permissions.volunteers import inviting_objection

LIMITS = Limits(bytes=3_000_000, rows=2_000, columns=60, letters=300, faults=500)


@one_transaction
def read_list(*, content: bytes, name: str, by: Actor, at: datetime) -> InvitationList:
    """Read a file and keep its lines, sealed, for a day. Raises Malformed (the file), Objected."""
    insist(inviting_objection(by))
    unit = Unit.objects.get(path=by.unit_path)
    digest = sha256(content).hexdigest()
    insist(sent_objection(unit.county, digest))
    table = read_table(content, name=name, columns=COLUMNS, limits=LIMITS)
    rows, faults = _understood(table.rows, by, at)
    faults = sorted([*table.faults, *faults], key=lambda fault: fault.line)
    faults = _once_a_place(faults)[: LIMITS.faults]
    made = InvitationList.objects.create(
        county=unit.county, unit=unit, digest=digest, name=_bare(name), rows_count=len(table.rows),
        faults_count=len({fault.line for fault in faults}), rows=written(rows),
        faults=[[f.line, f.column, f.words, f.advice] for f in faults],
        read_at=at, read_by_id=by.person, read_under_id=by.post,
    )  # fmt: skip
    subject = Subject("invitation_list", made.pk, unit.county, unit.pk, unit.branch_id)
    facts = {"rows": made.rows_count, "faults": made.faults_count, "digest": digest[:16]}
    record("invitation.read", subject, by=by, at=at, facts=facts, react=False)
    return made


def sent_objection(county: str, digest: str) -> Objection | None:
    """Why this very file is not read again: its invitations are out."""
    sent = InvitationList.objects.filter(county=county, digest=digest, sent_at__isnull=False)
    known = sent.order_by("-sent_at").first()
    if known is None or known.sent_at is None:
        return None
    words = Phrase(
        "这份文件 {sent_at:%Y-%m-%d} 已经发过邀请，不会再发第二遍。", sent_at=local(known.sent_at)
    )
    return Objection("sent_already", words)


def _understood(rows, by: Actor, at: datetime) -> tuple[list[Wanted], list[Fault]]:  # type: ignore[no-untyped-def]
    places, found, faults = Places(by, at), dict[str, Wanted](), list[Fault]()
    for row in rows:
        wanted, wrong = understood(row, places, at=at)
        faults += wrong
        if wanted is None:
            continue
        twin = found.setdefault(wanted.who, wanted)
        if twin is not wanted:
            words = Phrase("和第 {line} 行是同一个人。", line=twin.line)
            faults.append(Fault(wanted.line, "姓名", words, "删掉其中一行。"))
    return list(found.values()), faults


def _once_a_place(faults: list[Fault]) -> list[Fault]:
    """One fault a cell: a cell that could not be read is not called empty as well."""
    first: dict[tuple[int, str], Fault] = {}
    for fault in faults:
        first.setdefault((fault.line, fault.column), fault)
    return list(first.values())


def _bare(name: str) -> str:
    """The file's own name, without folders and signs nobody sees."""
    return "".join(c for c in PurePath(name.replace("\\", "/")).name if c.isprintable())[:120]
