"""Resources in the demo: some doors are open, some are talked about; things are lent from desk to desk."""

from datetime import date, datetime, timedelta

from wudan.areas.models import Unit
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import day_of, local
from wudan.kit.open_hours import parse
from wudan.kit.pack import Pack
from wudan.kit.pack_tables import rows_of
from wudan.people.actors import Actor
from wudan.sites.actions import loan as lending
from wudan.sites.actions import resource as acts
from wudan.sites.enums.resource import Origin, ResourceStage, ResourceVerb
from wudan.sites.flow.resource import REACHED_BY, WAYS
from wudan.sites.models import Loan, Resource

_COLUMNS = ("key", "stage", "hours", "partner", "responsible", "days", "used", "people")
_SAID = {
    ResourceVerb.TALK: "和负责人见了面，愿意在周末开，要把责任和保险写清楚。",
    ResourceVerb.SURVEY: "去看过：房子结实，通电，消防器材要补两具。",
    ResourceVerb.OPEN: "第一天去看了，门开着，牌子挂上了。",
}
_LIABILITY = "开放时段由实践所看场，设施由产权单位维护；受伤先送医，再按保险处理。"
_INSURANCE = "公众责任险一份，保到协议到期那天。"


def open_doors(scene: Scene, pack: Pack, *, until: datetime) -> None:
    """Walk each resource as far as the pack's demo table says, then lend a few."""
    path = pack.folder / "demo" / "resources.csv"
    if not path.exists() or Resource.objects.exclude(stage=ResourceStage.LISTED).exists():
        return  # played before
    known = {row.key: row for row in Resource.objects.of_county(pack.county)}
    for _number, row in rows_of(path, _COLUMNS):
        if row["key"] in known:
            _walk(scene, known[row["key"]], row, until)
    _lend(scene, pack.county, until)


def _walk(scene: Scene, found: Resource, row: dict[str, str], until: datetime) -> None:
    by, at = scene.staff(found.unit_id), until - timedelta(days=80)
    way = WAYS[Origin(found.origin)]
    for stage in way[1 : way.index(ResourceStage(row["stage"])) + 1]:
        verb, at = REACHED_BY[stage], at + timedelta(hours=20)
        if verb is ResourceVerb.AGREE:
            acts.agree(resource=found, terms=_terms(row, day_of(at), day_of(until)), by=by, at=at)
        else:
            acts.step(resource=found, verb=verb, why=_SAID[verb], by=by, at=at)
    if row["used"]:
        found.refresh_from_db()
        acts.use(
            resource=found, on=day_of(until) - timedelta(days=int(row["used"])), by=by, at=until,
            people_count=int(row["people"]) if row["people"] else None,
        )  # fmt: skip


def _terms(row: dict[str, str], since: date, today: date) -> acts.Terms:
    return acts.Terms(
        partner=row["partner"], responsible=row["responsible"], starts_on=since,
        last_day=today + timedelta(days=int(row["days"])), hours=tuple(parse(row["hours"])),
        liability=_LIABILITY, insurance=_INSURANCE,
    )  # fmt: skip


def _lend(scene: Scene, county: str, until: datetime) -> None:
    """One that waits for an answer, one promised, one out, one back with something to say."""
    things = list(
        Resource.objects.of_county(county).filter(lendable=True, kind="equipment").order_by("key")
    )
    known = Unit.objects.filter(
        county=county, kind="institute", posts__person__account__isnull=False
    )
    sites = known.distinct().order_by("path")
    for number, (thing, unit) in enumerate(zip(things, sites, strict=False)):
        days = (6, 3, -1, -9)[number % 4]
        lender, borrower = scene.staff(thing.unit_id), scene.staff(unit.pk)
        if lender.unit_id == borrower.unit_id:
            continue
        begins = (local(until) + timedelta(days=days)).replace(
            hour=9, minute=0, second=0, microsecond=0
        )
        asked_at = min(until, begins) - timedelta(days=4)
        loan = lending.ask(
            resource=thing, borrower=unit, purpose="赶集那天在镇上办活动用", starts_at=begins,
            ends_at=begins + timedelta(days=2), by=borrower, at=asked_at,
        )  # fmt: skip
        _answer(loan, number % 4, lender, begins, asked_at)


def _answer(loan: Loan, how: int, lender: Actor, begins: datetime, asked_at: datetime) -> None:
    if how == 0:
        return
    lending.agree(
        loan=loan, by=lender, at=asked_at + timedelta(hours=3), words="前一天下午来取，带个车。"
    )
    if how > 1:
        lending.hand_over(loan=loan, by=lender, at=begins)
    if how > 2:
        lending.take_back(
            loan=loan, by=lender, at=begins + timedelta(days=2, hours=5), condition="damaged",
            words="两把椅子腿松了，已经拧紧。",
        )  # fmt: skip
