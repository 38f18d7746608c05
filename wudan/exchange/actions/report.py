"""勾选送报: these were keyed in at the national system on that day. Ticked twice is ticked once."""

from collections.abc import Iterable
from datetime import date, datetime

from wudan.areas.models import Unit
from wudan.exchange.actions.recording import one_transaction
from wudan.exchange.permissions import importing_objection
from wudan.exchange.reporting import MOST_SHOWN, rows_to_report
from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.ledger.enums import ReportKind
from wudan.ledger.models import Reported
from wudan.people.actors import Actor


@one_transaction
def mark_reported(*, kind: str, subjects: Iterable[int], on: date, by: Actor, at: datetime) -> int:
    """Tick off those of these that still wait; how many. Raises Malformed, Objected."""
    insist(importing_objection(by))
    wanted = sorted(set(subjects))
    if kind not in ReportKind.values or not wanted or len(wanted) > MOST_SHOWN:
        raise Malformed({"subjects": "请勾选至少一条，一次最多 100 条。"})
    if on > day_of(at):
        raise Malformed({"on": "上传日期还没有到。"})
    unit = Unit.objects.select_for_update().get(path=by.unit_path)
    waiting = rows_to_report(unit.county, ReportKind(kind), on=day_of(at))
    made = [
        Reported(
            county=unit.county, kind=kind, subject_id=pk, on=on, at=at, by_id=by.person,
            post_id=by.post_id,
        )
        for pk in waiting.filter(pk__in=wanted).values_list("pk", flat=True)
    ]  # fmt: skip
    Reported.objects.bulk_create(made)
    subject = Subject("report", unit.pk, unit.county, unit.pk, unit.branch_id)
    facts = {"kind": kind, "count": len(made), "on": on.isoformat()}
    record("export.report", subject, by=by, at=at, facts=facts, react=False)
    return len(made)
