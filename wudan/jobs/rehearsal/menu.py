"""The menu in the demo: a limited item that is full, who waits, next month published, a piece asked,
an item for two towns, a change that waits to be admitted."""

from dataclasses import replace
from datetime import datetime, timedelta

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog import actions as menu
from wudan.catalog import capacity
from wudan.catalog.details import as_it_is
from wudan.catalog.enums import DutyKind, Risk
from wudan.catalog.models import PlatformDuty, Service, ServiceCapacity
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import day_of
from wudan.kit.refusals import Refusal
from wudan.orders import actions
from wudan.orders.actions import cooperating
from wudan.orders.actions.place import Need
from wudan.people.actors import Actor, for_self
from wudan.people.models import Person
from wudan.projects.actions import changes

_LIMITED = 3
_ASKED = 3
_NARROWED, _RISKIER = "meal-help", "plumbing-repair"
_SEARCHED = {"修剪果树": 7, "寄快递": 6, "杀虫": 2}


def keep_menu(scene: Scene, county: str, *, until: datetime) -> None:
    """Limits on the first items of the menu; one of them with one place, taken, and two who wait."""
    if ServiceCapacity.objects.exists():
        return  # played before
    by, today = scene.staff(scene.center.pk), day_of(until)
    items = list(Service.objects.filter(county=county, months=[]).on_offer()[:_LIMITED])
    for number, item in enumerate(items):
        menu.limit_service(
            service=item, period="month", places=(1, 20, 12)[number], starts_on=today, by=by, at=until
        )  # fmt: skip
    if items:
        _fill(items[0], county, until)
        _publish(items[0], until, scene)
    _ask(county, until, scene)
    _change(scene, county, until)
    for words, times in _SEARCHED.items():
        for _ in range(times):
            menu.note_unmatched(words=words, county=county, at=until)


def _fill(item: Service, county: str, until: datetime) -> None:
    """The one place goes; the others wait in turn."""
    item.refresh_from_db()
    people = Person.objects.filter(county=county, home__isnull=False, erased_at=None)
    mode = item.places[0]
    for person in people.order_by("pk")[:_ASKED]:
        need = Need(service=item, place_mode=mode, when_full="wait", address="三组")
        try:
            actions.place(need=need, by=for_self(person.pk), at=until)
        except Refusal:
            continue


def _publish(item: Service, until: datetime, scene: Scene) -> None:
    by, month = scene.staff(scene.center.pk), capacity.bounds("month", day_of(until))[1]
    rows = Service.objects.filter(platform=item.platform_id).order_by("pk")
    lines = {row.pk: menu.Line(row.is_offered, 4 if row.pk == item.pk else None) for row in rows}
    kept = {row.service_id: row for row in ServiceCapacity.objects.on(month)}
    for pk, row in kept.items():
        if pk in lines and pk != item.pk:
            lines[pk] = menu.Line(lines[pk].offered, row.places, row.period)
    changes.publish_menu(platform=item.platform, month=month, lines=lines, by=by, at=until)


def _change(scene: Scene, county: str, until: datetime) -> None:
    """One item goes to two towns only and is called by more names; of another the risk is to be
    another, which waits for the center's second person."""
    by, found = scene.staff(scene.center.pk), Service.objects.filter(county=county)
    towns = Unit.objects.filter(county=county, kind=UnitKind.INSTITUTE, ends_on=None)
    paths = list(towns.order_by("pk").values_list("path", flat=True)[:2])
    if meal := found.filter(code=_NARROWED).select_related("provider").first():
        wanted = replace(as_it_is(meal), serves=paths, words=[*meal.words, "做口热饭"])
        _edited(meal, wanted, "另外几个镇的队伍还没有组起来", by, until - timedelta(hours=3))
    if repair := found.filter(code=_RISKIER).select_related("provider").first():
        wanted = replace(as_it_is(repair), risk=Risk.BODILY)
        _edited(repair, wanted, "要登高、要动管钳，按有人身风险办", by, until - timedelta(hours=2))


def _edited(item: Service, wanted: menu.Wanted, why: str, by: Actor, at: datetime) -> None:
    changes.change_item(service=item, wanted=wanted, why=why, by=by, at=at)


def _ask(county: str, until: datetime, scene: Scene) -> None:
    """The center asks a cooperating department; another says no."""
    duties = PlatformDuty.objects.on(day_of(until)).filter(
        kind=DutyKind.COOPERATING, platform__county=county
    )
    for duty in duties.select_related("platform", "unit").order_by("platform__position", "pk")[:2]:
        service = Service.objects.filter(platform=duty.platform, is_offered=True).first()
        if service is None:
            continue
        cooperating.ask(
            platform=duty.platform, unit=duty.unit, service=service,
            words="下月下乡时一并设一个点，半天就行。", wanted_by=day_of(until) + timedelta(days=20),
            by=scene.staff(scene.center.pk), at=until,
        )  # fmt: skip
