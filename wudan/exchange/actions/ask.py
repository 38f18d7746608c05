"""申请导出: what, of where, of when, what for. Many persons wait for a second person."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wudan.areas.models import Unit
from wudan.exchange.actions.measuring import measure
from wudan.exchange.actions.recording import journal, one_transaction
from wudan.exchange.enums import APPRAISED, ExportKind, ExportState, FileForm
from wudan.exchange.models import MOST_PERSONS_ALONE, Export
from wudan.exchange.permissions import asking_objection, unmasking_objection
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.kit.scanning import findings
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor
from wudan.people.models import Person

MOST_ROWS = 50_000
MOST_DAYS = 366
MOST_DAYS_OF_BUNDLE = 20 * 366
DATED = (ExportKind.ORDERS, ExportKind.NATIONAL, ExportKind.ARCHIVE, *sorted(APPRAISED))
PACKED = (ExportKind.NATIONAL, ExportKind.ARCHIVE)
MOST_A_DAY = 20
LONGEST_PURPOSE = 200
SHORTEST_PURPOSE = 4
_TOO_OFTEN = Objection(
    "too_often",
    Phrase(
        "一天最多申请 {most_a_day} 次导出。确有需要，请明天再来，或请上级单位导出。",
        most_a_day=MOST_A_DAY,
    ),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for."""

    kind: str
    unit: Unit
    form: str = FileForm.XLSX
    purpose: str = ""
    since: date | None = None
    until: date | None = None
    unmasked: bool = False


@one_transaction
def ask(*, wanted: Wanted, by: Actor, at: datetime) -> Export:
    """Ask for an export. Up to a hundred persons (with those of the last week) need nobody
    else; it is then made by the worker. Raises Malformed, Objected."""
    insist(asking_objection(by, kind=wanted.kind, unit=wanted.unit))
    if wanted.unmasked:
        insist(unmasking_objection(by))
    if faults := _faults(wanted, at):
        raise Malformed(faults)
    one_at_a_time(by)
    _insist_on_measure(by, at)
    export = _drafted(wanted, by, at)
    rows, export.persons_count = measure(export, by)
    if not rows:
        raise Malformed({"kind": "这个范围里没有可以导出的内容。"})
    if rows > MOST_ROWS and wanted.kind != ExportKind.ARCHIVE:
        raise Malformed(
            {
                "until": Phrase(
                    "有 {rows} 行，一次最多 {most_rows} 行。请缩短期间或换小一级的单位。",
                    rows=rows,
                    most_rows=MOST_ROWS,
                )
            }
        )
    lately = Export.objects.persons_lately(by.person, at=at)
    many = lately + export.persons_count > MOST_PERSONS_ALONE
    export.needs_second = many or wanted.kind == ExportKind.ARCHIVE  # the whole trail
    export.state = ExportState.ASKED if export.needs_second else ExportState.APPROVED
    export.save(force_insert=True)
    facts = {"form": export.form, "unmasked": export.unmasked, "second": export.needs_second,
             "since": str(export.since or ""), "until": str(export.until or "")}  # fmt: skip
    journal("ask", export, by=by, at=at, why=export.purpose, facts=facts)
    return export


def one_at_a_time(by: Actor) -> None:
    """Whoever asks twice at once waits for oneself: slices add up."""
    list(Person.objects.select_for_update().filter(pk=by.person).values_list("pk"))


def _drafted(wanted: Wanted, by: Actor, at: datetime) -> Export:
    since, until = _period(wanted)
    return Export(
        county=wanted.unit.county, kind=wanted.kind, form=wanted.form, unit=wanted.unit,
        since=since, until=until,
        unmasked=wanted.unmasked, purpose=tidy(wanted.purpose), asked_at=at,
        asked_by_id=by.person, asked_under_id=by.post,
    )  # fmt: skip


def _period(wanted: Wanted) -> tuple[date | None, date | None]:
    """The days asked for; of an archive, the whole year of the first of them."""
    if wanted.kind not in DATED:
        return None, None
    if wanted.kind == ExportKind.ARCHIVE and wanted.since is not None:
        return date(wanted.since.year, 1, 1), date(wanted.since.year, 12, 31)
    return wanted.since, wanted.until


def _insist_on_measure(by: Actor, at: datetime) -> None:
    lately = Export.objects.asked_by_person(by.person).filter(asked_at__gt=at - timedelta(days=1))
    if lately.count() >= MOST_A_DAY:
        raise Objected(_TOO_OFTEN)


def _faults(wanted: Wanted, at: datetime) -> dict[str, str]:
    faults = {}
    if wanted.kind not in ExportKind.values:
        faults["kind"] = "请选要导出什么。"
    if wanted.form not in FileForm.values:
        faults["form"] = "请选文件格式。"
    purpose = tidy(wanted.purpose)
    if len(purpose) < SHORTEST_PURPOSE:
        faults["purpose"] = "请写清楚用途：谁要、做什么用。会登记三年。"
    elif fault := objection_to(purpose, most=LONGEST_PURPOSE):
        faults["purpose"] = fault
    elif findings(purpose):
        faults["purpose"] = "用途会印在文件上，不要写电话和身份证号。"
    if (wanted.form == FileForm.ZIP) != (wanted.kind in PACKED):
        faults["form"] = "交换包和档案只有 ZIP 一种格式，别的只有 Excel 和 CSV。"
    if wanted.kind in DATED:
        most = MOST_DAYS if wanted.kind == ExportKind.ORDERS else MOST_DAYS_OF_BUNDLE
        faults |= _faults_of_period(wanted.since, wanted.until, day_of(at), most=most)
    return faults


def _faults_of_period(
    since: date | None, until: date | None, today: date, *, most: int
) -> dict[str, str]:
    if since is None:
        return {"since": "请选从哪一天起。"}
    if until is None:
        return {"until": "请选到哪一天止。"}
    if since > until:
        return {"until": "止的日子在起的日子前面，请对调。"}
    if since > today:
        return {"since": "这个日子还没有到。"}
    if (until - since).days >= most:
        return {"until": Phrase("一次最多导出 {most} 天。", most=most)}
    return {}
